package org.ieum.cli.report.section;

/** The parts of a report, as TRIPOD+AI divides it. */
public enum Part {
  SUMMARY("Summary"),
  INTRODUCTION("Introduction"),
  METHODS("Methods"),
  RESULTS("Results"),
  DISCUSSION("Discussion"),
  APPENDIX("Appendix");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
