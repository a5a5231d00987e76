package org.ieum.jobs.dementia;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ieum.federation.study.Canonical;
import org.ieum.testkit.CsvTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticHospitalsTest {
  private static final Map<String, CsvTable> TABLES = new HashMap<>();

  @BeforeAll
  static void write(@TempDir Path folder) throws IOException {
    SyntheticHospitals.write(folder, SyntheticHospitals.PATIENTS, SyntheticHospitals.SEED);
    for (String site : SyntheticHospitals.sites()) {
      TABLES.put(site, CsvTable.read(folder.resolve(site + ".csv")));
    }
    assertThat(digests(folder))
        .as("the published figures rest on these bytes")
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "seoul.csv", "dbb26f019c23ae6d3ba458db02ab5e17458187271abe4f2943953f24f2904ea1",
                "boston.csv", "2218d0b6b173d0b5d52f9b0015e67a1e091001336b93e26526a0840f6ecad5b9",
                "daejeon.csv", "ee264aac5abca3d110b2c37e5e4a8ffd8f38f5b9eaaa7d0722c7408794cfc1ed",
                "truth.json", "e39d136c0468c76793a50d8e8d1686ed17c9abcd6d9c6933a9e3b78a2f361f4b"));
  }

  private static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new HashMap<>();
    for (String file : List.of("seoul.csv", "boston.csv", "daejeon.csv", "truth.json")) {
      digests.put(file, Canonical.sha256(Files.readAllBytes(folder.resolve(file))));
    }
    return digests;
  }

  private static double mean(String site, String column) {
    return column(site, column).stream()
        .filter(cell -> !cell.isEmpty())
        .mapToDouble(Double::parseDouble)
        .average()
        .orElseThrow();
  }

  private static List<String> column(String site, String column) {
    return Objects.requireNonNull(TABLES.get(site), site).column(column);
  }

  private static double share(String site, String column, String value) {
    return column(site, column).stream().filter(value::equals).count()
        / (double) SyntheticHospitals.PATIENTS;
  }

  private static double overweight(String site, String sex) {
    List<String> bmi = column(site, "bmi_c");
    List<String> female = column(site, "female");
    int[] known =
        IntStream.range(0, bmi.size())
            .filter(i -> !bmi.get(i).isEmpty() && female.get(i).equals(sex))
            .toArray();
    return IntStream.of(known).filter(i -> Double.parseDouble(bmi.get(i)) + 27.501 > 24.949).count()
        / (double) known.length;
  }

  @Test
  void givesThePublishedMarginals() {
    assertThat(overweight("seoul", "0")).isCloseTo(0.447, within(0.03));
    assertThat(overweight("seoul", "1")).isCloseTo(0.283, within(0.03));
    assertThat(mean("boston", "bmi_c") + 27.501).isCloseTo(29.8, within(0.2));
    assertThat(mean("seoul", "sbp")).isCloseTo(0.46 * 120.2 + 0.54 * 116.0, within(0.5));
    assertThat(mean("boston", "sbp")).isCloseTo(122.8, within(0.6));
    assertThat(mean("seoul", "apoe4")).isCloseTo(0.18, within(0.012));
    assertThat(mean("boston", "apoe4")).isCloseTo(0.25, within(0.012));
    double risk =
        SyntheticHospitals.sites().stream().mapToDouble(s -> mean(s, "dementia_5y")).sum() / 3;
    assertThat(risk).isCloseTo(0.018, within(0.002));
  }

  @Test
  void makesTheHospitalsDiffer() {
    assertThat(mean("boston", "bmi_c") - mean("seoul", "bmi_c")).isGreaterThan(5);
    assertThat(mean("daejeon", "age_c") - mean("seoul", "age_c")).isGreaterThan(1.5);
    assertThat(share("daejeon", "deprivation", "5"))
        .isGreaterThan(2 * share("seoul", "deprivation", "5"));
    assertThat(share("daejeon", "bmi_c", "")).isGreaterThan(3 * share("boston", "bmi_c", ""));
  }

  @Test
  void leavesOutTheBmiMoreOftenWhereItMatters() {
    List<String> bmi = column("daejeon", "bmi_c");
    List<String> depressed = column("daejeon", "depression");
    double[] missing = new double[2];
    double[] all = new double[2];
    for (int i = 0; i < bmi.size(); i++) {
      int group = Integer.parseInt(depressed.get(i));
      all[group]++;
      missing[group] += bmi.get(i).isEmpty() ? 1 : 0;
    }
    assertThat(missing[1] / all[1]).isGreaterThan(missing[0] / all[0] + 0.05);
    assertThat(column("daejeon", "bmi_c2").stream().filter(String::isEmpty).count())
        .isEqualTo((long) (missing[0] + missing[1]));
  }

  @Test
  void onlyAppendsForMorePatientsAndDrawsOthersForAnotherSeed(@TempDir Path folder)
      throws IOException {
    SyntheticHospitals.write(folder.resolve("few"), 50, 9);
    SyntheticHospitals.write(folder.resolve("more"), 80, 9);
    SyntheticHospitals.write(folder.resolve("other"), 50, 10);
    String few = Files.readString(folder.resolve("few/boston.csv"));
    assertThat(Files.readString(folder.resolve("more/boston.csv"))).startsWith(few);
    assertThat(Files.readString(folder.resolve("other/boston.csv"))).isNotEqualTo(few);
    assertThatThrownBy(() -> SyntheticHospitals.write(folder, 0, 1))
        .hasMessage("patients per site: expected 1 to 1000000000, found 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                | 2 | found 0 arguments",
        "out,many          | 2 | patients per site: expected a whole number, found 'many'",
        "out,0             | 2 | patients per site: expected 1 to 1000000000, found 0",
        "out,5,today       | 2 | seed: expected a whole number, found 'today'",
        "out,1,2,3         | 2 | found 4 arguments",
        "file/below,5      | 1 | expected a folder that can be written",
        "file,5            | 1 | expected a folder that can be written",
      })
  void whatCannotBeDoneIsSaidInOneLine(String words, int status, String said, @TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("file"), "in the way");
    List<String> arguments =
        new ArrayList<>(words.isEmpty() ? List.of() : List.of(words.split(",", -1)));
    if (!arguments.isEmpty()) {
      arguments.set(0, folder.resolve(arguments.get(0)).toString());
    }
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(SyntheticHospitals.run(arguments, new PrintStream(err, true, UTF_8)))
        .isEqualTo(status);
    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("synthetic hospitals: ").contains(said));
  }
}
