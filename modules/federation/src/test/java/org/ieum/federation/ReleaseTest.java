package org.ieum.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  @Test
  void callsItselfByTheVersionOfItsBuild() throws IOException {
    String parent = Files.readString(Path.of("../../pom.xml"));

    assertThat(parent)
        .contains("<artifactId>ieum</artifactId>\n  <version>" + Release.VERSION + "</version>");
  }
}
