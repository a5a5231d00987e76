package org.ieum.spark.omop.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.StripeInformation;
import org.apache.orc.impl.RecordReaderImpl;

/**
 * Where ORC files were written: they hold what the writer's clock showed, with the writer's time
 * zone beside it, and readers show the same on their own clocks.
 */
final class OrcWriter {
  private OrcWriter() {}

  /** The one time zone of the writers of all files; empty where there are several. */
  static Optional<String> zone(List<String> paths, Configuration conf) throws IOException {
    TreeSet<String> zones = new TreeSet<>();
    for (String path : paths) {
      try (Reader reader = OrcFile.createReader(new Path(path), OrcFile.readerOptions(conf));
          RecordReader rows = reader.rows()) {
        List<StripeInformation> stripes = reader.getStripes();
        if (!stripes.isEmpty() && rows instanceof RecordReaderImpl stripeReader) {
          zones.add(stripeReader.readStripeFooter(stripes.get(0)).getWriterTimezone());
        }
      }
    }
    return zones.size() > 1
        ? Optional.empty()
        : Optional.of(zones.isEmpty() ? "UTC" : zones.first());
  }
}
