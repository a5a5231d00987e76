package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionCommandTest {
  @Test
  void printsAScriptThatKnowsEveryCommand() {
    CommandLineHarness run = CommandLineHarness.run("completion");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("complete -F _complete_ieum", "simulate", "--share-site-results", "compare");
  }
}
