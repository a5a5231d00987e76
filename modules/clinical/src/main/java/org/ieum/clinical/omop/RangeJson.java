package org.ieum.clinical.omop;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.EventWindow;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.covariate.LookBack;

/** Ranges of numbers, dates and days; an open end is left out. */
final class RangeJson {
  private RangeJson() {}

  static Map<String, Object> numbers(NumberRange range) {
    return new Fields()
        .number("low", range.low())
        .number("high", range.high())
        .flag("not", range.negated())
        .map();
  }

  static NumberRange numbers(JsonNode node) {
    return new NumberRange(
        Parts.number(node, "low", Double.NEGATIVE_INFINITY),
        Parts.number(node, "high", Double.POSITIVE_INFINITY),
        Parts.flag(node, "not"));
  }

  static Map<String, Object> dates(DateRange range) {
    return new Fields()
        .text("from", range.from().equals(DateRange.EARLIEST) ? "" : range.from().toString())
        .text("to", range.to().equals(DateRange.LATEST) ? "" : range.to().toString())
        .flag("not", range.negated())
        .map();
  }

  static DateRange dates(JsonNode node) {
    return new DateRange(
        Parts.optionalText(node, "from").map(LocalDate::parse).orElse(DateRange.EARLIEST),
        Parts.optionalText(node, "to").map(LocalDate::parse).orElse(DateRange.LATEST),
        Parts.flag(node, "not"));
  }

  static Map<String, Object> window(EventWindow window) {
    return new Fields()
        .whole("from", window.from())
        .whole("to", window.to())
        .flag("fromIndexEnd", window.fromIndexEnd())
        .flag("ofEventEnd", window.ofEventEnd())
        .map();
  }

  static EventWindow window(JsonNode node) {
    return new EventWindow(
        Parts.optionalWhole(node, "from"),
        Parts.optionalWhole(node, "to"),
        Parts.flag(node, "fromIndexEnd"),
        Parts.flag(node, "ofEventEnd"));
  }

  static Map<String, Object> lookBack(LookBack window) {
    return new Fields().whole("from", window.from()).whole("to", window.to()).map();
  }

  static LookBack lookBack(JsonNode node) {
    return new LookBack(Parts.optionalWhole(node, "from"), Parts.whole(node, "to"));
  }
}
