package org.ieum.jobs.dementia;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the three hospitals' tables, {@code seoul.csv}, {@code boston.csv} and {@code
 * daejeon.csv}, and beside them {@code truth.json}: the coefficients that the outcomes were drawn
 * with.
 *
 * <p>The same seed gives the same bytes on every machine; a larger number of patients only appends
 * rows. By hand: {@code java -cp ieum-job-dementia.jar org.ieum.jobs.dementia.SyntheticHospitals
 * FOLDER [PATIENTS [SEED]]}.
 */
public final class SyntheticHospitals {
  /** Patients a site where nobody says otherwise. */
  public static final long PATIENTS = 20_000;

  /** The seed of the published figures. */
  public static final long SEED = 2026;

  private static final int FLUSH = 1 << 16;

  private SyntheticHospitals() {}

  /** The sites in the order of the files above. */
  public static List<String> sites() {
    return Hospital.ALL.stream().map(Hospital::name).toList();
  }

  /**
   * Writes the tables and the truth, over what stands there.
   *
   * @throws IOException when the folder cannot be made or written
   */
  public static void write(Path folder, long patientsPerSite, long seed) throws IOException {
    if (patientsPerSite < 1 || patientsPerSite > 1_000_000_000) {
      throw new IllegalArgumentException(
          "patients per site: expected 1 to 1000000000, found " + patientsPerSite);
    }
    Files.createDirectories(folder);
    for (int h = 0; h < Hospital.ALL.size(); h++) {
      Hospital hospital = Hospital.ALL.get(h);
      try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(hospital.name() + ".csv"))) {
        write(out, hospital, h, patientsPerSite, seed);
      }
    }
    Files.writeString(folder.resolve("truth.json"), truth(patientsPerSite, seed));
  }

  private static void write(
      BufferedWriter out, Hospital hospital, int ordinal, long patients, long seed)
      throws IOException {
    StringBuilder rows = new StringBuilder(FLUSH + 256).append(Patient.HEADER);
    for (long n = 1; n <= patients; n++) {
      Patient patient = Patient.draw(hospital, new Draws(seed, ordinal, n));
      patient.write(rows, hospital.name() + "-" + n);
      if (rows.length() >= FLUSH || n == patients) {
        out.append(rows);
        rows.setLength(0);
      }
    }
  }

  private static String truth(long patients, long seed) {
    String coefficients =
        Risk.coefficients().entrySet().stream()
            .map(SyntheticHospitals::member)
            .collect(Collectors.joining(",\n"));
    return "{\n  \"seed\": "
        + seed
        + ",\n  \"patientsPerSite\": "
        + patients
        + ",\n  \"coefficients\": {\n"
        + coefficients
        + "\n  }\n}\n";
  }

  private static String member(Map.Entry<String, Double> coefficient) {
    return "    \"" + coefficient.getKey() + "\": " + coefficient.getValue();
  }

  /** Arguments: folder, and optionally patients per site and seed. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(run(List.of(arguments), System.err));
  }

  /** The exit status: 2 on wrong usage, 1 where the folder cannot be written, 0 when all stands. */
  static int run(List<String> arguments, PrintStream err) {
    try {
      if (arguments.isEmpty() || arguments.size() > 3) {
        throw new IllegalArgumentException(
            "expected FOLDER [PATIENTS-PER-SITE [SEED]], found "
                + arguments.size()
                + " arguments; name the folder to write to");
      }
      write(
          Path.of(arguments.get(0)),
          arguments.size() > 1 ? number("patients per site", arguments.get(1)) : PATIENTS,
          arguments.size() > 2 ? number("seed", arguments.get(2)) : SEED);
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("synthetic hospitals: " + e.getMessage());
      return 2;
    } catch (IOException e) {
      err.println(
          "synthetic hospitals: "
              + arguments.get(0)
              + ": expected a folder that can be written, found that it cannot ("
              + e.getClass().getSimpleName()
              + "); name another, on a disk with room");
      return 1;
    }
  }

  private static long number(String what, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          what + ": expected a whole number, found '" + text + "'; correct it", e);
    }
  }
}
