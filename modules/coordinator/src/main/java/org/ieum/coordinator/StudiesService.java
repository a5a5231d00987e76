package org.ieum.coordinator;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ieum.audit.StudyRecord;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.StudyName;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerException;
import org.ieum.wire.GrpcErrors;
import org.ieum.wire.Protocol;
import org.ieum.wire.identity.PeerIdentity;
import org.ieum.wire.identity.Role;
import org.ieum.wire.v1.FederationOverview;
import org.ieum.wire.v1.LedgerHead;
import org.ieum.wire.v1.ListRequest;
import org.ieum.wire.v1.OverviewRequest;
import org.ieum.wire.v1.PublishedModel;
import org.ieum.wire.v1.SiteOverview;
import org.ieum.wire.v1.StudiesGrpc;
import org.ieum.wire.v1.StudyList;
import org.ieum.wire.v1.StudyRef;
import org.ieum.wire.v1.StudyStatus;
import org.ieum.wire.v1.SubmitRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What data scientists and reviewers ask; a researcher alone may submit and cancel. */
final class StudiesService extends StudiesGrpc.StudiesImplBase {
  private static final Logger LOG = LoggerFactory.getLogger(StudiesService.class);

  private final StudyDesk desk;
  private final Sessions sessions;

  StudiesService(StudyDesk desk, Sessions sessions) {
    this.desk = desk;
    this.sessions = sessions;
  }

  @Override
  public void submit(SubmitRequest request, StreamObserver<StudyStatus> out) {
    answer(
        out,
        () -> {
          PeerIdentity researcher = requireResearcher();
          StudyManifest manifest = StudyManifest.fromBytes(request.getManifest().toByteArray());
          return desk.submit(manifest, researcher.name()).progress().snapshot();
        });
  }

  @Override
  public void list(ListRequest request, StreamObserver<StudyList> out) {
    answer(
        out,
        () -> {
          requireReader();
          StudyList.Builder list = StudyList.newBuilder();
          desk.all().forEach(study -> list.addStudies(study.status()));
          return list.build();
        });
  }

  @Override
  public void watch(StudyRef request, StreamObserver<StudyStatus> out) {
    try {
      requireReader();
      ListedStudy study = desk.find(request.getStudy());
      if (!(study instanceof StudyRun run)) {
        out.onNext(study.status());
        out.onCompleted();
        return;
      }
      StudyProgress progress = run.progress();
      Watcher watcher = new Watcher(progress, out);
      if (out instanceof ServerCallStreamObserver<StudyStatus> call) {
        call.setOnCancelHandler(() -> progress.unwatch(watcher));
      }
      progress.watch(watcher);
    } catch (IeumException e) {
      out.onError(GrpcErrors.toStatus(e));
    }
  }

  @Override
  public void cancel(StudyRef request, StreamObserver<StudyStatus> out) {
    answer(
        out,
        () -> {
          PeerIdentity who = requireResearcher();
          StudyRun run = desk.findToChange(request.getStudy());
          String owner = run.progress().snapshot().getResearcher();
          if (!owner.equals(who.name())) {
            throw new IeumException(
                ErrorCode.BAD_USAGE,
                "study "
                    + run.manifest().id()
                    + ": expected "
                    + owner
                    + ", who submitted it, found "
                    + who.name()
                    + "; only the submitter cancels a study");
          }
          run.post(new StudyEvent.Cancel(who.name()));
          return run.progress().snapshot();
        });
  }

  @Override
  public void model(StudyRef request, StreamObserver<PublishedModel> out) {
    answer(
        out,
        () -> {
          requireReader();
          StudyRun run = desk.find(request.getStudy()).run();
          StudyRecord record = run.journal().record();
          Entry published =
              record
                  .last(EntryKind.MODEL_PUBLISHED)
                  .orElseThrow(
                      () ->
                          new IeumException(
                              ErrorCode.BAD_USAGE,
                              "study "
                                  + StudyName.of(run.manifest())
                                  + ": expected a finished study, found one in phase "
                                  + run.progress().phase()
                                  + "; 'ieum watch' follows it"));
          return PublishedModel.newBuilder()
              .setManifest(ByteString.copyFrom(run.manifest().toBytes()))
              .setModel(ByteString.copyFrom(record.payload(published)))
              .setStatus(run.progress().snapshot())
              .setCoordinatorLedger(ledgerHead())
              .build();
        });
  }

