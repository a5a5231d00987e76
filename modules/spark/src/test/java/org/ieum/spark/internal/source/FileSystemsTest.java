package org.ieum.spark.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.apache.hadoop.conf.Configuration;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSystemsTest {
  @ParameterizedTest
  @ValueSource(strings = {"s3a", "gs", "ftps"})
  void saysWhichFileSystemsThereAreWhereTheJarsOfOneAreAbsent(String scheme) {
    IeumException e =
        catchThrowableOfType(
            IeumException.class,
            () -> TableFiles.list(scheme + "://hospital/patients.csv", new Configuration()));
    assertThat(e.code()).isEqualTo(ErrorCode.BAD_TABLE);
    assertThat(e.text())
        .contains("expected an address at file:/, hdfs:/ or webhdfs:/, found " + scheme + ":/")
        .contains("engine: spark-home");
  }
}
