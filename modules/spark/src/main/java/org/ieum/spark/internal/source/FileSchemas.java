package org.ieum.spark.internal.source;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.TypeDescription;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.Type;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.ieum.federation.study.Nfc;
import org.ieum.spark.TableSource;

/**
 * The columns of every file of a columnar table, from the files' own footers: Spark reads one
 * footer and takes a column that another file lacks as absent values.
 */
final class FileSchemas {
  private static final int MOST_PARTITIONS = 64;

  /**
   * Column, in the one spelling of {@link Nfc} → type as the file spells it; empty where the file
   * is none of the format.
   */
  private record FileSchema(String path, TreeMap<String, String> types) implements Serializable {}

  private FileSchemas() {}

  /** Adds a fault for every file that is unreadable, or whose columns differ from the others'. */
  static void check(
      JavaSparkContext context,
      TableSource source,
      List<TableFile> files,
      List<ColumnNeed> needs,
      List<String> faults) {
    SerializableConfiguration conf = new SerializableConfiguration(context.hadoopConfiguration());
    boolean parquet = source.format().equals("parquet");
    List<String> paths = files.stream().map(TableFile::path).toList();
    List<FileSchema> schemas =
        context
            .parallelize(paths, Math.min(paths.size(), MOST_PARTITIONS))
            .map(path -> new FileSchema(path, new TreeMap<>(read(path, parquet, conf.value()))))
            .collect();
    for (FileSchema schema : schemas) {
      if (schema.types().isEmpty()) {
        faults.add(
            FileNames.shortName(schema.path())
                + ": expected "
                + (parquet ? "a Parquet" : "an ORC")
                + " file, found other or truncated bytes; remove it or write it again");
      }
    }
    List<FileSchema> readable = schemas.stream().filter(s -> !s.types().isEmpty()).toList();
    needs.forEach(need -> compare(need, readable, faults));
  }

  /**
   * Adds a fault for every file that lacks a column which another has, or has it with another type.
   */
  private static void compare(ColumnNeed need, List<FileSchema> schemas, List<String> faults) {
    Optional<String> expected =
        schemas.stream()
            .filter(s -> s.types().containsKey(need.column()))
            .map(s -> s.types().get(need.column()))
            .findFirst();
    if (expected.isEmpty()) {
      return;
    }
    for (FileSchema schema : schemas) {
      String found = schema.types().get(need.column());
      if (found == null) {
        faults.add(
            FileNames.shortName(schema.path()) + ", " + need.missing(schema.types().keySet()));
      } else if (!found.equals(expected.get())) {
        faults.add(
            FileNames.shortName(schema.path())
                + ", column '"
                + need.column()
                + "': expected the type of the table's other files, "
                + expected.get()
                + ", found "
                + found
                + "; write the files with one type");
      }
    }
  }

  private static Map<String, String> read(String path, boolean parquet, Configuration conf) {
    try {
      return parquet ? parquet(new Path(path), conf) : orc(new Path(path), conf);
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }

  private static Map<String, String> parquet(Path path, Configuration conf) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, conf))) {
      Map<String, String> types = new TreeMap<>();
      for (Type field : reader.getFileMetaData().getSchema().getFields()) {
        types.put(Nfc.of(field.getName()), parquetType(field));
      }
      return types;
    }
  }

  /** The type without the repetition: optional and required columns read alike. */
  private static String parquetType(Type field) {
    if (!field.isPrimitive()) {
      return "group";
    }
    Object annotation = field.getLogicalTypeAnnotation();
    String name = field.asPrimitiveType().getPrimitiveTypeName().name();
    return annotation == null ? name : name + " (" + annotation + ")";
  }

  private static Map<String, String> orc(Path path, Configuration conf) throws IOException {
    try (Reader reader = OrcFile.createReader(path, OrcFile.readerOptions(conf))) {
      TypeDescription schema = reader.getSchema();
      Map<String, String> types = new TreeMap<>();
      List<String> names = new ArrayList<>(schema.getFieldNames());
      for (int i = 0; i < names.size(); i++) {
        types.put(Nfc.of(names.get(i)), schema.getChildren().get(i).toString());
      }
      return types;
    }
  }
}
