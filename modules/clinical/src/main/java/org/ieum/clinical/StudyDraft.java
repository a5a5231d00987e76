package org.ieum.clinical;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopStudy;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.error.Nearest;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;

/**
 * A study as its file states it; the sites are settled where it is submitted.
 *
 * @param file the file it was read from
 * @param sites the sites that the file names, or empty where all sites take part
 * @param table name under which every site offers its flat table or its CDM
 * @param personId column that identifies the patient, or empty where a row's position serves
 * @param omop how the analysis table comes out of OMOP tables; empty for a flat table
 * @param maxOutsidePercent largest share, in percent, of a site's recorded values of a covariate
 *     that may lie outside its plausible limits
 * @param publicData whether the records are public
 */
public record StudyDraft(
    Path file,
    String id,
    String title,
    String purpose,
    List<String> sites,
    String table,
    String personId,
    Outcome outcome,
    FeatureDictionary dictionary,
    Optional<OmopDefinition> omop,
    Split split,
    ModelSpec model,
    EvaluationSpec evaluation,
    long maxRecords,
    int minimumCohort,
    int maxOutsidePercent,
    boolean publicData) {
  public StudyDraft {
    sites = List.copyOf(sites);
  }

  /**
   * The study at the sites that the file names, or at all sites where it names none.
   *
   * @param available the sites of the federation, or those that a simulation was given
   * @throws IeumException BAD_STUDY when the file names a site that is not available, or when there
   *     is none
   */
  public StudyManifest manifest(List<String> available) {
    if (available.isEmpty() || new HashSet<>(available).size() != available.size()) {
      throw refusal("expected one or more distinct sites to run at", available);
    }
    List<String> strangers = sites.stream().filter(s -> !available.contains(s)).toList();
    if (!strangers.isEmpty()) {
      String near =
          Nearest.to(strangers.get(0), available)
              .map(s -> "did you mean '" + s + "'?")
              .orElse("correct 'sites' or leave it out to run at all of them");
      throw refusal("expected sites among " + listed(available), strangers, near);
    }
    try {
      return unchecked(sites.isEmpty() ? available : sites);
    } catch (IllegalArgumentException e) {
      throw new IeumException(ErrorCode.BAD_STUDY, file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The study at these sites.
   *
   * @throws IllegalArgumentException where its parts do not fit each other or the sites
   */
  StudyManifest unchecked(List<String> names) {
    return new StudyManifest(
        id,
        title,
        purpose,
        names,
        table,
        personId,
        outcome,
        dictionary,
        split,
        model,
        evaluation,
        maxRecords,
        minimumCohort,
        omop.map(OmopStudy::preparation).orElseGet(Preparation::flat),
        maxOutsidePercent,
        publicData);
  }

  private IeumException refusal(String expected, List<String> found) {
    return refusal(expected, found, "name each site once");
  }

  private IeumException refusal(String expected, List<String> found, String remedy) {
    String text = file + ": sites: " + expected + ", found " + listed(found) + "; " + remedy;
    return new IeumException(ErrorCode.BAD_STUDY, text);
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : names.stream().sorted().collect(Collectors.joining(", "));
  }
}
