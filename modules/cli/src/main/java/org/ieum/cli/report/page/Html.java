package org.ieum.cli.report.page;

import java.util.List;

/** A page under construction, well-formed as XML; text is escaped, markup is not. */
public final class Html {
  private final StringBuilder page = new StringBuilder();

  public Html raw(String markup) {
    page.append(markup);
    return this;
  }

  public Html text(String text) {
    page.append(escape(text));
    return this;
  }

  public Html open(String name, String style) {
    page.append('<').append(name);
    if (!style.isEmpty()) {
      page.append(" class=\"").append(escape(style)).append('"');
    }
    page.append('>');
    return this;
  }

  public Html close(String name) {
    page.append("</").append(name).append(">\n");
    return this;
  }

  public Html element(String name, String text) {
    return styled(name, "", text);
  }

  public Html styled(String name, String style, String text) {
    return open(name, style).text(text).close(name);
  }

  /** A paragraph. */
  public Html p(String text) {
    return element("p", text);
  }

  /** A paragraph of lesser weight. */
  public Html note(String text) {
    return styled("p", "note", text);
  }

  /** What the guideline asks for and the study's documents do not hold. */
  public Html absent(String sentence) {
    return styled("p", "absent", sentence);
  }

  /** A heading below a section's. */
  public Html heading(String text) {
    return element("h4", text);
  }

  /** A list, lists inside it where clauses have parts; nothing for no clause. */
  public Html list(List<Clause> clauses) {
    if (clauses.isEmpty()) {
      return this;
    }
    open("ul", "");
    for (Clause clause : clauses) {
      open("li", "").text(clause.text()).list(clause.parts()).close("li");
    }
    return close("ul");
  }

  /** Sentences that are steps in order. */
  public Html steps(List<String> sentences) {
    open("ol", "steps");
    sentences.forEach(sentence -> element("li", sentence));
    return close("ol");
  }

  /** A list of short facts, each with its name. */
  public Html facts(List<Fact> facts) {
    open("dl", "facts");
    for (Fact fact : facts) {
      open("div", "").element("dt", fact.name());
      styled("dd", fact.code() ? "code" : "", fact.value()).close("div");
    }
    return close("dl");
  }

  /** A picture with its caption. */
  public Html figure(String caption, String svg) {
    return open("figure", "").raw(svg).element("figcaption", caption).close("figure");
  }

  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(printable(c) ? c : '\uFFFD');
      }
    }
    return out.toString();
  }

  /** Control characters are no XML, not even escaped. */
  private static boolean printable(char c) {
    return c >= ' ' ? c != '\uFFFE' && c != '\uFFFF' : c == '\n' || c == '\t' || c == '\r';
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
