package org.ieum.federation.query;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/**
 * Several queries in one round trip. The answer is the answers one after the other; field {@code f}
 * of query {@code i} is named {@code i.f}.
 */
public record Bundle(List<Query> queries) implements Query {
  static final byte TAG = 6;

  public Bundle {
    queries = List.copyOf(queries);
    if (queries.isEmpty()) {
      throw new IllegalArgumentException("a bundle holds at least one query");
    }
  }

  public static Bundle of(Query... queries) {
    return new Bundle(List.of(queries));
  }

  @Override
  public Shape shape(StudyManifest study) {
    return Shape.concatenate(queries.stream().map(q -> q.shape(study)).toList());
  }

  @Override
  public List<Query> parts() {
    return queries.stream().flatMap(q -> q.parts().stream()).toList();
  }

  @Override
  public String describe() {
    return queries.stream().map(Query::describe).collect(Collectors.joining(" + "));
  }

  @Override
  public String kind() {
    return queries.stream().map(Query::kind).collect(Collectors.joining(" + "));
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    out.writeInt(queries.size());
    for (Query q : queries) {
      QueryFormat.write(q, out);
    }
  }

  static Bundle readBody(DataInputStream in, int depth) throws IOException {
    int size = Bytes.length(in);
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      queries.add(QueryFormat.read(in, depth));
    }
    return new Bundle(queries);
  }
}
