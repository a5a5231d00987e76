package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {
  private static final Configuration CONF = new Configuration();

  @TempDir private Path folder;

  @Test
  void allFilesOfAllSitesCountTogether() throws IOException {
    TableSource one = TableSource.csv(file("a", 40 << 20).toUri().toString());
    TableSource other = TableSource.csv(file("b", 30 << 20).toString());

    assertThat(QuickStart.small(CONF, List.of(one))).isTrue();
    assertThat(QuickStart.small(CONF, List.of(one, other))).isFalse();
  }

  @Test
  void aFolderIsAsLargeAsItsFiles() throws IOException {
    Path cdm = Files.createDirectories(folder.resolve("cdm/person"));
    try (RandomAccessFile part = new RandomAccessFile(cdm.resolve("part.csv").toFile(), "rw")) {
      part.setLength(65 << 20);
    }

    assertThat(
            QuickStart.small(
                CONF,
                List.of(
                    new TableSource(
                        folder.resolve("cdm").toString(), "omop-csv", java.util.Map.of()))))
        .isFalse();
  }

  @Test
  void whatCannotBeFoundIsLeftToTheReader() {
    assertThat(QuickStart.small(CONF, List.of(TableSource.csv("nowhere/hospital.csv")))).isTrue();
    assertThat(QuickStart.small(CONF, List.of(TableSource.csv("nofs://x/y.csv")))).isTrue();
  }

  private Path file(String name, long length) throws IOException {
    Path file = folder.resolve(name + ".csv");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(length);
    }
    return file;
  }
}
