package org.ieum.spark.internal.source;

import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** The file systems that the engine's Spark has. */
public final class FileSystems {
  private FileSystems() {}

  /**
   * The file system of an address.
   *
   * @throws org.ieum.federation.error.IeumException BAD_TABLE when this Spark has no jar for it
   */
  public static FileSystem of(Path path, Configuration conf) throws IOException {
    try {
      return path.getFileSystem(conf);
    } catch (UnsupportedFileSystemException e) {
      throw absent(path.toUri());
    } catch (RuntimeException e) {
      // Hadoop names the class of s3a:/ and the like, whose jar may not be there.
      if (e.getCause() instanceof ClassNotFoundException) {
        throw absent(path.toUri());
      }
      throw e;
    }
  }

  private static org.ieum.federation.error.IeumException absent(URI address) {
    return TableFaults.of(
        address.toString(),
        Stream.of(
            "expected an address at file:/, hdfs:/ or webhdfs:/, found "
                + address.getScheme()
                + ":/, whose jars this Spark lacks; copy the table, or name a Spark that has them"
                + " with 'engine: spark-home'"),
        1);
  }
}
