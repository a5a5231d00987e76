package org.ieum.spark.internal.source;

import com.univocity.parsers.common.ParsingContext;
import com.univocity.parsers.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.BlockKey;
import org.ieum.spark.internal.kernel.Warmth;
import org.jspecify.annotations.Nullable;

/** The blocks of one CSV file, in order, read as they are asked for. */
final class CsvBlocks implements Iterator<LoadedBlock> {
  private final CsvFormat format;
  private final Configuration conf;
  private final String file;
  private final CsvParser parser;
  private final CsvCells cells;
  private final BlockEncoder encoder;
  private final int width;
  private long rowsBefore;
  private String @Nullable [] next;
  private boolean undecodable;

  CsvBlocks(StudyManifest study, CsvFormat format, String file, Configuration conf) {
    this.file = file;
    this.format = format;
    this.conf = conf;
    try {
      parser = format.open(file, conf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] header = parser.parseNext();
    List<String> names = CsvFormat.names(header == null ? new String[0] : header);
    width = names.size();
    cells = new CsvCells(study, format, names);
    encoder = new BlockEncoder(study.dictionary(), study.outcome());
    Warmth.start(study.dictionary().design().size());
    next = row();
  }

  /** The next row; null at the end, and where what follows is no text. */
  private String @Nullable [] row() {
    try {
      return parser.parseNext();
    } catch (RuntimeException e) {
      if (!UndecodableText.caused(e)) {
        throw e;
      }
      undecodable = true;
      return null;
    }
  }

  @Override
  public boolean hasNext() {
    return next != null || undecodable;
  }

  @Override
  public LoadedBlock next() {
    List<String[]> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    Faults faults = new Faults(file, true);
    ParsingContext context = parser.getContext();
    while (next != null && rows.size() < Block.MOST_ROWS) {
      long line = context.currentLine();
      if (next.length == width) {
        rows.add(next);
        lines.add(line);
      } else {
        faults.add(line, "", Expectation.width(width, next.length));
      }
      next = row();
    }
    if (next == null && undecodable) {
      undecodable = false;
      CsvDiagnosis.Undecodable found = CsvDiagnosis.undecodable(format, file, conf);
      faults.add(found.line(), "", found.text());
    }
    if (rows.isEmpty() && faults.count() == 0) {
      throw new NoSuchElementException(file + " has no more rows");
    }
    Chunk chunk = cells.read(rows, lines, rowsBefore, faults);
    BlockKey key = new BlockKey(file, rowsBefore);
    rowsBefore += rows.size();
    return encoder.load(key, chunk, faults);
  }
}
