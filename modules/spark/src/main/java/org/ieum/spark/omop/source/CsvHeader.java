package org.ieum.spark.omop.source;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.ieum.spark.internal.source.CsvFormat;

/**
 * The first line of a CSV file, read by the driver.
 *
 * @param format as declared, in the encoding that the file has; where no option says what stands
 *     between cells, tabs without quotes if the line has one: so vocabularies are handed out,
 *     whatever the other tables look like
 * @param names one a column, as written
 */
record CsvHeader(CsvFormat format, List<String> names) {
  CsvHeader {
    names = List.copyOf(names);
  }

  static CsvHeader read(String file, Configuration conf, CsvFormat declared) throws IOException {
    CsvFormat format = declared.as(file, conf);
    String line = format.firstLine(file, conf);
    if (!declared.separatorGiven() && line.indexOf('\t') >= 0) {
      format = format.separatedBy('\t').unquoted();
    }
    return new CsvHeader(format, format.names(line));
  }
}
