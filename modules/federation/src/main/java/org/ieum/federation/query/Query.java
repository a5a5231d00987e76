package org.ieum.federation.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Canonical;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.Layout;

/**
 * A question that every site answers with one vector of fixed length; only the sum over sites is
 * ever read. The variants are all that can leave a hospital.
 */
public sealed interface Query
    permits Moments,
        CentredMoments,
        GlmWarmStart,
        GlmDerivatives,
        GlmScoreProducts,
        ScoreHistogram,
        ExternalScores,
        Description,
        Attrition,
        Presence,
        WeightSums,
        WeightedMoments,
        OutsideLimits,
        LeavingOut,
        AtSite,
        Bundle {

  /** The shape of the answer and the bound on one record's contribution; public. */
  Layout layout(StudyManifest study);

  /** What it asks, in a few words and without parameters' values. */
  String describe();

  /** Tag of the variant in the query format; never reused. */
  byte tag();

  /** Writes the parameters after the tag. */
  void writeBody(DataOutput out) throws IOException;

  /** The scale in which answers travel. */
  default FixedPoint scale(StudyManifest study) {
    return FixedPoint.of(layout(study), study.maxRecords());
  }

  /** The canonical bytes: equal queries have equal bytes. */
  default byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(QueryFormat.VERSION);
      QueryFormat.write(this, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** SHA-256 of the canonical bytes, in hexadecimal. */
  default String digest() {
    return Canonical.sha256(toBytes());
  }

  /**
   * Reads canonical bytes.
   *
   * @throws IeumException PROTOCOL_VIOLATION when they are not a query of the catalogue
   */
  static Query fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != QueryFormat.VERSION) {
        throw new IOException("format version " + version + ", expected " + QueryFormat.VERSION);
      }
      Query query = QueryFormat.read(in, 0);
      if (in.read() >= 0) {
        throw new IOException("bytes after the query");
      }
      if (!Arrays.equals(bytes, query.toBytes())) {
        throw new IOException("its bytes are not the canonical ones");
      }
      return query;
    } catch (IOException | IllegalArgumentException e) {
      throw new IeumException(
          ErrorCode.PROTOCOL_VIOLATION,
          "query: expected a query of the catalogue, found other bytes (" + e.getMessage() + ")",
          e);
    }
  }
}
