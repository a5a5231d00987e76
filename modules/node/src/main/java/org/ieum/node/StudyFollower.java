package org.ieum.node;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ieum.algorithms.StudyProgram;
import org.ieum.audit.JournaledFederation;
import org.ieum.audit.StudyJournal;
import org.ieum.audit.entry.ControlReceived;
import org.ieum.audit.entry.ModelPublished;
import org.ieum.audit.entry.PlainBody;
import org.ieum.audit.entry.StudyCancelled;
import org.ieum.audit.entry.StudyFailed;
import org.ieum.federation.ProgressStep;
import org.ieum.federation.TableSummary;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.Blame;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.StudyName;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.LedgerException;
import org.ieum.privacy.Verdict;
import org.ieum.securesum.Bytes;
import org.ieum.securesum.KeyAgreement;
import org.ieum.securesum.SignedStudyKey;
import org.ieum.securesum.SiteName;
import org.ieum.securesum.SiteParty;
import org.ieum.securesum.StudyKey;
import org.ieum.securesum.StudyKeys;
import org.ieum.securesum.StudyTerms;
import org.ieum.wire.SumCodec;
import org.ieum.wire.v1.StudyDecision;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.ToSite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one study at a site, on a thread of its own: approval, table, keys, then the site's
 * own replica of the study in lockstep with the others. After a crash it runs again from the start;
 * the ledger answers what was already done.
 */
final class StudyFollower {
  private static final Logger LOG = LoggerFactory.getLogger(StudyFollower.class);
  private static final long DECISION_POLL_MILLIS = 300;
  private static final long UNAVAILABLE_PAUSE_MILLIS = 5_000;

  private final Site site;
  private final StudyManifest manifest;
  private final String name;
  private final String researcher;
  private final StudyJournal journal;
  private final SecretStore secrets;
  private final long unavailablePauseMillis;
  private final Mailbox mailbox = new Mailbox();
  private final List<Runnable> repeats = new ArrayList<>();
  private volatile String state = "new";

  StudyFollower(Site site, StudyManifest manifest, String researcher) {
    this(site, manifest, researcher, UNAVAILABLE_PAUSE_MILLIS);
  }

  /** As above, with another pause before a database that could not be reached is asked again. */
  StudyFollower(Site site, StudyManifest manifest, String researcher, long unavailablePauseMillis) {
    this.unavailablePauseMillis = unavailablePauseMillis;
    this.site = site;
    this.manifest = manifest;
    this.name = StudyName.of(manifest);
    this.researcher = researcher;
    this.journal = site.journal(manifest);
    this.secrets = site.secrets(journal.study());
  }

  Mailbox mailbox() {
    return mailbox;
  }

  StudyManifest manifest() {
    return manifest;
  }

  /** Where the study stands here. */
  KnownStudy known() {
    return new KnownStudy(
        manifest.id(), manifest.digest(), manifest.title(), state, journal.record().revealed());
  }

  void start() {
    site.guard().thread("study-" + manifest.id(), this::run).start();
  }

  private void run() {
    try {
      live();
    } catch (LedgerException e) {
      site.guard().onFault().accept(e);
    } catch (IeumException e) {
      if (e.code() != ErrorCode.DISK) {
        throw e;
      }
      site.guard().onFault().accept(e);
    }
  }

  private void live() {
    try {
      journal.submitted(researcher);
      Optional<String> known = modelDigest();
      if (known.isPresent()) {
        modelComputed(known.get());
      } else if (journal.record().ended().isPresent()) {
        throw endedBefore();
      } else if (approved()) {
        EngineMessage.Prepare prepare = prepare();
        follow(prepare, new SiteParty(agreeKeys(), site.identity()::sign, site.verifier()));
      }
      while (true) {
        next();
      }
    } catch (StudyOver over) {
      end(over.phase());
    } catch (IeumException e) {
      if (e.code() == ErrorCode.DISK) {
        throw e;
      }
      failed(e);
    } catch (LedgerException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.error("study {}: a fault of this software", name, e);
      failed(
          new IeumException(
              ErrorCode.INTERNAL,
              "study " + manifest.id() + ": a fault of Ieum itself; see the node's log",
              e));
    }
  }

