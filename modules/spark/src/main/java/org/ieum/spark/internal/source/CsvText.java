package org.ieum.spark.internal.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * A text file, opened at its first character; compressed files by their extension.
 *
 * @param charset the one that a byte order mark names, else the declared one
 */
record CsvText(InputStream in, Charset charset) implements Closeable {
  private static final int LONGEST_MARK = 3;

  static CsvText open(String file, Configuration conf, Charset declared) throws IOException {
    Path path = new Path(file);
    InputStream opened = path.getFileSystem(conf).open(path);
    CompressionCodec codec = new CompressionCodecFactory(conf).getCodec(path);
    InputStream plain = codec == null ? opened : codec.createInputStream(opened);
    PushbackInputStream in = new PushbackInputStream(plain, LONGEST_MARK);
    byte[] start = new byte[LONGEST_MARK];
    int read = in.readNBytes(start, 0, LONGEST_MARK);
    Optional<Charset> marked = CsvEncodings.marked(start, read);
    int mark = marked.map(CsvEncodings::markLength).orElse(0);
    in.unread(start, mark, read - mark);
    return new CsvText(in, marked.orElse(declared));
  }

  /** Its characters, strictly. */
  Reader reader() {
    return new StrictReader(in, charset);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
