package org.ieum.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static final Set<String> SITES = Set.of("seoul", "boston");

  @Test
  void anOptionOfASiteGoesBeforeThatOfAllSites() {
    Arguments arguments = options("sep=;", "seoul.encoding=CP949", "seoul.sep=|", "nullValue=a=b");
    assertThat(arguments.tableOptions("site-option", "seoul", SITES))
        .isEqualTo(Map.of("sep", "|", "encoding", "CP949", "nullValue", "a=b"));
    assertThat(arguments.tableOptions("site-option", "boston", SITES))
        .isEqualTo(Map.of("sep", ";", "nullValue", "a=b"));
  }

  @Test
  void anOptionOfNoSiteOrWithoutValueIsRefused() {
    for (String faulty : List.of("seuol.sep=;", "sep", "=;", ".sep=;", "seoul.=;")) {
      assertThatThrownBy(() -> options(faulty).tableOptions("site-option", "seoul", SITES))
          .hasMessageContaining("--site-option: expected ");
    }
    assertThatThrownBy(() -> options("sep=;", "sep=|").tableOptions("site-option", "seoul", SITES))
        .hasMessageContaining("found sep twice");
  }

  private static Arguments options(String... options) {
    String[] args = new String[2 * options.length];
    for (int i = 0; i < options.length; i++) {
      args[2 * i] = "--site-option";
      args[2 * i + 1] = options[i];
    }
    return Arguments.of(args, Set.of("site-option"));
  }
}
