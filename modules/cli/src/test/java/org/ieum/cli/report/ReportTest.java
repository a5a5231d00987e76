package org.ieum.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
  @Test
  void isWellFormedAndHasItsPictures() throws Exception {
    Document page = parse(Samples.report(true).html());
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(4);
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("Risk <before> & \"after\"");
  }

  @Test
  void needsNothingFromOutside() {
    String html = Samples.report(true).html().replace("http://www.w3.org/2000/svg", "");
    assertThat(html)
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("src=")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .doesNotContain("<script")
        .doesNotContain("<link");
  }

  @Test
  void showsTrueCoefficientsOnlyWhereTheyAreKnown() throws Exception {
    assertThat(headings(Samples.report(true))).contains("True");
    assertThat(headings(Samples.report(false))).doesNotContain("True");
  }

  @Test
  void saysPlainlyWhenALedgerIsViolated() {
    assertThat(Samples.report(true).html()).contains("✗ violated").contains("✗ different");
  }

  @Test
  void everyCoordinateLiesInsideThePicture() throws Exception {
    NodeList circles = parse(Samples.report(true).html()).getElementsByTagName("circle");
    assertThat(circles.getLength()).isEqualTo(2 + 3);
    for (int i = 0; i < circles.getLength(); i++) {
      double x =
          Double.parseDouble(circles.item(i).getAttributes().getNamedItem("cx").getNodeValue());
      assertThat(x).isBetween(58.0, 444.0);
    }
  }

  private static String headings(Report report) throws Exception {
    NodeList tables = parse(report.html()).getElementsByTagName("table");
    for (int i = 0; i < tables.getLength(); i++) {
      String text = tables.item(i).getTextContent();
      if (text.startsWith("\nCoefficients, raw scale")
          || text.startsWith("Coefficients, raw scale")) {
        return text.substring(0, text.indexOf("(Intercept)"));
      }
    }
    return "";
  }

  private static Document parse(String html) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(html)));
  }
}
