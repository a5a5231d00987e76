package org.ieum.spark.internal.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.EngineSession;
import org.ieum.spark.TableSource;
import org.ieum.spark.internal.kernel.Block;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A table in Parquet or ORC files, read batch by batch through Spark's columnar scan. A batch never
 * crosses a Parquet row group, and a row group is read whole by one task; an ORC file is read whole
 * by one task. So batches, and with them blocks, are fixed by the files.
 */
final class ColumnarTable {
  /** Greater than any file, small enough that sums over many files do not overflow. */
  private static final String WHOLE_FILE = Long.toString(1L << 44);

  private ColumnarTable() {}

  static JavaRDD<LoadedBlock> blocks(
      SparkSession session, StudyManifest study, TableSource source, List<TableFile> files) {
    List<ColumnNeed> needs = ColumnNeed.of(study);
    List<String> faults = new ArrayList<>();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    FileSchemas.check(context, source, files, needs, faults);
    TableFaults.check(source.uri(), faults);
    boolean rowIndexed = source.format().equals("parquet");
    Dataset<Row> table = open(session(session, rowIndexed), source, files);
    checkTypes(table.schema(), needs, faults);
    TableFaults.check(source.uri(), faults);
    FileSourceScanExec scan = scan(table, needs, rowIndexed);
    BatchColumns columns = columns(study, needs, scan, rowIndexed);
    return scan.executeColumnar()
        .toJavaRDD()
        .mapPartitions(batches -> new ColumnarBlocks(columns, batches));
  }

  /** A session of our own: the site's settings, but ours where blocks depend on them. */
  private static SparkSession session(SparkSession site, boolean splitting) {
    SparkSession session = EngineSession.pin(site.newSession());
    String[][] settings = {
      {"spark.sql.adaptive.enabled", "false"},
      {"spark.sql.caseSensitive", "true"},
      {"spark.sql.codegen.wholeStage", "true"},
      {"spark.sql.codegen.maxFields", "100000"},
      {"spark.sql.sources.useV1SourceList", "parquet,orc"},
      {"spark.sql.files.ignoreCorruptFiles", "false"},
      {"spark.sql.files.ignoreMissingFiles", "false"},
      {"spark.sql.parquet.enableVectorizedReader", "true"},
      {"spark.sql.parquet.columnarReaderBatchSize", Integer.toString(Block.MOST_ROWS)},
      {"spark.sql.parquet.mergeSchema", "false"},
      {"spark.sql.orc.impl", "native"},
      {"spark.sql.orc.enableVectorizedReader", "true"},
      {"spark.sql.orc.columnarReaderBatchSize", Integer.toString(Block.MOST_ROWS)},
      {"spark.sql.orc.mergeSchema", "false"},
    };
    for (String[] setting : settings) {
      session.conf().set(setting[0], setting[1]);
    }
    for (String key :
        List.of("spark.sql.files.maxPartitionBytes", "spark.sql.files.openCostInBytes")) {
      String given = splitting ? site.conf().get(key) : WHOLE_FILE + "b";
      session.conf().set(key, given);
    }
    return session;
  }

  private static Dataset<Row> open(
      SparkSession session, TableSource source, List<TableFile> files) {
    String[] paths = files.stream().map(TableFile::path).toArray(String[]::new);
    return session.read().format(source.format()).options(source.readerOptions()).load(paths);
  }

  private static void checkTypes(StructType schema, List<ColumnNeed> needs, List<String> faults) {
    List<String> found = Arrays.asList(schema.fieldNames());
    for (ColumnNeed need : needs) {
      Optional<DataType> type = need.in(found).map(name -> schema.apply(name).dataType());
      if (type.isEmpty()) {
        faults.add(need.missing(found));
      } else if (!CellType.of(type.get()).serves(need.role())) {
        faults.add(need.mistyped(type.get().simpleString()));
      }
    }
  }

  private static FileSourceScanExec scan(
      Dataset<Row> table, List<ColumnNeed> needs, boolean rowIndexed) {
    List<Column> columns = new ArrayList<>();
    List<String> found = Arrays.asList(table.schema().fieldNames());
    for (ColumnNeed need : needs) {
      String name = need.in(found).orElseThrow();
      columns.add(functions.col("`" + name.replace("`", "``") + "`"));
    }
    columns.add(functions.col("_metadata.file_path"));
    if (rowIndexed) {
      columns.add(functions.col("_metadata.row_index"));
    }
    Dataset<Row> selected = table.select(columns.toArray(Column[]::new));
    SparkPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) selected).queryExecution().executedPlan();
    for (SparkPlan leaf : CollectionConverters.asJava(plan.collectLeaves())) {
      if (leaf instanceof FileSourceScanExec scan && scan.supportsColumnar()) {
        return scan;
      }
    }
    throw new IeumException(
        ErrorCode.ENGINE_FAILED,
        "site table: expected Spark to read its columns in batches, found a plan that does not;"
            + " write the table with plain numeric, text and boolean columns");
  }

  private static BatchColumns columns(
      StudyManifest study, List<ColumnNeed> needs, FileSourceScanExec scan, boolean rowIndexed) {
    List<Attribute> output = CollectionConverters.asJava(scan.output());
    List<String> names = output.stream().map(Attribute::name).toList();
    int[] positions = new int[needs.size()];
    CellType[] types = new CellType[needs.size()];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = names.indexOf(needs.get(k).in(names).orElseThrow());
      types[k] = CellType.of(output.get(positions[k]).dataType());
    }
    return new BatchColumns(
        study.toBytes(),
        positions,
        types,
        names.lastIndexOf("file_path"),
        rowIndexed ? names.lastIndexOf(ParquetFileFormat.ROW_INDEX_TEMPORARY_COLUMN_NAME()) : -1);
  }
}
