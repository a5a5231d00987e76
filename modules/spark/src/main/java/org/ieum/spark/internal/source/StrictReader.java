package org.ieum.spark.internal.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Text in an encoding; bytes that are none in it are an error, and never become U+FFFD. */
final class StrictReader extends Reader {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
  private boolean ended;

  StrictReader(InputStream in, Charset charset) {
    this.in = in;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * Reads characters.
   *
   * @param length at least 2, since some characters take two places
   * @throws UndecodableText once all characters before the faulty bytes were read
   */
  @Override
  public int read(char[] to, int from, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(to, from, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, out, ended);
      int read = out.position() - from;
      if (read > 0) {
        return read;
      }
      if (result.isError()) {
        throw new UndecodableText();
      }
      if (result.isOverflow()) {
        throw new IllegalArgumentException("a character may take two places, found room for one");
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = n < 0;
    bytes.position(bytes.position() + Math.max(0, n)).flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
