package org.ieum.node;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.LedgerException;
import org.ieum.wire.Digests;
import org.ieum.wire.v1.ToSite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All studies that this node follows: hands each message of the coordinator to its study. */
final class StudyBoard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StudyBoard.class);

  private final Site site;
  private final Map<String, StudyFollower> studies = new LinkedHashMap<>();

  StudyBoard(Site site) {
    this.site = site;
  }

  synchronized List<StudyFollower> all() {
    return List.copyOf(studies.values());
  }

  synchronized void deliver(ToSite message) {
    try {
      String study = studyOf(message);
      StudyFollower follower = studies.get(study);
      if (follower == null && message.hasOffered()) {
        follower = open(study, message);
      }
      if (follower != null) {
        follower.mailbox().put(message);
      }
    } catch (LedgerException e) {
      site.guard().onFault().accept(e);
    } catch (IeumException e) {
      LOG.warn("message of the coordinator refused: {}", e.text());
    }
  }

  private StudyFollower open(String study, ToSite message) {
    StudyManifest manifest = manifest(message);
    StudyFollower follower =
        new StudyFollower(site, manifest, message.getOffered().getResearcher());
    studies.put(study, follower);
    follower.start();
    return follower;
  }

  private static StudyManifest manifest(ToSite message) {
    return StudyManifest.fromBytes(message.getOffered().getManifest().toByteArray());
  }

  private static String studyOf(ToSite message) {
    ByteString study =
        switch (message.getMessageCase()) {
          case OFFERED -> Digests.toWire(manifest(message).digest());
          case KEYS -> message.getKeys().getStudy();
          case OPENED -> message.getOpened().getStudy();
          case COMMITMENTS -> message.getCommitments().getStudy();
          case REVEALED -> message.getRevealed().getStudy();
          case ENDED -> message.getEnded().getStudy();
          case WELCOME, HEARTBEAT, MESSAGE_NOT_SET -> ByteString.EMPTY;
        };
    return Digests.fromWire(study);
  }

  @Override
  public void close() {
    all().forEach(s -> s.mailbox().close());
  }
}
