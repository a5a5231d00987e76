package org.ieum.coordinator;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ieum.audit.Logged;
import org.ieum.audit.StudyJournal;
import org.ieum.audit.StudyRecord;
import org.ieum.audit.entry.ControlReceived;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.securesum.Bytes;
import org.ieum.securesum.SecureSumException;
import org.ieum.securesum.SignedStudyKey;
import org.ieum.securesum.SiteName;
import org.ieum.securesum.StudyKeys;
import org.ieum.securesum.StudyTerms;
import org.ieum.wire.SumCodec;
import org.ieum.wire.v1.StudyKey;
import org.ieum.wire.v1.StudyPhase;

/** Collects one signed study key of every site; a site's first key is its only one. */
final class KeyCollection {
  private final StudyRun run;
  private final Party party;
  private final StudyManifest manifest;
  private final StudyJournal journal;
  private final Map<String, SignedStudyKey> keys = new TreeMap<>();

  KeyCollection(StudyRun run, Party party, StudyManifest manifest, StudyJournal journal) {
    this.run = run;
    this.party = party;
    this.manifest = manifest;
    this.journal = journal;
    StudyRecord record = journal.record();
    for (Logged<ControlReceived> key : record.all(ControlReceived.TYPE)) {
      keys.put(key.actor(), SumCodec.fromWire(parse(record.payload(key.entry()))));
    }
  }

  StudyKeys await() {
    run.progress().phase(StudyPhase.AGREEING_KEYS);
    StudyTerms terms = terms(manifest);
    while (true) {
      List<String> missing = manifest.sites().stream().filter(s -> !keys.containsKey(s)).toList();
      run.progress().waitingFor(missing);
      if (missing.isEmpty()) {
        return StudyKeys.verified(terms, keys.values(), party.verifier());
      }
      run.next();
    }
  }

  /** The terms of the secure sum: all sites, no tolerated colluder beyond the coordinator. */
  static StudyTerms terms(StudyManifest manifest) {
    return new StudyTerms(
        Bytes.of(HexFormat.of().parseHex(manifest.digest())),
        manifest.sites().stream().map(SiteName::new).collect(Collectors.toCollection(TreeSet::new)),
        0);
  }

  /** Takes a site's key; any later one is not looked at. */
  void take(StudyEvent.KeyGiven given) {
    if (keys.containsKey(given.site())) {
      return;
    }
    try {
      SignedStudyKey key = SumCodec.fromWire(given.key());
      byte[] signed =
          SignedStudyKey.signedBytes(
              Bytes.of(HexFormat.of().parseHex(journal.study())), key.site(), key.publicKey());
      if (!key.site().value().equals(given.site())
          || !party.roster().verify(given.site(), signed, key.signature().toArray())) {
        throw new IeumException(
            ErrorCode.PROTOCOL_VIOLATION,
            "study "
                + manifest.id()
                + ": expected a study key signed by "
                + given.site()
                + "'s certificate, found another signature");
      }
      keys.put(given.site(), key);
      journal.step().addAs(given.site(), new ControlReceived(), given.key().toByteArray()).commit();
    } catch (SecureSumException e) {
      run.refuse(given.site(), e);
    }
  }

  private StudyKey parse(byte[] bytes) {
    try {
      return StudyKey.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IeumException(
          ErrorCode.LEDGER_CORRUPT,
          "study " + manifest.id() + ": a recorded key cannot be read",
          e);
    }
  }
}
