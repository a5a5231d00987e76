package org.ieum.securesum;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a journal record: a version, a kind, then its fields in order; PROTOCOL.md has the
 * table.
 */
final class JournalCodec {
  private static final int VERSION = 1;
  private static final int COMMITTED = 1;
  private static final int RELEASED = 2;
  private static final int REVEALED = 3;

  private JournalCodec() {}

  static byte[] encode(JournalRecord record) {
    if (record instanceof CommittedRecord committed) {
      return committed(committed);
    }
    if (record instanceof ReleasedRecord released) {
      return released(released.commitments());
    }
    if (record instanceof RevealedRecord revealed) {
      return new JournalWriter(VERSION, REVEALED)
          .number(revealed.round())
          .number(revealed.attempt())
          .words(revealed.sum())
          .toArray();
    }
    throw Refusal.bug("journal records are sealed");
  }

  static JournalRecord decode(byte[] encoded) {
    ByteBuffer buffer = ByteBuffer.wrap(encoded);
    try {
      int version = buffer.get();
      if (version != VERSION) {
        throw Refusal.badJournal("a record of version " + VERSION, "version " + version);
      }
      JournalRecord record = decode(buffer.get(), buffer);
      if (buffer.hasRemaining()) {
        throw Refusal.badJournal("one record", buffer.remaining() + " bytes more");
      }
      return record;
    } catch (BufferUnderflowException e) {
      throw Refusal.badJournal(
          "a whole record", "one that ends after " + encoded.length + " bytes");
    } catch (SecureSumException e) {
      throw e.code() == SecureSumException.Code.BAD_JOURNAL
          ? e
          : Refusal.badJournal("an encoded record", e);
    }
  }

  private static JournalRecord decode(int kind, ByteBuffer from) {
    return switch (kind) {
      case COMMITTED -> committed(from);
      case RELEASED -> released(from);
      case REVEALED -> new RevealedRecord(from.getInt(), from.getInt(), words(from));
      default -> throw Refusal.badJournal("a kind from 1 to 3", "kind " + kind);
    };
  }

  private static byte[] committed(CommittedRecord record) {
    RoundOpened opened = record.opened();
    MaskedVector masked = record.masked();
    JournalWriter writer =
        new JournalWriter(VERSION, COMMITTED)
            .number(opened.round())
            .number(opened.attempt())
            .number(opened.members().size());
    opened.members().forEach(writer::site);
    return writer
        .bytes(opened.query())
        .number(opened.length())
        .number(opened.limbs())
        .scales(opened.scales())
        .site(masked.site())
        .words(masked.words())
        .bytes(masked.hashSeed())
        .bytes(masked.signature())
        .bytes(record.seed().bytes())
        .toArray();
  }

  private static CommittedRecord committed(ByteBuffer from) {
    int round = from.getInt();
    int attempt = from.getInt();
    List<SiteName> members = new ArrayList<>();
    for (int count = count(from, 4); count > 0; count--) {
      members.add(site(from));
    }
    Bytes query = bytes(from);
    int length = from.getInt();
    int limbs = from.getInt();
    RoundOpened opened =
        new RoundOpened(round, attempt, members, query, length, limbs, scales(from));
    MaskedVector masked =
        new MaskedVector(site(from), round, attempt, words(from), bytes(from), bytes(from));
    return new CommittedRecord(opened, masked, new Seed(bytes(from)));
  }

  private static byte[] released(Commitments commitments) {
    JournalWriter writer =
        new JournalWriter(VERSION, RELEASED)
            .number(commitments.round())
            .number(commitments.attempt())
            .number(commitments.commitments().size());
    for (Commitment commitment : commitments.commitments()) {
      writer
          .site(commitment.site())
          .bytes(commitment.hashVector())
          .bytes(commitment.hashSeed())
          .bytes(commitment.signature());
    }
    return writer.bytes(commitments.hashOfSum()).toArray();
  }

  private static ReleasedRecord released(ByteBuffer from) {
    int round = from.getInt();
    int attempt = from.getInt();
    List<Commitment> commitments = new ArrayList<>();
    for (int count = count(from, 16); count > 0; count--) {
      commitments.add(new Commitment(site(from), bytes(from), bytes(from), bytes(from)));
    }
    return new ReleasedRecord(new Commitments(round, attempt, commitments, bytes(from)));
  }

  private static SiteName site(ByteBuffer from) {
    return new SiteName(new String(bytes(from).view(), StandardCharsets.US_ASCII));
  }

  private static Bytes bytes(ByteBuffer from) {
    byte[] content = new byte[count(from, 1)];
    from.get(content);
    return Bytes.owning(content);
  }

  private static Scales scales(ByteBuffer from) {
    int[] exponents = new int[count(from, 4)];
    from.asIntBuffer().get(exponents);
    from.position(from.position() + 4 * exponents.length);
    return Scales.of(exponents);
  }

  private static WordVector words(ByteBuffer from) {
    int limbs = from.getInt();
    long[] words = new long[count(from, 8)];
    from.asLongBuffer().get(words);
    from.position(from.position() + 8 * words.length);
    return WordVector.owning(limbs, words);
  }

  /**
   * A count of items of at least the given size that may still follow, so that damage never asks
   * for a huge array.
   */
  private static int count(ByteBuffer from, int size) {
    int count = from.getInt();
    if (count < 0 || (long) count * size > from.remaining()) {
      throw new BufferUnderflowException();
    }
    return count;
  }
}
