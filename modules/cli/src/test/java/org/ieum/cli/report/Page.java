package org.ieum.cli.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A report's page as a tree, which it is only when it is well-formed. */
final class Page {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final Document document;

  private Page(Document document) {
    this.document = document;
  }

  static Page parse(String html) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return new Page(factory.newDocumentBuilder().parse(new InputSource(new StringReader(html))));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  List<Element> elements(String name) {
    return elements(document.getDocumentElement(), name);
  }

  private static List<Element> elements(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList list = parent.getElementsByTagName(name);
    for (int i = 0; i < list.getLength(); i++) {
      found.add((Element) list.item(i));
    }
    return found;
  }

  List<String> sections() {
    return elements("section").stream().map(s -> s.getAttribute("id")).toList();
  }

  /** All text of a section, pictures included. */
  String section(String id) {
    return elements("section").stream()
        .filter(s -> s.getAttribute("id").equals(id))
        .map(Element::getTextContent)
        .findFirst()
        .orElseThrow();
  }

  /** The rows of a section's tables that stand in one body with a row of this name. */
  List<String> besides(String section, String name) {
    return elements("section").stream()
        .filter(s -> s.getAttribute("id").equals(section))
        .flatMap(s -> elements(s, "tbody").stream())
        .map(body -> elements(body, "th").stream().map(Element::getTextContent).toList())
        .filter(names -> names.contains(name))
        .findFirst()
        .orElseThrow();
  }

  /** The cells of every column of figures, a list a column, under table and heading. */
  Map<String, List<String>> figures() {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (Element table : elements("table")) {
      List<Element> heads = elements(elements(table, "thead").get(0), "th");
      String caption = elements(table, "caption").get(0).getTextContent();
      for (Element row : elements(table, "tr")) {
        List<Element> cells = elements(row, "td");
        for (int c = 0; c < cells.size(); c++) {
          if (cells.get(c).getAttribute("class").equals("n")) {
            columns
                .computeIfAbsent(
                    caption + ", " + heads.get(c + 1).getTextContent(), k -> new ArrayList<>())
                .add(cells.get(c).getTextContent());
          }
        }
      }
    }
    return columns;
  }

  int pictures(String section) {
    return elements("section").stream()
        .filter(s -> s.getAttribute("id").equals(section))
        .mapToInt(s -> elements(s, "svg").size())
        .sum();
  }

  /** Targets of the page's links into itself. */
  List<String> links() {
    return elements("a").stream().map(a -> a.getAttribute("href")).toList();
  }

  /** All text that a reader sees, without the style. */
  String text() {
    return document.getElementsByTagName("body").item(0).getTextContent();
  }

  /** Every coordinate of every picture. */
  List<Double> coordinates() {
    List<Double> numbers = new ArrayList<>();
    for (String name : List.of("path", "rect", "circle", "text")) {
      for (Element mark : elements(name)) {
        for (String attribute : List.of("d", "x", "y", "width", "height", "cx", "cy", "r")) {
          Matcher matcher = NUMBER.matcher(mark.getAttribute(attribute));
          while (matcher.find()) {
            numbers.add(Double.valueOf(matcher.group()));
          }
        }
      }
    }
    return numbers;
  }
}
