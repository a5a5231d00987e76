package org.ieum.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.WordSum;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.BlockKey;
import org.ieum.spark.internal.source.BlockReport;
import org.ieum.spark.internal.source.FlatTable;
import org.ieum.spark.internal.source.FoundTable;
import org.ieum.spark.internal.source.LoadedBlock;
import org.ieum.spark.internal.source.RepeatedIds;
import org.ieum.spark.internal.source.TableFaults;
import org.ieum.spark.internal.source.ValueCounts;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/** The cached blocks of a table, and the two ways in which their numbers are added. */
final class BlockTable implements AutoCloseable {
  /** Numbers of one block, for sums in the order of the blocks. */
  private record BlockNumbers(BlockKey key, double[] numbers) implements Serializable {}

  /** What a task makes of its blocks. */
  @FunctionalInterface
  interface StatisticMaker extends Serializable {
    BlockStatistic make();
  }

  /** What one task makes of the leading blocks together. */
  @FunctionalInterface
  interface LeadingWork extends Serializable {
    double[] of(List<Block> blocks);
  }

  private final String uri;
  private final JavaRDD<LoadedBlock> blocks;
  private final List<LoadedBlock> held;
  private final List<BlockReport> reports;
  private final int covariates;
  private double @Nullable [] eventTimes;

  private BlockTable(
      String uri,
      JavaRDD<LoadedBlock> blocks,
      List<LoadedBlock> held,
      List<BlockReport> reports,
      int covariates) {
    this.uri = uri;
    this.covariates = covariates;
    this.blocks = blocks;
    this.held = held;
    this.reports = reports;
  }

  /**
   * Reads a table into blocks.
   *
   * @throws IeumException BAD_TABLE with the faults of files, columns and cells
   */
  static BlockTable load(SparkSession session, StudyManifest study, List<FoundTable> parts) {
    String uri = parts.stream().map(p -> p.source().uri()).collect(Collectors.joining(", "));
    return run(
        uri,
        () -> {
          JavaRDD<LoadedBlock> blocks = FlatTable.blocks(session, study, parts);
          double maximum = study.preparation().maximumWeight();
          boolean happens = study.outcome().happens();
          try {
            List<LoadedBlock> held = HeldBlocks.of(session, parts, blocks);
            List<BlockReport> reports = new ArrayList<>();
            if (held.isEmpty()) {
              reports.addAll(
                  blocks
                      .mapPartitionsWithIndex(
                          (partition, loaded) -> reports(partition, loaded, happens, maximum), true)
                      .collect());
            } else {
              reports(0, held.iterator(), happens, maximum).forEachRemaining(reports::add);
            }
            reports.sort(Comparator.comparing(BlockReport::key));
            String id = study.personId();
            long repeated = id.isEmpty() ? 0 : repeated(blocks, held, rows(reports));
            TableFaults.checkRows(uri, reports, id, repeated);
            return new BlockTable(
                uri, blocks, held, reports, study.dictionary().covariates().size());
          } catch (RuntimeException e) {
            blocks.unpersist(false);
            throw e;
          }
        });
  }

  private static Iterator<BlockReport> reports(
      int partition, Iterator<LoadedBlock> loaded, boolean happens, double maximumWeight) {
    List<BlockReport> reports = new ArrayList<>();
    loaded.forEachRemaining(block -> reports.add(block.report(partition, happens, maximumWeight)));
    return reports.iterator();
  }

  private static long repeated(JavaRDD<LoadedBlock> blocks, List<LoadedBlock> held, long rows) {
    return held.isEmpty() ? RepeatedIds.count(blocks, rows) : RepeatedIds.count(held);
  }

  private static long rows(List<BlockReport> reports) {
    return reports.stream().mapToLong(r -> r.training() + r.heldOut()).sum();
  }

  String uri() {
    return uri;
  }

  TableSummary summary() {
    long records = 0;
    long events = 0;
    long heldOut = 0;
    long heldOutEvents = 0;
    for (BlockReport r : reports) {
      records += r.training();
      events += r.events();
      heldOut += r.heldOut();
      heldOutEvents += r.heldOutEvents();
    }
    return new TableSummary(
        records, events, heldOut, heldOutEvents, weights(), ValueCounts.sum(reports, covariates));
  }

  /**
   * The distinct outcomes above 0 of training rows, ascending: the times at which an event
   * happened. Found once, since rows never change.
   */
  double[] eventTimes() {
    double[] known = eventTimes;
    if (known == null) {
      known = distinct(results(BlockTable::eventTimes));
      eventTimes = known;
    }
    return known.clone();
  }

  private static double[] eventTimes(Iterator<LoadedBlock> loaded) {
    List<double[]> parts = new ArrayList<>();
    while (loaded.hasNext()) {
      Block block = loaded.next().block();
      double[] outcomes = block.outcomes();
      parts.add(Arrays.stream(outcomes, 0, block.training()).filter(y -> y > 0).toArray());
    }
    return distinct(parts);
  }

  private static double[] distinct(List<double[]> parts) {
    double[] sorted = parts.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    int n = 0;
    for (double time : sorted) {
      if (n == 0 || time > sorted[n - 1]) {
        sorted[n++] = time;
      }
    }
    return Arrays.copyOf(sorted, n);
  }

  /** In the order of the blocks, so that the sums are the same however rows are spread. */
  private List<PartWeights> weights() {
    List<PartWeights> sum = List.of();
    for (BlockReport r : reports) {
      List<PartWeights> before = sum;
      sum =
          before.isEmpty() || r.weights().isEmpty()
              ? (before.isEmpty() ? r.weights() : before)
              : List.of(
                  before.get(0).plus(r.weights().get(0)), before.get(1).plus(r.weights().get(1)));
    }
    return sum;
  }

