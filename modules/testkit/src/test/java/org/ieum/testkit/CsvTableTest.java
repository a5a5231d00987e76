package org.ieum.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  private static final StudyManifest STUDY =
      SyntheticCohort.study(
              1,
              new FeatureDictionary(
                  List.of(
                      Covariate.continuous("age", 0, 100),
                      Covariate.binary("sex"),
                      Covariate.categorical("stage", List.of("I", "II")))))
          .withSplit(new Split(50, "ieum"));

  private final Path folder;

  CsvTableTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsNumbersFlagsLevelsAndAbsentValues() throws IOException {
    PatientTable table =
        table("outcome,stage,sex,age", "1,II,true,-3", "0,I,0,50.5", "1,,,").patients(STUDY);
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.value(0, 0)).isNaN();
    assertThat(table.outside(0, 0)).isTrue();
    assertThat(table.value(0, 1)).isEqualTo(1);
    assertThat(table.value(0, 2)).isEqualTo(1);
    assertThat(table.value(1, 0)).isEqualTo(50.5);
    assertThat(table.value(1, 2)).isZero();
    assertThat(table.value(2, 0)).isNaN();
    assertThat(table.value(2, 1)).isNaN();
    assertThat(table.value(2, 2)).isNaN();
    assertThat(table.outcome(1)).isFalse();
    for (int i = 0; i < 3; i++) {
      assertThat(table.heldOut(i)).isEqualTo(STUDY.split().heldOut(Integer.toString(i)));
    }
  }

  @Test
  void namesLineAndColumnOfABadCellAndNeverItsValue() throws IOException {
    refuses("line 3, column 'age'", "age,sex,stage,outcome", "1,0,I,1", "secret,0,I,1");
    refuses("line 2, column 'age'", "age,sex,stage,outcome", "NaN,0,I,1");
    refuses("line 2, column 'sex'", "age,sex,stage,outcome", "1,2,I,1");
    refuses("line 2, column 'sex'", "age,sex,stage,outcome", "1,tr,I,1");
    refuses("line 2, column 'stage'", "age,sex,stage,outcome", "1,0,secret,1");
    refuses("line 2, column 'outcome'", "age,sex,stage,outcome", "1,0,I,");
    refuses("line 2: expected 4 cells, found 3", "age,sex,stage,outcome", "1,0,I");
    refuses("column 'stage'", "age,sex,outcome", "1,0,1");
    refuses("empty file");
  }

  private void refuses(String message, String... lines) {
    assertThatThrownBy(() -> table(lines).patients(STUDY))
        .isInstanceOfSatisfying(
            IeumException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.BAD_TABLE);
              assertThat(e.text()).contains("table.csv", message).doesNotContain("secret");
            });
  }

  private CsvTable table(String... lines) throws IOException {
    return CsvTable.read(Files.write(folder.resolve("table.csv"), List.of(lines)));
  }
}
