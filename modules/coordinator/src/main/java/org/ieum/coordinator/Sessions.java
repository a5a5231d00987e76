package org.ieum.coordinator;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.Heartbeats;
import org.ieum.wire.Protocol;
import org.ieum.wire.identity.Roster;
import org.ieum.wire.v1.SiteHello;
import org.ieum.wire.v1.ToSite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sites that are connected now; at most one stream a site. */
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Roster roster;
  private final Heartbeats heartbeats;
  private final Map<String, Session> open = new ConcurrentHashMap<>();

  Sessions(Roster roster, Heartbeats heartbeats) {
    this.roster = roster;
    this.heartbeats = heartbeats;
  }

  Heartbeats heartbeats() {
    return heartbeats;
  }

  Roster roster() {
    return roster;
  }

  /** Refuses a site that this federation does not know, or whose software or roster is another. */
  void check(String site, SiteHello hello) {
    if (roster.member(site).isEmpty()) {
      throw new IeumException(
          ErrorCode.PROTOCOL_VIOLATION,
          "site "
              + site
              + ": expected a member of the roster "
              + roster.members()
              + ", found another; the governance key must add it first");
    }
    if (hello.getProtocol() != Protocol.VERSION) {
      throw new IeumException(
          ErrorCode.VERSION_MISMATCH,
          "site "
              + site
              + ": expected protocol version "
              + Protocol.VERSION
              + " ("
              + Protocol.SOFTWARE
              + "), found version "
              + hello.getProtocol()
              + " ("
              + hello.getSoftware()
              + "); run the same release of Ieum on both sides");
    }
    String pinned = HexFormat.of().formatHex(hello.getRoster().toByteArray());
    if (!pinned.equals(roster.digest())) {
      throw new IeumException(
          ErrorCode.VERSION_MISMATCH,
          "site "
              + site
              + ": expected the roster that this coordinator has pinned, found another; copy the "
              + "current roster.json and roster.sig to every party");
    }
  }

  /** Makes this the site's stream; one before it that has gone silent is ended. */
  void join(Session session) {
    Session before = open.get(session.site());
    if (before != null && !before.silentFor(heartbeats.interval().multipliedBy(2).toNanos())) {
      throw new IeumException(
          ErrorCode.PROTOCOL_VIOLATION,
          "site "
              + session.site()
              + ": expected one node, found a second with the same certificate while "
              + "the first is connected; stop one of them");
    }
    open.put(session.site(), session);
    if (before != null) {
      before.end(
          new IeumException(
              ErrorCode.SITE_UNAVAILABLE, "site " + session.site() + ": has connected anew"));
    }
    LOG.info("site {} connected, {}", session.site(), session.software());
  }

  /** Whether this was the site's stream, which then has none. */
  boolean leave(Session session) {
    boolean left = open.remove(session.site(), session);
    if (left) {
      LOG.info("site {} disconnected", session.site());
    }
    return left;
  }

  /** Ends streams that have been silent for too long, and says whose they were. */
  List<String> dropSilent() {
    List<String> dropped = new ArrayList<>();
    for (Session s : open.values()) {
      if (s.silentFor(heartbeats.silence().toNanos())) {
        LOG.warn("site {} is silent; its stream is given up", s.site());
        if (leave(s)) {
          dropped.add(s.site());
        }
        s.end(
            new IeumException(
                ErrorCode.SITE_UNAVAILABLE, "site " + s.site() + ": silent for too long"));
      }
    }
    return dropped;
  }

  boolean connected(String site) {
    return open.containsKey(site);
  }

  Optional<Session> session(String site) {
    return Optional.ofNullable(open.get(site));
  }

  void send(String site, ToSite message) {
    Session session = open.get(site);
    if (session != null) {
      session.send(message);
    }
  }

  void close() {
    open.values().forEach(Session::complete);
    open.clear();
  }
}
