package org.ieum.spark.omop.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlDialectTest {
  private static final List<SqlDialect.Selected> COLUMNS =
      List.of(
          new SqlDialect.Selected("PERSON_ID", "person_id", SqlDialect.Taken.AS_IT_IS),
          new SqlDialect.Selected("DEATH_DATE", "death_date", SqlDialect.Taken.DAY));

  @Test
  void postgres() {
    SqlDialect dialect = SqlDialect.of("jdbc:postgresql://h:5432/cdm");
    assertThat(dialect.select("cdm", "death", COLUMNS, ""))
        .isEqualTo(
            "SELECT \"PERSON_ID\" AS \"person_id\", CAST(\"DEATH_DATE\" AS DATE) AS \"death_date\""
                + " FROM \"cdm\".\"death\"");
    assertThat(dialect.bounds("cdm", "death", "person_id"))
        .isEqualTo("SELECT MIN(\"person_id\"), MAX(\"person_id\") FROM \"cdm\".\"death\"");
    assertThat(dialect.snapshot("", "we\"ird", "person_id"))
        .isEqualTo("SELECT COUNT(*), MAX(\"person_id\") FROM \"we\"\"ird\"");
    assertThat(dialect.refusesLogin("28P01", 0)).isTrue();
    assertThat(dialect.refusesLogin("08001", 0)).isFalse();
  }

  @Test
  void sqlServer() {
    SqlDialect dialect = SqlDialect.of("jdbc:sqlserver://h;databaseName=cdm");
    assertThat(dialect.from(dialect.select("dbo", "death", COLUMNS, ""), "death"))
        .isEqualTo(
            "(SELECT [PERSON_ID] AS [person_id], CAST([DEATH_DATE] AS DATE) AS [death_date]"
                + " FROM [dbo].[death]) [ieum_death]");
    assertThat(dialect.snapshot("dbo", "a]b", "person_id"))
        .isEqualTo("SELECT COUNT_BIG(*), MAX([person_id]) FROM [dbo].[a]]b]");
    assertThat(dialect.refusesLogin("S0001", 18456)).isTrue();
  }

  @Test
  void oracle() {
    SqlDialect dialect = SqlDialect.of("jdbc:oracle:thin:@h:1521/cdm");
    assertThat(dialect.from(dialect.select("CDM", "DEATH", COLUMNS, ""), "death"))
        .isEqualTo(
            "(SELECT \"PERSON_ID\" AS \"person_id\", TRUNC(\"DEATH_DATE\") AS \"death_date\""
                + " FROM \"CDM\".\"DEATH\") \"ieum_death\"");
    assertThat(dialect.refusesLogin("72000", 1017)).isTrue();
  }

  @Test
  void aMomentIsADayInTheTimeZoneOfTheSource() {
    List<SqlDialect.Selected> moment =
        List.of(new SqlDialect.Selected("at", "death_date", SqlDialect.Taken.DAY_OF_MOMENT));
    SqlDialect postgres = SqlDialect.of("jdbc:postgresql://h/cdm");
    assertThat(postgres.select("", "death", moment, "Asia/Seoul"))
        .isEqualTo(
            "SELECT CAST((\"at\" AT TIME ZONE 'Asia/Seoul') AS DATE) AS \"death_date\" FROM"
                + " \"death\"");
    assertThat(postgres.isMoment(java.sql.Types.TIMESTAMP, "timestamptz")).isTrue();
    assertThat(postgres.isMoment(java.sql.Types.TIMESTAMP, "timestamp")).isFalse();
    SqlDialect oracle = SqlDialect.of("jdbc:oracle:thin:@h:1521/cdm");
    assertThat(oracle.select("", "DEATH", moment, "Asia/Seoul"))
        .isEqualTo(
            "SELECT TRUNC((\"at\" AT TIME ZONE 'Asia/Seoul')) AS \"death_date\" FROM \"DEATH\"");
    assertThat(SqlDialect.of("jdbc:sqlserver://h").local("[at]", "Asia/Seoul")).isEmpty();
  }

  @Test
  void otherDatabasesAreRefused() {
    assertThatThrownBy(() -> SqlDialect.of("jdbc:mysql://h/cdm"))
        .hasMessageContaining("jdbc:oracle:, jdbc:postgresql:, jdbc:sqlserver:");
  }
}
