package org.ieum.federation.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Canonical;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.Shape;

/**
 * A question that every site answers with one vector of fixed length; only the sum over sites is
 * ever read. The variants are all that can leave a hospital.
 */
public sealed interface Query
    permits Moments,
        CentredMoments,
        GlmWarmStart,
        GlmDerivatives,
        FirthCorrection,
        GlmScoreProducts,
        ScoreQuery,
        PredictionErrors,
        PartialLikelihood,
        BaselineHazards,
        Description,
        Attrition,
        Presence,
        WeightSums,
        WeightedMoments,
        OutsideLimits,
        LeavingOut,
        AtSite,
        Bundle {

  /** What the numbers of the answer are, and the bound on one record's part of each; public. */
  Shape shape(StudyManifest study);

  /** What it asks, in a few words and without parameters' values. */
  String describe();

  /**
   * What it asks, the same for all queries that differ only in public numbers that the study finds
   * on its way, or in the site that they are about.
   */
  default String kind() {
    return describe();
  }

  /** The questions that travel together, bundles resolved; else the query itself. */
  default List<Query> parts() {
    return List.of(this);
  }

  /** Whether it is one of several that are asked alike about each site. */
  default boolean aboutOneSite() {
    return false;
  }

  /** Tag of the variant in the query format; never reused. */
  byte tag();

  /** Writes the parameters after the tag. */
  void writeBody(DataOutput out) throws IOException;

  /** The scale in which answers travel. */
  default FixedPoint scale(StudyManifest study) {
    return FixedPoint.of(shape(study), study.maxRecords());
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
