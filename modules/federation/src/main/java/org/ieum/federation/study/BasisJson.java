package org.ieum.federation.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ieum.federation.basis.Bands;
import org.ieum.federation.basis.Basis;
import org.ieum.federation.basis.Logarithm;
import org.ieum.federation.basis.Power;
import org.ieum.federation.basis.Spline;

/** A basis in the manifest, by the keys of a dictionary file; the identity is left out there. */
final class BasisJson {
  private static final String TRANSFORM = "transform";
  private static final String LOG = "log";

  private BasisJson() {}

  static Map<String, Object> write(Basis basis) {
    if (basis instanceof Logarithm) {
      return Map.of(TRANSFORM, LOG);
    } else if (basis instanceof Power p) {
      return Map.of("centre", Canonical.number(p.centre()), "power", p.power());
    } else if (basis instanceof Spline s) {
      return Map.of("knots", numbers(s.knots()));
    } else if (basis instanceof Bands b) {
      return Map.of("cuts", numbers(b.cuts()));
    }
    throw new IllegalArgumentException("the identity is no transform");
  }

  static Basis read(JsonNode n) {
    if (n.path(TRANSFORM).asText().equals(LOG)) {
      return new Logarithm();
    } else if (n.has("power")) {
      return new Power(Canonical.number(n.required("centre")), n.required("power").asInt());
    } else if (n.has("knots")) {
      return new Spline(numbers(n.required("knots")));
    } else if (n.has("cuts")) {
      return new Bands(numbers(n.required("cuts")));
    }
    throw new IllegalArgumentException(
        "covariate basis: expected a transform of this release, found another");
  }

  private static List<String> numbers(List<Double> numbers) {
    return numbers.stream().map(Canonical::number).toList();
  }

  private static List<Double> numbers(JsonNode list) {
    List<Double> numbers = new ArrayList<>();
    list.forEach(n -> numbers.add(Canonical.number(n)));
    return numbers;
  }
}
