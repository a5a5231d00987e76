package org.ieum.spark.internal.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Counts the patients' ids that stand in more than one row of a table. Every id goes as 8 bytes to
 * the task that counts its like; the driver gets one number a task.
 */
public final class RepeatedIds {
  private static final long IDS_A_TASK = 1 << 20;

  private RepeatedIds() {}

  /**
   * How many ids repeat; tables that are read as one are counted each for itself, since hospitals
   * number their patients as they like.
   *
   * @param rows of all blocks
   */
  public static long count(JavaRDD<LoadedBlock> blocks, long rows) {
    long wanted = Math.max(blocks.context().defaultParallelism(), rows / IDS_A_TASK);
    int tasks = (int) Math.max(1, Math.min(wanted, blocks.getNumPartitions()));
    return blocks
        .mapPartitionsToPair(loaded -> split(loaded, tasks))
        .groupByKey(new HashPartitioner(tasks))
        .values()
        .map(RepeatedIds::repeated)
        .collect()
        .stream()
        .mapToLong(n -> n)
        .sum();
  }

  /** Numbers by table and task; the key modulo {@code tasks} is the task. */
  private static Iterator<Tuple2<Integer, long[]>> split(Iterator<LoadedBlock> loaded, int tasks) {
    Map<Integer, LongStream.Builder[]> split = new HashMap<>();
    while (loaded.hasNext()) {
      LoadedBlock block = loaded.next();
      LongStream.Builder[] numbers = split.computeIfAbsent(block.table(), table -> builders(tasks));
      for (long number : block.persons()) {
        numbers[(int) ((number >>> 32) % tasks)].add(number);
      }
    }
    List<Tuple2<Integer, long[]>> out = new ArrayList<>();
    split.forEach(
        (table, numbers) -> {
          for (int task = 0; task < tasks; task++) {
            out.add(new Tuple2<>(table * tasks + task, numbers[task].build().toArray()));
          }
        });
    return out.iterator();
  }

  private static LongStream.Builder[] builders(int tasks) {
    LongStream.Builder[] builders = new LongStream.Builder[tasks];
    Arrays.setAll(builders, i -> LongStream.builder());
    return builders;
  }

  private static long repeated(Iterable<long[]> parts) {
    long[] numbers =
        StreamSupport.stream(parts.spliterator(), false).flatMapToLong(Arrays::stream).toArray();
    Arrays.sort(numbers);
    long repeated = 0;
    for (int i = 1; i < numbers.length; i++) {
      boolean again = numbers[i] == numbers[i - 1];
      boolean counted = i > 1 && numbers[i] == numbers[i - 2];
      repeated += again && !counted ? 1 : 0;
    }
    return repeated;
  }
}
