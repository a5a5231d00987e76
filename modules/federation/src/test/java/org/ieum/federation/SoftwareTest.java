package org.ieum.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SoftwareTest {
  @Test
  void theVersionIsThatOfThePoms() throws IOException {
    Path pom = Path.of(System.getProperty("ieum.root"), "pom.xml");
    assertThat(Files.readString(pom))
        .contains("<artifactId>ieum</artifactId>\n  <version>" + Software.VERSION + "</version>");
  }
}
