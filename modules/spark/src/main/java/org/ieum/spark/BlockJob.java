package org.ieum.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.ieum.spark.internal.source.LoadedBlock;
import scala.collection.immutable.Range;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * One Spark job over blocks, a task a partition. A class with a name, since Spark would read the
 * class files around a lambda at every job to clean it, which takes longer than a small job.
 */
final class BlockJob<T>
    extends AbstractFunction2<TaskContext, scala.collection.Iterator<LoadedBlock>, T>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a task makes of its partition's blocks. */
  @FunctionalInterface
  interface Task<T> extends Serializable {
    T of(Iterator<LoadedBlock> blocks);
  }

  private final Task<T> task;

  private BlockJob(Task<T> task) {
    this.task = task;
  }

  /** The tasks' results, in the order of the partitions. */
  static <T> List<T> run(JavaRDD<LoadedBlock> blocks, Task<T> task) {
    int partitions = blocks.getNumPartitions();
    List<T> results = new ArrayList<>(Collections.nCopies(partitions, null));
    ClassTag<T> any = ClassTag$.MODULE$.apply(Object.class);
    blocks
        .context()
        .runJob(
            blocks.rdd(),
            new BlockJob<>(task),
            new Range.Exclusive(0, partitions, 1),
            new Results<>(results),
            any);
    return results;
  }

  @Override
  public T apply(TaskContext context, scala.collection.Iterator<LoadedBlock> blocks) {
    return task.of(CollectionConverters.asJava(blocks));
  }

  /** Takes each task's result on the driver, one at a time. */
  private static final class Results<T> extends AbstractFunction2<Object, T, BoxedUnit> {
    private final List<T> results;

    Results(List<T> results) {
      this.results = results;
    }

    @Override
    public BoxedUnit apply(Object partition, T result) {
      results.set((Integer) partition, result);
      return BoxedUnit.UNIT;
    }
  }
}