  /** The first training rows, in the order of files and rows, but at most so many. */
  GlmStatistic.RowLimit first(int most) {
    long before = 0;
    for (BlockReport r : reports) {
      if (before + r.training() >= most) {
        return new GlmStatistic.RowLimit(r.key(), (int) (most - before));
      }
      before += r.training();
    }
    BlockReport last = reports.get(reports.size() - 1);
    return new GlmStatistic.RowLimit(last.key(), last.training());
  }

  /**
   * What some work makes of the blocks that hold the first training rows, in order. It runs as one
   * task, near the first of them where they are apart.
   */
  double[] leading(GlmStatistic.RowLimit limit, LeadingWork work) {
    if (!held.isEmpty()) {
      return run(uri, () -> work.of(sorted(limit, held.iterator())));
    }
    int[] partitions =
        reports.stream()
            .filter(r -> r.key().compareTo(limit.last()) <= 0)
            .mapToInt(BlockReport::partition)
            .distinct()
            .sorted()
            .toArray();
    Function1<Object, Object> holds =
        (Function1<Object, Object> & Serializable)
            i -> Arrays.binarySearch(partitions, (Integer) i) >= 0;
    JavaRDD<LoadedBlock> holding =
        PartitionPruningRDD.create(blocks.rdd(), holds).toJavaRDD().coalesce(1);
    return run(uri, () -> BlockJob.run(holding, loaded -> work.of(sorted(limit, loaded))).get(0));
  }

  private static List<Block> sorted(GlmStatistic.RowLimit limit, Iterator<LoadedBlock> loaded) {
    List<Block> found = new ArrayList<>();
    while (loaded.hasNext()) {
      Block block = loaded.next().block();
      if (limit.rows(block) > 0) {
        found.add(block);
      }
    }
    found.sort(Comparator.comparing(Block::key));
    return found;
  }

  /** Sums of doubles, block after block. */
  static double[] sum(List<Block> blocks, int length, BlockStatistic statistic) {
    double[] sum = new double[length];
    for (Block block : blocks) {
      double[] numbers = new double[length];
      statistic.addTo(block, numbers, 0);
      for (int j = 0; j < length; j++) {
        sum[j] += numbers[j];
      }
    }
    return sum;
  }

  /**
   * Every block's numbers rounded once to the query's scale; the integers are summed, so the words
   * do not depend on how blocks are spread over tasks.
   */
  WordSum encoded(StudyManifest study, Query query, int ownSection) {
    FixedPoint scale = query.scale(study);
    byte[] manifest = study.toBytes();
    byte[] question = query.toBytes();
    BlockJob.Task<long[]> task = loaded -> encode(manifest, question, ownSection, loaded);
    WordSum sum = new WordSum(scale);
    for (long[] words : results(task)) {
      sum.addWords(words);
    }
    return sum;
  }

  private static long[] encode(
      byte[] manifest, byte[] question, int ownSection, Iterator<LoadedBlock> loaded) {
    StudyManifest study = StudyManifest.fromBytes(manifest);
    Query query = Query.fromBytes(question);
    FixedPoint scale = query.scale(study);
    BlockStatistic statistic = new Evaluators(study, ownSection).statistic(query);
    WordSum sum = new WordSum(scale);
    while (loaded.hasNext()) {
      double[] numbers = new double[scale.length()];
      statistic.addTo(loaded.next().block(), numbers, 0);
      sum.add(numbers);
    }
    return sum.words();
  }

  /**
   * Sums of doubles, block after block in the table's order whichever tasks they come from. For
   * what the site keeps to itself until it has finished several passes.
   *
   * @param length numbers a block
   */
  double[] ordered(int length, StatisticMaker maker) {
    BlockJob.Task<List<BlockNumbers>> task = loaded -> numbers(length, maker.make(), loaded);
    List<BlockNumbers> parts = new ArrayList<>();
    results(task).forEach(parts::addAll);
    parts.sort(Comparator.comparing(BlockNumbers::key));
    double[] sum = new double[length];
    for (BlockNumbers part : parts) {
      for (int j = 0; j < length; j++) {
        sum[j] += part.numbers()[j];
      }
    }
    return sum;
  }

  private static List<BlockNumbers> numbers(
      int length, BlockStatistic statistic, Iterator<LoadedBlock> loaded) {
    List<BlockNumbers> out = new ArrayList<>();
    while (loaded.hasNext()) {
      Block block = loaded.next().block();
      double[] numbers = new double[length];
      statistic.addTo(block, numbers, 0);
      out.add(new BlockNumbers(block.key(), numbers));
    }
    return out;
  }

  /** What a task makes of the blocks: one result a partition, in order. */
  <T> List<T> results(BlockJob.Task<T> task) {
    return run(
        uri, () -> held.isEmpty() ? BlockJob.run(blocks, task) : List.of(task.of(held.iterator())));
  }

  /** Runs Spark jobs; a failure of Spark's own names the exception's class and no cell. */
  private static <T> T run(String uri, Supplier<T> jobs) {
    try {
      return jobs.get();
    } catch (IeumException e) {
      throw e;
    } catch (Exception e) {
      // Not only unchecked ones: Scala code throws SparkException undeclared.
      throw SparkFailure.of(uri, e);
    }
  }

  @Override
  public void close() {
    blocks.unpersist(false);
  }
}
