package org.ieum.spark.omop.source;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.Footer;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A Parquet table's schema as Spark takes it, from the footer of one file; read here, where Spark
 * runs a job for each table.
 */
final class ParquetFooter {
  private static final String MERGE = "mergeSchema";

  private ParquetFooter() {}

  /** Empty where the files are none, or the site has Spark merge the schemas of all of them. */
  static Optional<StructType> schema(
      SparkSession session, String format, Map<String, String> options, List<String> paths)
      throws IOException {
    boolean merged =
        options.keySet().stream().anyMatch(MERGE::equalsIgnoreCase)
            || Boolean.parseBoolean(session.conf().get("spark.sql.parquet.mergeSchema"));
    Optional<String> first =
        paths.stream().filter(p -> !name(p).startsWith("_")).min(Comparator.naturalOrder());
    if (!format.equals("parquet") || merged || first.isEmpty()) {
      return Optional.empty();
    }
    Path path = new Path(first.get());
    Configuration conf = session.sparkContext().hadoopConfiguration();
    try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, conf))) {
      ParquetMetadata footer = reader.getFooter();
      StructType schema =
          ParquetFileFormat.readSchemaFromFooter(
              new Footer(path, footer),
              new ParquetToSparkSchemaConverter(
                  ((org.apache.spark.sql.classic.SparkSession) session).sessionState().conf()));
      return Optional.of(schema.asNullable());
    }
  }

  /** Whether columns of dates have one type in all files. */
  static boolean alike(SparkSession session, List<String> paths, CdmTable table)
      throws IOException {
    Set<List<DataType>> kinds = new HashSet<>();
    for (String path : paths) {
      Optional<StructType> schema = schema(session, "parquet", Map.of(), List.of(path));
      if (schema.isPresent()) {
        ColumnNames names = new ColumnNames(table, List.of(schema.get().fieldNames()));
        kinds.add(
            table.columns().stream()
                .filter(c -> c.type() == ColumnType.DATE)
                .flatMap(c -> names.place(c.name()).stream())
                .map(p -> schema.get().fields()[p].dataType())
                .toList());
      }
    }
    return kinds.size() <= 1;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
