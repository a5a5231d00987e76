package org.ieum.federation.query;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;

/**
 * Several queries in one round trip. The answer is the answers one after the other; segment {@code
 * s} of query {@code i} is named {@code i.s}.
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
  public Layout layout(StudyManifest study) {
    return Layout.concatenate(queries.stream().map(q -> q.layout(study)).toList());
  }

  @Override
  public String describe() {
    return queries.stream().map(Query::describe).collect(Collectors.joining(" + "));
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
