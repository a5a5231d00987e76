package org.ieum.coordinator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.audit.Logged;
import org.ieum.audit.StudyJournal;
import org.ieum.audit.entry.ControlSent;
import org.ieum.audit.entry.EgressReceived;
import org.ieum.audit.entry.QueryIssued;
import org.ieum.federation.Federation;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.securesum.Bytes;
import org.ieum.securesum.CollectorPhase;
import org.ieum.securesum.CollectorStep;
import org.ieum.securesum.Commitments;
import org.ieum.securesum.FromSite;
import org.ieum.securesum.RoundOpened;
import org.ieum.securesum.RoundRevealed;
import org.ieum.securesum.Scales;
import org.ieum.securesum.SecureSumException;
import org.ieum.securesum.SiteName;
import org.ieum.securesum.StudyKeys;
import org.ieum.securesum.WordVector;
import org.ieum.wire.SumCodec;

/**
 * The federation as the coordinator sees it: {@code ask} runs one secure-sum round with the sites
 * and journals it. A round that a crash interrupted is opened again with the same context, and the
 * sites repeat the same bytes.
 */
final class LiveFederation implements Federation {
  private static final int ATTEMPT = 1;

  private final StudyRun run;
  private final Party party;
  private final StudyManifest manifest;
  private final StudyJournal journal;
  private final StudyKeys keys;
  private int round;

  LiveFederation(
      StudyRun run, Party party, StudyManifest manifest, StudyJournal journal, StudyKeys keys) {
    this.run = run;
    this.party = party;
    this.manifest = manifest;
    this.journal = journal;
    this.keys = keys;
    this.round = journal.record().rounds().size();
  }

  @Override
  public StudyManifest study() {
    return manifest;
  }

  @Override
  public AggregateVector ask(Query query) {
    round++;
    FixedPoint scale = query.scale(manifest);
    issue(query);
    CollectorPhase phase = CollectorPhase.open(keys, opened(query, scale), party.verifier());
    run.megaphone().announce(phase.announcements());
    Map<String, byte[]> masked = new TreeMap<>();
    Map<String, byte[]> seeds = new TreeMap<>();
    while (phase.sum().isEmpty()) {
      run.progress().waitingFor(phase.missing().stream().map(SiteName::value).toList());
      StudyEvent event = run.next();
      try {
        if (event instanceof StudyEvent.Position position) {
          run.megaphone().announce(position.site(), phase.announcements());
        } else if (event instanceof StudyEvent.Masked m) {
          masked.put(m.site(), m.message().toByteArray());
          phase =
              advance(
                  phase,
                  SumCodec.fromWire(m.site(), scale.limbs(), m.message()),
                  query,
                  masked,
                  seeds);
        } else if (event instanceof StudyEvent.SeedGiven s) {
          seeds.put(s.site(), s.message().toByteArray());
          phase = advance(phase, SumCodec.fromWire(s.site(), s.message()), query, masked, seeds);
        }
      } catch (SecureSumException e) {
        run.refuse(siteOf(event), e);
      }
    }
    run.progress().waitingFor(List.of());
    WordVector sum =
        phase.sum().orElseThrow(() -> new IllegalStateException("the loop ends with a sum"));
    return AggregateVector.of(query.shape(manifest), scale, sum.toWords());
  }

  private RoundOpened opened(Query query, FixedPoint scale) {
    return new RoundOpened(
        round,
        ATTEMPT,
        manifest.sites().stream().map(SiteName::new).toList(),
        Bytes.of(query.toBytes()),
        scale.length(),
        scale.limbs(),
        Scales.of(scale.exponents()));
  }

  /** Records that the query goes out, once. */
  private void issue(Query query) {
    boolean issued =
        journal.record().all(QueryIssued.TYPE).stream().anyMatch(e -> e.body().round() == round);
    if (!issued) {
      journal.step().query(query).add(QueryIssued.of(round, query), query.toBytes()).commit();
    }
  }

  private CollectorPhase advance(
      CollectorPhase phase,
      FromSite message,
      Query query,
      Map<String, byte[]> masked,
      Map<String, byte[]> seeds) {
    CollectorStep step = phase.on(message);
    List<org.ieum.securesum.ToSite> announce = new ArrayList<>(step.announce());
    for (org.ieum.securesum.ToSite m : announce) {
      if (m instanceof Commitments) {
        // Durable when the reveal is, which is before anybody uses the sum; after a crash before
        // that the sites say the same bytes again.
        var unused = receipts(journal.step().query(query), masked).begin();
      } else if (m instanceof RoundRevealed) {
        reveal(step.next(), m, query, seeds);
      }
    }
    run.megaphone().announce(announce);
    return step.next();
  }

  private void reveal(
      CollectorPhase published,
      org.ieum.securesum.ToSite revealed,
      Query query,
      Map<String, byte[]> seeds) {
    WordVector sum =
        published
            .sum()
            .orElseThrow(
                () ->
                    new IeumException(
                        ErrorCode.INTERNAL, "round " + round + ": revealed without a sum"));
    StudyJournal.Step step = receipts(journal.step().query(query), seeds);
    step.add(new ControlSent(round), run.megaphone().wire(revealed).toByteArray());
    journal.revealed(step, round, query, sum.toWords()).commit();
  }

  /**
   * Receipts of what sites sent; a message that was already received before a crash is not counted
   * twice.
   */
  private StudyJournal.Step receipts(StudyJournal.Step step, Map<String, byte[]> messages) {
    List<Logged<EgressReceived>> known = journal.record().all(EgressReceived.TYPE);
    messages.forEach(
        (site, bytes) -> {
          EgressReceived receipt = EgressReceived.of(round, bytes);
          if (known.stream().noneMatch(e -> e.actor().equals(site) && e.body().equals(receipt))) {
            step.addAs(site, receipt, bytes);
            run.progress().received(site, bytes.length);
          }
        });
    return step;
  }

  private static String siteOf(StudyEvent event) {
    if (event instanceof StudyEvent.Masked m) {
      return m.site();
    }
    return event instanceof StudyEvent.SeedGiven s ? s.site() : "unknown";
  }
}