  /** A study that ended here without a model stays ended, whoever offers it again. */
  private IeumException endedBefore() {
    ErrorCode code =
        journal
            .record()
            .last(StudyFailed.TYPE)
            .map(failed -> failed.body().code())
            .filter(recorded -> !recorded.isEmpty())
            .map(ErrorCode::valueOf)
            .orElse(ErrorCode.CANCELLED);
    return new IeumException(
        code,
        "study "
            + name
            + ": expected a study that goes on, found its end in this node's ledger; submit a"
            + " changed study, under another id");
  }

  private boolean approved() {
    Gate gate = new Gate(site, manifest, journal, researcher);
    Gate.Answer answer = gate.answer();
    if (answer == Gate.Answer.PENDING) {
      LOG.info(
          "study {} waits for a decision: ieum node approve {}",
          name,
          StudyName.shortDigest(manifest.digest()));
      state = "waits for a decision";
      always(() -> site.send(Replies.decision(journal.study(), StudyDecision.Decision.PENDING)));
      while (answer == Gate.Answer.PENDING) {
        mailbox.poll(DECISION_POLL_MILLIS).ifPresent(this::handleCommon);
        answer = gate.answer();
      }
      repeats.clear();
    }
    StudyDecision.Decision decision =
        answer == Gate.Answer.APPROVED
            ? StudyDecision.Decision.APPROVED
            : StudyDecision.Decision.REFUSED;
    state = answer == Gate.Answer.APPROVED ? "approved" : "refused";
    LOG.info("study {} {}", name, state);
    always(() -> site.send(Replies.decision(journal.study(), decision)));
    return answer == Gate.Answer.APPROVED;
  }

