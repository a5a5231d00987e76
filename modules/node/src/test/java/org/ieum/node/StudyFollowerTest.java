package org.ieum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ieum.audit.StudyJournal;
import org.ieum.audit.entry.StudyApproved;
import org.ieum.audit.entry.StudyFailed;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.Guard;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerKey;
import org.ieum.node.engine.EngineDesk;
import org.ieum.node.policy.Decision;
import org.ieum.node.policy.Decisions;
import org.ieum.node.policy.SitePolicy;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.Roster;
import org.ieum.wire.v1.FromSite;
import org.ieum.wire.v1.StudyEnded;
import org.ieum.wire.v1.StudyOffered;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.ToSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a study does at a site whose database cannot be reached. */
@Timeout(60)
class StudyFollowerTest {
  private static final long NEVER = 3_600_000;
  private static final ToSite OFFERED =
      ToSite.newBuilder().setOffered(StudyOffered.getDefaultInstance()).build();

  private final Path folder;
  private final List<FromSite> sent = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private Ledger ledger;

  StudyFollowerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void aSite() {
    FederationPlan plan =
        new FederationPlan(
            "test", List.of("localhost"), 1, List.of("boston", "seoul"), List.of("ada"), List.of());
    FederationInit.write(plan, folder.resolve("federation"), Clock.systemUTC());
    LedgerKey key = LedgerKey.load(identity().resolve(FederationInit.LEDGER_KEY));
    ledger = Ledger.open(folder.resolve("ledger"), key, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void itAsksAgainAfterAPauseUntilThereIsAnAnswer() {
    StudyFollower follower = follower(1);
    Database database = new Database(3, follower);
    assertThat(follower.whenAvailable(database)).isEqualTo("answer");
    assertThat(database.states)
        .as("the wait shows, and for what")
        .containsExactly("new", waits(1), waits(2), waits(3));
    assertThat(follower.known().state()).as("and is over").isEqualTo("new");
  }

  @Test
  void aMessageOfTheCoordinatorEndsThePause() {
    StudyFollower follower = follower(NEVER);
    follower.mailbox().put(OFFERED);
    follower.mailbox().put(OFFERED);
    assertThat(follower.whenAvailable(new Database(2, follower))).isEqualTo("answer");
  }

  @Test
  void theEndOfTheStudyEndsTheWait() {
    StudyFollower follower = follower(NEVER);
    Database database = new Database(Integer.MAX_VALUE, follower);
    follower
        .mailbox()
        .put(
            ToSite.newBuilder()
                .setEnded(StudyEnded.newBuilder().setPhase(StudyPhase.CANCELLED))
                .build());
    StudyOver over = catchThrowableOfType(StudyOver.class, () -> follower.whenAvailable(database));
    assertThat(over.phase()).isEqualTo(StudyPhase.CANCELLED);
    assertThat(database.states).hasSize(1);
  }

  @Test
  void aNodeThatStopsDoesNotWait() {
    StudyFollower follower = follower(NEVER);
    follower.mailbox().close();
    assertThatThrownBy(() -> follower.whenAvailable(new Database(Integer.MAX_VALUE, follower)))
        .isInstanceOf(StudyOver.class);
  }

  @Test
  void anyOtherFaultIsNotWaitedFor() {
    StudyFollower follower = follower(NEVER);
    assertThatThrownBy(
            () ->
                follower.whenAvailable(
                    () -> {
                      throw new IeumException(ErrorCode.BAD_TABLE, "table: no column 'age'");
                    }))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_TABLE));
    assertThat(follower.known().state()).isEqualTo("new");
  }

  /**
   * What a coordinator gains that says a study is over and offers its bytes again: no second
   * answer, no second end.
   */
  @Test
  void aStudyThatEndedHereStaysEndedHoweverOftenItIsOffered() throws Exception {
    StudyJournal journal =
        new StudyJournal(ledger, Site.actor("seoul"), study(), new SecureRandom());
    journal.submitted("ada");
    journal.step().note(new StudyApproved("default")).commit();
    journal.step().note(new StudyFailed(ErrorCode.BAD_TABLE.name(), "")).commit();
    long size = ledger.size();
    StudyFollower follower = follower(1);
    follower.start();
    follower.mailbox().put(OFFERED);
    await(() -> sent.size() == 2);
    assertThat(follower.known().state()).startsWith("failed: study small ");
    assertThat(sent).allSatisfy(m -> assertThat(m.getIncident().getCode()).isEqualTo("BAD_TABLE"));
    follower
        .mailbox()
        .put(
            ToSite.newBuilder()
                .setEnded(StudyEnded.newBuilder().setPhase(StudyPhase.CANCELLED))
                .build());
    await(() -> follower.known().state().equals("cancelled"));
    assertThat(ledger.size()).isEqualTo(size);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(10);
    }
  }

  /** Cannot be reached for the first so many questions; notes the study's state at each. */
  private static final class Database implements Supplier<String> {
    private final int failures;
    private final StudyFollower follower;
    private final List<String> states = new ArrayList<>();

    Database(int failures, StudyFollower follower) {
      this.failures = failures;
      this.follower = follower;
    }

    @Override
    public String get() {
      states.add(follower.known().state());
      if (states.size() > failures) {
        return "answer";
      }
      throw new IeumException(
          ErrorCode.SITE_UNAVAILABLE, "database: cannot be reached, time " + states.size());
    }
  }

  private static String waits(int time) {
    return "waits: database: cannot be reached, time " + time;
  }

  private Path identity() {
    return folder.resolve("federation").resolve("sites").resolve("seoul").resolve("identity");
  }

  private StudyFollower follower(long pauseMillis) {
    NodeConfig config =
        new NodeConfig(
            "seoul",
            URI.create("https://localhost:1"),
            identity(),
            folder.resolve("state"),
            Map.of(),
            new SitePolicy(Decision.ASK, List.of(), 1, false),
            new NodeConfig.Engine("local[1]", Optional.empty(), "1g", Map.of()));
    SecureRandom random = new SecureRandom();
    Site site =
        new Site(
            config,
            PartyIdentity.load(identity()),
            Roster.load(identity()),
            ledger,
            new EngineDesk(
                (port, token) -> {
                  throw new IOException("no engine is started in this test");
                },
                random),
            Decisions.of(config.state()),
            random,
            sent::add,
            new Guard("node", fault -> {}));
    return new StudyFollower(site, study(), "ada", pauseMillis);
  }

  private static StudyManifest study() {
    return new StudyManifest(
        "small",
        "Small",
        "A test",
        List.of("boston", "seoul"),
        "patients",
        "",
        "outcome",
        new FeatureDictionary(
            List.of(Covariate.continuous("age", 0, 100), Covariate.continuous("bmi", 10, 80))),
        new Split(0, "public"),
        ModelSpec.logistic(),
        EvaluationSpec.standard(),
        1000,
        1);
  }
}
