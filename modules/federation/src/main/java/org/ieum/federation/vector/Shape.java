package org.ieum.federation.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The public shape of an answer: typed fields one after the other. Follows from the query and the
 * manifest alone.
 */
public final class Shape {
  private final List<Field> fields;
  private final Map<String, Integer> places = new HashMap<>();
  private final int[] offsets;

  private Shape(List<Field> fields) {
    this.fields = List.copyOf(fields);
    this.offsets = new int[fields.size() + 1];
    for (int f = 0; f < fields.size(); f++) {
      offsets[f + 1] = Math.addExact(offsets[f], fields.get(f).length());
      if (places.put(fields.get(f).name(), f) != null) {
        throw new IllegalArgumentException("field " + fields.get(f).name() + " is there twice");
      }
    }
  }

  public static Shape of(Field... fields) {
    return new Shape(List.of(fields));
  }

  public static Shape of(List<Field> fields) {
    return new Shape(fields);
  }

  /** The shapes one after the other; field {@code f} of part {@code i} is named {@code i.f}. */
  public static Shape concatenate(List<Shape> parts) {
    List<Field> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      for (Field field : parts.get(i).fields) {
        all.add(field.within(i + "."));
      }
    }
    return new Shape(all);
  }

  /** Number of numbers in an answer. */
  public int length() {
    return offsets[fields.size()];
  }

  public List<Field> fields() {
    return fields;
  }

  public Field field(String name) {
    return fields.get(index(name));
  }

  /** Where a field's first number stands in the answer. */
  public int offset(String field) {
    return offsets[index(field)];
  }

  private int index(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("no field " + name + " among " + fields);
    }
    return place;
  }

  /** The same answer from one site alone: what was about all records is about its own. */
  public Shape atSite(int site) {
    List<Field> own = new ArrayList<>();
    for (Field field : fields) {
      own.add(field.owner() instanceof Owner.All ? field.ownedBy(new Owner.One(site)) : field);
    }
    return new Shape(own);
  }
}
