package org.ieum.spark.internal.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.TableSource;

/** A table in CSV files; a file is read whole by one task. */
final class CsvTable {
  private static final int MOST_PARTITIONS = 1000;

  private CsvTable() {}

  static JavaRDD<LoadedBlock> blocks(
      JavaSparkContext context, StudyManifest study, TableSource source, List<TableFile> files) {
    Configuration conf = context.hadoopConfiguration();
    List<String> faults = new ArrayList<>();
    CsvFormat format = CsvFormat.of(source.options(), faults);
    TableFaults.check(source.uri(), faults);
    for (TableFile file : files) {
      checkHeader(study, format, file.path(), conf, faults);
    }
    TableFaults.check(source.uri(), faults);
    byte[] manifest = study.toBytes();
    // Broadcast, since a table's lineage travels again with every job over its blocks.
    Broadcast<SerializableConfiguration> shipped =
        context.broadcast(new SerializableConfiguration(conf));
    List<String> paths = files.stream().map(TableFile::path).toList();
    return context
        .parallelize(paths, Math.min(paths.size(), MOST_PARTITIONS))
        .flatMap(
            path ->
                new CsvBlocks(
                    StudyManifest.fromBytes(manifest), format, path, shipped.value().value()));
  }

  private static void checkHeader(
      StudyManifest study, CsvFormat format, String path, Configuration conf, List<String> faults) {
    String name = FileNames.shortName(path);
    try {
      Optional<List<String>> header = format.header(path, conf);
      if (header.isEmpty()) {
        faults.add(name + ": expected a header row, found an empty file");
        return;
      }
      List<ColumnNeed> needs = ColumnNeed.of(study);
      List<String> columns = needs.stream().map(ColumnNeed::column).toList();
      Optional<String> otherwise =
          header.get().containsAll(columns)
              ? Optional.empty()
              : CsvDiagnosis.header(format, path, conf, columns, false);
      if (otherwise.isPresent()) {
        faults.add(name + " line 1: " + otherwise.get());
      } else {
        needs.forEach(need -> checkColumn(need, header.get(), name, faults));
      }
    } catch (IOException | RuntimeException e) {
      faults.add(
          name
              + (UndecodableText.caused(e)
                  ? CsvDiagnosis.undecodable(format, path, conf).message()
                  : ": expected a readable CSV file, could not read it ("
                      + e.getClass().getSimpleName()
                      + "); write it again or correct the engine's rights"));
    }
  }

  private static void checkColumn(
      ColumnNeed need, List<String> found, String file, List<String> faults) {
    int times = Collections.frequency(found, need.column());
    if (times == 0) {
      faults.add(file + " line 1, " + need.missing(found));
    } else if (times > 1) {
      faults.add(
          file
              + " line 1, column '"
              + need.column()
              + "': expected once, found "
              + times
              + " times; remove the others");
    }
  }
}
