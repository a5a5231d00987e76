package org.ieum.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ieum.clinical.definition.OmopSection;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every study and dictionary in {@code jobs/} satisfies its schema and its reader. */
class SampleFilesTest {
  private static final Path JOBS = Path.of(System.getProperty("ieum.root", "../.."), "jobs");

  private static Stream<Path> files(String stem) throws IOException {
    try (Stream<Path> all = Files.walk(JOBS, 2)) {
      return all
          .filter(f -> f.getFileName().toString().matches(stem + "(-omop|-time)?\\.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String folder(Path file) {
    return file.getName(file.getNameCount() - 2).toString();
  }

  static Stream<Path> studies() throws IOException {
    return files("study");
  }

  static Stream<Path> dictionaries() throws IOException {
    return files("dictionary");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void studyIsWhatSchemaAndReaderAsk(Path file) throws IOException {
    assertThat(Schemas.faults(Schemas.STUDY, Schemas.json(Files.readString(file)))).isEmpty();
    StudyDraft draft = StudyFile.read(file);
    List<String> sites =
        draft.sites().isEmpty() ? List.of("boston", "daejeon", "seoul") : draft.sites();
    StudyManifest study = draft.manifest(sites);
    boolean further = file.endsWith("study-time.yaml");
    assertThat(study.id()).isEqualTo(further ? "dementia-time-to-event" : folder(file));
    assertThat(StudyManifest.fromBytes(study.toBytes())).isEqualTo(study);
  }

  @ParameterizedTest
  @MethodSource("dictionaries")
  void dictionaryIsWhatSchemaAndReaderAsk(Path file) throws IOException {
    assertThat(Schemas.faults(Schemas.DICTIONARY, Schemas.json(Files.readString(file)))).isEmpty();
    YamlDocument document = YamlDocument.read(file, ErrorCode.BAD_STUDY);
    if (document.root().has("concept-sets")) {
      assertThat(OmopSection.readDictionary(document, DictionaryFile.FORMAT)).isNotEmpty();
      document.finish();
    } else {
      assertThat(DictionaryFile.read(file).covariates()).isNotEmpty();
    }
  }

  @Test
  void theSamplesAreFound() throws IOException {
    assertThat(studies().map(SampleFilesTest::folder))
        .contains(
            "breast-cancer-survival",
            "cancer-early-diagnosis",
            "dementia-early-diagnosis",
            "heart-disease",
            "lung-cancer-early-diagnosis");
    assertThat(dictionaries()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void theStudyInTheReadmeIsOne(@TempDir Path folder) throws IOException {
    String readme = Files.readString(JOBS.resolve("README.md"));
    int start = readme.indexOf("```yaml") + "```yaml".length();
    String yaml = readme.substring(start, readme.indexOf("```", start)).stripIndent();
    assertThat(Schemas.faults(Schemas.STUDY, Schemas.json(yaml))).isEmpty();
    StudyDraft draft = StudyFile.read(Files.writeString(folder.resolve("study.yaml"), yaml));
    assertThat(draft.id()).isEqualTo("my-study");
  }
}
