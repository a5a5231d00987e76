package org.ieum.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.cli.result.ModelText;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.StudyName;
import org.ieum.wire.client.FetchedModel;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.v1.SiteProgress;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;

/** Says how a study ended, and with what. */
public final class StudyEnding {
  private final StudiesClient client;
  private final Console console;

  StudyEnding(StudiesClient client, Console console) {
    this.client = client;
    this.console = console;
  }

  /** Prints the model, or why there is none; returns the exit status. */
  int print(StudyStatus last, boolean json) {
    if (last.getPhase() == StudyPhase.DONE) {
      FetchedModel fetched = client.model(last.getDigest());
      StudyResultJson result = result(fetched);
      if (json) {
        console.json(result.document());
      } else {
        ModelText.lines(result.model(), StudyManifest.fromBytes(fetched.manifest()))
            .forEach(console::result);
      }
      return Exit.DONE;
    }
    if (json) {
      console.json(StatusJson.of(last));
    }
    String error = last.getError().isEmpty() ? "" : ": " + last.getError();
    String code = last.getErrorCode().isEmpty() ? "" : " [" + last.getErrorCode() + "]";
    console.note(
        "ieum: study "
            + StudyName.of(last.getId(), last.getDigest())
            + (last.getPhase() == StudyPhase.SUSPENDED
                ? " has no model here"
                : " ended without a model")
            + error
            + code);
    return Exit.NO;
  }

  /** The document's ledger heads are those that the coordinator knows: its own. */
  public static StudyResultJson result(FetchedModel fetched) {
    FittedModel model = FittedModel.fromBytes(fetched.model());
    StudyStatus status = fetched.status();
    List<String> sites = new ArrayList<>();
    SortedMap<String, Long> bytes = new TreeMap<>();
    for (SiteProgress site : status.getSitesList()) {
      sites.add(site.getSite());
      bytes.put(site.getSite(), site.getBytesUp());
    }
    SortedMap<String, StudyResultJson.Head> heads = new TreeMap<>();
    heads.put(fetched.ledgerParty(), fetched.ledgerHead());
    return new StudyResultJson(model, sites, bytes, heads, seconds(status));
  }

  private static Map<String, Double> seconds(StudyStatus status) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    if (status.getStartedAt() > 0) {
      seconds.put("waiting", (status.getStartedAt() - status.getSubmittedAt()) / 1000.0);
      seconds.put("running", (status.getEndedAt() - status.getStartedAt()) / 1000.0);
    }
    seconds.put("total", (status.getEndedAt() - status.getSubmittedAt()) / 1000.0);
    return seconds;
  }
}