  @Override
  public void overview(OverviewRequest request, StreamObserver<FederationOverview> out) {
    answer(
        out,
        () -> {
          requireReader();
          FederationOverview.Builder overview =
              FederationOverview.newBuilder()
                  .setName(sessions.roster().federation())
                  .setProtocol(Protocol.VERSION)
                  .setSoftware(Protocol.SOFTWARE)
                  .setLedger(ledgerHead());
          for (String site : sessions.roster().members()) {
            SiteOverview.Builder one =
                SiteOverview.newBuilder().setSite(site).setConnected(sessions.connected(site));
            sessions
                .session(site)
                .ifPresent(
                    s -> one.setSoftware(s.software()).setConnectedSince(s.since().toEpochMilli()));
            overview.addSites(one);
          }
          return overview.build();
        });
  }

  private LedgerHead ledgerHead() {
    Ledger ledger = desk.party().ledger();
    long size = ledger.size();
    return LedgerHead.newBuilder()
        .setParty(Party.ACTOR)
        .setSize(size)
        .setRoot(ByteString.copyFrom(ledger.root(size).bytes()))
        .build();
  }

  private static PeerIdentity requireResearcher() {
    PeerIdentity peer = SiteGatewayService.peer();
    if (peer.role() != Role.RESEARCHER) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          peer.name()
              + ": expected a researcher's certificate, found one of a "
              + peer.role().unit()
              + "; use a researcher's identity folder");
    }
    return peer;
  }

  private static void requireReader() {
    PeerIdentity peer = SiteGatewayService.peer();
    if (peer.role() != Role.RESEARCHER && peer.role() != Role.REVIEWER) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          peer.name()
              + ": expected a researcher's or reviewer's certificate, found one of a "
              + peer.role().unit());
    }
  }

  private <T> void answer(StreamObserver<T> out, Supplier<T> answer) {
    T value;
    try {
      value = answer.get();
    } catch (IeumException e) {
      out.onError(GrpcErrors.toStatus(e));
      return;
    } catch (LedgerException e) {
      LOG.error("request failed", e);
      desk.party().ledger().fault().ifPresent(desk.party().guard().onFault());
      ErrorCode code =
          e.code() == LedgerException.Code.DISK ? ErrorCode.DISK : ErrorCode.LEDGER_CORRUPT;
      out.onError(
          GrpcErrors.toStatus(
              new IeumException(
                  code, "coordinator: its ledger cannot be read or written; see its log", e)));
      return;
    } catch (RuntimeException e) {
      LOG.error("request failed", e);
      out.onError(
          GrpcErrors.toStatus(
              new IeumException(
                  ErrorCode.INTERNAL, "coordinator: a fault of Ieum itself; see its log", e)));
      return;
    }
    out.onNext(value);
    out.onCompleted();
  }

  /** Passes statuses on until the study has ended. */
  private static final class Watcher implements Consumer<StudyStatus> {
    private final StudyProgress progress;
    private final StreamObserver<StudyStatus> out;
    private boolean complete;

    Watcher(StudyProgress progress, StreamObserver<StudyStatus> out) {
      this.progress = progress;
      this.out = out;
    }

    @Override
    public synchronized void accept(StudyStatus status) {
      if (complete) {
        return;
      }
      try {
        out.onNext(status);
        switch (status.getPhase()) {
          case DONE, FAILED, CANCELLED, SUSPENDED -> {
            complete = true;
            progress.unwatch(this);
            out.onCompleted();
          }
          default -> {}
        }
      } catch (IllegalStateException e) {
        complete = true;
        progress.unwatch(this);
      }
    }
  }
}
