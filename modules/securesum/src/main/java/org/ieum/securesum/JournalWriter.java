package org.ieum.securesum;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Appends the fields of a journal record: big-endian numbers; a count before everything of variable
 * size.
 */
final class JournalWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

  JournalWriter(int version, int kind) {
    out.write(version);
    out.write(kind);
  }

  JournalWriter number(int field) {
    byte[] raw = new byte[4];
    ByteBuffer.wrap(raw).putInt(field);
    out.writeBytes(raw);
    return this;
  }

  JournalWriter site(SiteName field) {
    return bytes(Bytes.owning(field.ascii()));
  }

  JournalWriter bytes(Bytes field) {
    number(field.size());
    out.writeBytes(field.view());
    return this;
  }

  JournalWriter scales(Scales field) {
    number(field.size());
    byte[] raw = new byte[4 * field.size()];
    ByteBuffer buffer = ByteBuffer.wrap(raw);
    for (int i = 0; i < field.size(); i++) {
      buffer.putInt(field.exponent(i));
    }
    out.writeBytes(raw);
    return this;
  }

  JournalWriter words(WordVector field) {
    long[] words = field.view();
    number(field.limbs()).number(words.length);
    byte[] raw = new byte[8 * words.length];
    ByteBuffer.wrap(raw).asLongBuffer().put(words);
    out.writeBytes(raw);
    return this;
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