  private EngineMessage.Prepare prepare() {
    NodeConfig.Table table = site.config().tables().get(manifest.table());
    if (table == null) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "study "
              + manifest.id()
              + ": expected table '"
              + manifest.table()
              + "' in node.yaml, found none");
    }
    state = "loads its table";
    EngineMessage.Prepare prepare =
        new EngineMessage.Prepare(
            manifest.toBytes(),
            table.uri(),
            table.format(),
            table.options(),
            manifest.sites().indexOf(site.config().site()),
            site.config().policy().shareSiteResults());
    TableSummary summary = whenAvailable(() -> site.engine().prepare(prepare));
    checkDisclosure(summary);
    return prepare;
  }

  /** The site's own rules on its own table; the counts stay in this log. */
  private void checkDisclosure(TableSummary summary) {
    Verdict verdict = site.config().policy().check().beforeStudy(summary, manifest);
    verdict.check();
    verdict.warnings().forEach(LOG::warn);
  }

  private KeyAgreement agreeKeys() {
    StudyKey own = secrets.key(site.random());
    Bytes study = Bytes.of(HexFormat.of().parseHex(journal.study()));
    SignedStudyKey signed = own.signed(study, site.name(), site.identity()::sign);
    always(() -> site.send(Replies.key(journal.study(), signed)));
    state = "agrees on keys";
    while (true) {
      ToSite message = next();
      if (message.hasKeys()) {
        StudyKeys keys =
            StudyKeys.verified(
                terms(study),
                message.getKeys().getKeysList().stream().map(SumCodec::fromWire).toList(),
                site.verifier());
        KeyAgreement agreement = keys.agree(site.name(), own);
        if (!journal.has(EntryKind.CONTROL_RECEIVED)) {
          journal.step().add(new ControlReceived(), message.getKeys().toByteArray()).commit();
        }
        return agreement;
      }
    }
  }

  private StudyTerms terms(Bytes study) {
    return new StudyTerms(
        study,
        manifest.sites().stream().map(SiteName::new).collect(Collectors.toCollection(TreeSet::new)),
        0);
  }

  private void follow(EngineMessage.Prepare prepare, SiteParty party) {
    state = "runs";
    FollowingFederation following =
        new FollowingFederation(this, site, manifest, journal, secrets, prepare, party);
    FittedModel model =
        StudyProgram.run(JournaledFederation.resuming(following, journal), this::progress);
    String digest = model.digest();
    journal.published(model);
    LOG.info("study {}: model {}", name, digest);
    modelComputed(digest);
  }

  /** The model that this replica computed before a restart. */
  private Optional<String> modelDigest() {
    return journal.record().last(ModelPublished.TYPE).map(published -> published.body().model());
  }

  private void modelComputed(String digest) {
    state = "model computed";
    always(() -> site.send(Replies.model(journal.study(), digest)));
  }

  private void progress(ProgressStep step) {
    LOG.info("study {} round {}: {}", name, step.rounds(), step.text());
  }

  /** Does it now and whenever the coordinator offers the study again after a reconnect. */
  private void always(Runnable reply) {
    repeats.add(reply);
    reply.run();
  }

  /** Asks the engine again, until its database can be reached or the study is over. */
  <T> T whenAvailable(Supplier<T> question) {
    String before = state;
    while (true) {
      try {
        T answer = question.get();
        state = before;
        return answer;
      } catch (IeumException e) {
        if (e.code() != ErrorCode.SITE_UNAVAILABLE) {
          throw e;
        }
        LOG.warn("study {} waits: {}", name, e.text());
        state = "waits: " + e.text();
        mailbox.poll(unavailablePauseMillis).ifPresent(this::handleCommon);
      }
    }
  }

  /** The next message of the present stage; those of every stage are handled here. */
  ToSite next() {
    while (true) {
      ToSite message = mailbox.take();
      if (!handleCommon(message)) {
        return message;
      }
    }
  }

  private boolean handleCommon(ToSite message) {
    if (message.hasOffered()) {
      repeats.forEach(Runnable::run);
      return true;
    }
    if (message.hasEnded()) {
      throw new StudyOver(message.getEnded().getPhase());
    }
    return false;
  }

  /** The study cannot go on here: the reason stays here, a code goes out. */
  private void failed(IeumException error) {
    LOG.warn("study {}: {} {}", name, error.code(), error.text());
    state = "failed: " + error.text();
    note(new StudyFailed(error.code().name(), ""));
    Optional<String> outward = outward(error);
    try {
      outward.ifPresent(code -> always(() -> site.send(Replies.incident(journal.study(), code))));
      while (true) {
        next();
      }
    } catch (StudyOver over) {
      end(over.phase());
    }
  }

  /**
   * The code that leaves: every replica meets the same fault of the pooled data by itself, so only
   * a fault of this site is reported, and a disclosure refusal is not told from a policy's.
   */
  private static Optional<String> outward(IeumException error) {
    if (error.code().blame() == Blame.PRIVACY) {
      return Optional.of(ErrorCode.REFUSED_BY_SITE.name());
    }
    return error.code().blame() == Blame.CALLER
        ? Optional.empty()
        : Optional.of(error.code().name());
  }

  private void end(StudyPhase phase) {
    switch (phase) {
      case DONE -> {
        state = "done";
        secrets.destroy();
      }
      case CANCELLED -> {
        state = "cancelled";
        note(new StudyCancelled(""));
        secrets.destroy();
      }
      case FAILED -> {
        state = state.startsWith("failed") ? state : "failed";
        note(new StudyFailed("", ""));
        secrets.destroy();
      }
      default -> LOG.debug("study {}: the node stops", name);
    }
    LOG.info("study {}: {}", name, state);
    site.decisions().clear(journal.study());
  }

  /** Records the end, unless an end is recorded: the first one is final. */
  private void note(PlainBody end) {
    if (journal.record().ended().isEmpty()) {
      journal.step().note(end).commit();
    }
  }
}
