package org.ieum.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProtocolTest {
  @Test
  void theSoftwareCallsItselfByTheVersionOfItsBuild() throws IOException {
    String parent = Files.readString(Path.of("../../pom.xml"));

    assertThat(parent)
        .contains("<version>" + Protocol.SOFTWARE.substring("ieum ".length()) + "</version>");
  }
}
