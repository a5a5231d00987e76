package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.ThrowableAssert;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkFailureTest {
  private final SparkSession session = SharedSpark.session();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cast(id + 99999999999 as int)",
        "make_date(2000, 13, int(id))",
        "cast(concat('x', id) as int)"
      })
  void noArithmeticOfSparksReachesAUser(String sql) {
    Throwable failure =
        ThrowableAssert.catchThrowable(() -> session.range(1, 3).selectExpr(sql).collectAsList());
    assertThat(failure).isNotNull();
    IeumException told = SparkFailure.of("cdm", failure);
    assertThat(told.code()).isEqualTo(ErrorCode.BAD_TABLE);
    assertThat(told.text())
        .startsWith("site table cdm: expected numbers and dates that can be calculated with, found")
        .doesNotContain("Exception")
        .doesNotContain("99999999999");
  }

  @Test
  void otherFailuresAreToldWithoutTheNamesOfTheirClasses() {
    Throwable unknown = new SparkException("the value 120 of patient 7");
    assertThat(SparkFailure.of("cdm", new RuntimeException(unknown)).text())
        .isEqualTo(
            "site table cdm: expected the engine to finish its work, found that it failed; ask"
                + " again, and if it stays look at the end of the engine's log");
    Throwable full = new RuntimeException(new IOException("No space left on device"));
    assertThat(SparkFailure.of("cdm", full).code()).isEqualTo(ErrorCode.DISK);
    assertThat(SparkFailure.of("cdm", new RuntimeException(new OutOfMemoryError("x"))).text())
        .contains("give the engine more memory");
  }
}
