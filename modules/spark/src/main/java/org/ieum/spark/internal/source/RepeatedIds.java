package org.ieum.spark.internal.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /** The same of blocks that the driver holds. */
  public static long count(List<LoadedBlock> held) {
    Map<Integer, List<long[]>> byTable = new TreeMap<>();
    for (LoadedBlock block : held) {
      byTable.computeIfAbsent(block.table(), table -> new ArrayList<>()).add(block.persons());
    }
    return byTable.values().stream().mapToLong(RepeatedIds::repeated).sum();
  }

  /** Numbers by table and task; the key modulo {@code tasks} is the task. */
  private static Iterator<Tuple2<Integer, long[]>> split(Iterator<LoadedBlock> loaded, int tasks) {
    Map<Integer, List<long[]>> byTable = new TreeMap<>();
    while (loaded.hasNext()) {
      LoadedBlock block = loaded.next();
      byTable.computeIfAbsent(block.table(), table -> new ArrayList<>()).add(block.persons());
    }
    List<Tuple2<Integer, long[]>> out = new ArrayList<>();
    byTable.forEach(
        (table, numbers) -> {
          long[][] split = split(numbers, tasks);
          for (int task = 0; task < tasks; task++) {
            out.add(new Tuple2<>(table * tasks + task, split[task]));
          }
        });
    return out.iterator();
  }

  private static long[][] split(List<long[]> numbers, int tasks) {
    int[] sizes = new int[tasks];
    for (long[] some : numbers) {
      for (long number : some) {
        sizes[task(number, tasks)]++;
      }
    }
    long[][] split = new long[tasks][];
    Arrays.setAll(split, task -> new long[sizes[task]]);
    for (long[] some : numbers) {
      for (long number : some) {
        int task = task(number, tasks);
        split[task][--sizes[task]] = number;
      }
    }
    return split;
  }

  private static int task(long number, int tasks) {
    return (int) ((number >>> 32) % tasks);
  }

  private static long repeated(Iterable<long[]> parts) {
    long[] numbers = joined(parts);
    Arrays.sort(numbers);
    long repeated = 0;
    for (int i = 1; i < numbers.length; i++) {
      boolean again = numbers[i] == numbers[i - 1];
      boolean counted = i > 1 && numbers[i] == numbers[i - 2];
      repeated += again && !counted ? 1 : 0;
    }
    return repeated;
  }

  private static long[] joined(Iterable<long[]> parts) {
    int size = 0;
    for (long[] part : parts) {
      size += part.length;
    }
    long[] joined = new long[size];
    int at = 0;
    for (long[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
