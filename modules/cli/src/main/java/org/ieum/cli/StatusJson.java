package org.ieum.cli;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ieum.federation.error.Blame;
import org.ieum.federation.error.ErrorCode;
import org.ieum.wire.v1.SiteProgress;
import org.ieum.wire.v1.StudyStatus;

/** A study's status as a JSON document. */
final class StatusJson {
  private StatusJson() {}

  static Map<String, Object> of(StudyStatus status) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", status.getId());
    document.put("studyDigest", status.getDigest());
    document.put("title", status.getTitle());
    document.put("researcher", status.getResearcher());
    document.put("phase", status.getPhase().name());
    document.put("rounds", status.getRounds());
    document.put("step", status.getStep());
    document.put("waitingFor", List.copyOf(status.getWaitingForList()));
    document.put("sites", status.getSitesList().stream().map(StatusJson::site).toList());
    if (status.getHasLogLikelihood()) {
      document.put("logLikelihood", status.getLogLikelihood());
      document.put("logLikelihoodOf", "the last step of the fit, with its penalty if any");
    }
    if (!status.getModelDigest().isEmpty()) {
      document.put("modelDigest", status.getModelDigest());
    }
    if (!status.getRecordedBy().isEmpty()) {
      document.put("recordedBy", status.getRecordedBy());
    }
    if (!status.getErrorCode().isEmpty()) {
      document.put("error", error(status));
    }
    time(document, "submittedAt", status.getSubmittedAt());
    time(document, "startedAt", status.getStartedAt());
    time(document, "endedAt", status.getEndedAt());
    return document;
  }

  private static Map<String, ?> error(StudyStatus status) {
    Blame blame =
        Arrays.stream(ErrorCode.values())
            .filter(code -> code.name().equals(status.getErrorCode()))
            .findFirst()
            .map(ErrorCode::blame)
            .orElse(Blame.PROTOCOL);
    return ErrorDocument.error(status.getErrorCode(), blame, status.getError());
  }

  private static Map<String, Object> site(SiteProgress site) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("site", site.getSite());
    object.put("connected", site.getConnected());
    object.put("decision", site.getDecision().name());
    object.put("rounds", site.getRounds());
    object.put("bytesUp", site.getBytesUp());
    return object;
  }

  private static void time(Map<String, Object> document, String key, long milliseconds) {
    if (milliseconds > 0) {
      document.put(key, Instant.ofEpochMilli(milliseconds).toString());
    }
  }
}
