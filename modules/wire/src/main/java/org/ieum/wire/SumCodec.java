package org.ieum.wire;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.securesum.Bytes;
import org.ieum.securesum.Commitment;
import org.ieum.securesum.Commitments;
import org.ieum.securesum.MaskedVector;
import org.ieum.securesum.RoundOpened;
import org.ieum.securesum.RoundRevealed;
import org.ieum.securesum.Scales;
import org.ieum.securesum.Seed;
import org.ieum.securesum.SeedReleased;
import org.ieum.securesum.SignedStudyKey;
import org.ieum.securesum.SiteName;
import org.ieum.securesum.SiteSeed;
import org.ieum.securesum.WordVector;
import org.ieum.wire.v1.StudyKey;

/** The secure sum's messages on the wire; limbs are the round's own and not repeated in vectors. */
public final class SumCodec {
  private SumCodec() {}

  public static StudyKey toWire(String study, SignedStudyKey key) {
    return StudyKey.newBuilder()
        .setStudy(Digests.toWire(study))
        .setSite(key.site().value())
        .setPublicKey(bytes(key.publicKey()))
        .setSignature(bytes(key.signature()))
        .build();
  }

  public static SignedStudyKey fromWire(StudyKey key) {
    return new SignedStudyKey(
        new SiteName(key.getSite()), bytes(key.getPublicKey()), bytes(key.getSignature()));
  }

  public static org.ieum.wire.v1.RoundOpened toWire(String study, RoundOpened m) {
    return org.ieum.wire.v1.RoundOpened.newBuilder()
        .setStudy(Digests.toWire(study))
        .setRound(m.round())
        .setAttempt(m.attempt())
        .addAllMembers(m.members().stream().map(SiteName::value).toList())
        .setQuery(bytes(m.query()))
        .setLength(m.length())
        .setLimbs(m.limbs())
        .addAllScales(Arrays.stream(m.scales().toArray()).boxed().toList())
        .build();
  }

  public static RoundOpened fromWire(org.ieum.wire.v1.RoundOpened m) {
    return new RoundOpened(
        m.getRound(),
        m.getAttempt(),
        m.getMembersList().stream().map(SiteName::new).toList(),
        bytes(m.getQuery()),
        m.getLength(),
        m.getLimbs(),
        Scales.of(m.getScalesList().stream().mapToInt(Integer::intValue).toArray()));
  }

  public static org.ieum.wire.v1.MaskedVector toWire(String study, MaskedVector m) {
    return org.ieum.wire.v1.MaskedVector.newBuilder()
        .setStudy(Digests.toWire(study))
        .setRound(m.round())
        .setAttempt(m.attempt())
        .setWords(words(m.words()))
        .setSeedHash(bytes(m.hashSeed()))
        .setSignature(bytes(m.signature()))
        .build();
  }

  /** The vector that a site sent; the site is the one that its stream's certificate names. */
  public static MaskedVector fromWire(String site, int limbs, org.ieum.wire.v1.MaskedVector m) {
    return new MaskedVector(
        new SiteName(site),
        m.getRound(),
        m.getAttempt(),
        words(limbs, m.getWords()),
        bytes(m.getSeedHash()),
        bytes(m.getSignature()));
  }

  public static org.ieum.wire.v1.Commitments toWire(String study, Commitments m) {
    return org.ieum.wire.v1.Commitments.newBuilder()
        .setStudy(Digests.toWire(study))
        .setRound(m.round())
        .setAttempt(m.attempt())
        .addAllCommitments(m.commitments().stream().map(SumCodec::commitment).toList())
        .setSumHash(bytes(m.hashOfSum()))
        .build();
  }

  private static org.ieum.wire.v1.Commitment commitment(Commitment c) {
    return org.ieum.wire.v1.Commitment.newBuilder()
        .setSite(c.site().value())
        .setVectorHash(bytes(c.hashVector()))
        .setSeedHash(bytes(c.hashSeed()))
        .setSignature(bytes(c.signature()))
        .build();
  }

  public static Commitments fromWire(org.ieum.wire.v1.Commitments m) {
    List<Commitment> commitments =
        m.getCommitmentsList().stream()
            .map(
                c ->
                    new Commitment(
                        new SiteName(c.getSite()),
                        bytes(c.getVectorHash()),
                        bytes(c.getSeedHash()),
                        bytes(c.getSignature())))
            .toList();
    return new Commitments(m.getRound(), m.getAttempt(), commitments, bytes(m.getSumHash()));
  }

  public static org.ieum.wire.v1.SeedReleased toWire(String study, SeedReleased m) {
    return org.ieum.wire.v1.SeedReleased.newBuilder()
        .setStudy(Digests.toWire(study))
        .setRound(m.round())
        .setAttempt(m.attempt())
        .setSeed(bytes(m.seed().bytes()))
        .build();
  }

  /** The seed that a site sent. */
  public static SeedReleased fromWire(String site, org.ieum.wire.v1.SeedReleased m) {
    return new SeedReleased(
        new SiteName(site), m.getRound(), m.getAttempt(), new Seed(bytes(m.getSeed())));
  }

  public static org.ieum.wire.v1.RoundRevealed toWire(String study, RoundRevealed m) {
    return org.ieum.wire.v1.RoundRevealed.newBuilder()
        .setStudy(Digests.toWire(study))
        .setRound(m.round())
        .setAttempt(m.attempt())
        .setSum(words(m.maskedSum()))
        .addAllSeeds(
            m.seeds().stream()
                .map(
                    s ->
                        org.ieum.wire.v1.SiteSeed.newBuilder()
                            .setSite(s.site().value())
                            .setSeed(bytes(s.seed().bytes()))
                            .build())
                .toList())
        .build();
  }

  public static RoundRevealed fromWire(int limbs, org.ieum.wire.v1.RoundRevealed m) {
    return new RoundRevealed(
        m.getRound(),
        m.getAttempt(),
        words(limbs, m.getSum()),
        m.getSeedsList().stream()
            .map(s -> new SiteSeed(new SiteName(s.getSite()), new Seed(bytes(s.getSeed()))))
            .toList());
  }

  private static ByteString bytes(Bytes b) {
    return ByteString.copyFrom(b.toArray());
  }

  private static Bytes bytes(ByteString b) {
    return Bytes.of(b.toByteArray());
  }

  private static ByteString words(WordVector vector) {
    long[] words = vector.toWords();
    ByteBuffer buffer =
        ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asLongBuffer().put(words);
    return ByteString.copyFrom(buffer.array());
  }

  private static WordVector words(int limbs, ByteString bytes) {
    if (bytes.size() % Long.BYTES != 0) {
      throw new IeumException(
          ErrorCode.PROTOCOL_VIOLATION,
          "vector: expected a multiple of 8 bytes, found " + bytes.size());
    }
    long[] words = new long[bytes.size() / Long.BYTES];
    bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
    return WordVector.of(limbs, words);
  }
}
