package org.ieum.clinical;

import java.util.ArrayList;
import java.util.List;
import org.ieum.clinical.yaml.YamlList;
import org.ieum.clinical.yaml.YamlObject;

/** A list of numbers in ascending order, such as cuts. */
final class AscendingNumbers {
  private AscendingNumbers() {}

  /** Empty where the key is absent, or the list faulty. */
  static List<Double> read(YamlObject object, String key, double min, double max, int most) {
    List<Double> out = new ArrayList<>();
    if (!object.has(key)) {
      return out;
    }
    YamlList list = object.list(key);
    if (list.size() > most) {
      object.fault(key, "at most " + most, Integer.toString(list.size()), "leave some out");
      return out;
    }
    for (int i = 0; i < list.size(); i++) {
      double x = list.number(i, min, max);
      if (!out.isEmpty() && !(x > out.get(out.size() - 1))) {
        list.fault(i, "ascending numbers", "one that is not above the one before", "sort them");
        return List.of();
      }
      out.add(x);
    }
    return out;
  }
}
