package org.ieum.jobs.synthesis.cdm;

import org.ieum.jobs.synthesis.life.SiteProfile.Site;

/**
 * A routine measurement without effect on any outcome.
 *
 * @param mean in {@code unit}
 * @param decimals that are noted
 * @param otherUnit what {@code otherSite} uses for a share of its rows
 * @param factor value in the other unit = value · factor + offset
 */
record Lab(
    long concept,
    double mean,
    double spread,
    long unit,
    int decimals,
    Site otherSite,
    double otherShare,
    long otherUnit,
    double factor,
    double offset) {
  static final Lab CHOLESTEROL =
      new Lab(
          Concepts.CHOLESTEROL,
          190,
          36,
          Concepts.MG_DL,
          0,
          Site.DAEJEON,
          0.5,
          Concepts.MMOL_L,
          1 / 38.67,
          0);

  /** What fillers are drawn from. */
  static final Lab[] ROUTINE = {
    CHOLESTEROL,
    new Lab(
        Concepts.HDL, 52, 12, Concepts.MG_DL, 0, Site.DAEJEON, 0.5, Concepts.MMOL_L, 1 / 38.67, 0),
    new Lab(
        Concepts.LDL, 112, 30, Concepts.MG_DL, 0, Site.DAEJEON, 0.5, Concepts.MMOL_L, 1 / 38.67, 0),
    new Lab(
        Concepts.TRIGLYCERIDE,
        135,
        50,
        Concepts.MG_DL,
        0,
        Site.DAEJEON,
        0.5,
        Concepts.MMOL_L,
        1 / 88.57,
        0),
    new Lab(
        Concepts.HBA1C,
        5.9,
        0.7,
        Concepts.PERCENT_HBA1C,
        1,
        Site.DAEJEON,
        0.4,
        Concepts.MMOL_MOL,
        10.93,
        -23.5),
    new Lab(Concepts.HBA1C, 5.9, 0.7, Concepts.PERCENT, 1, Site.SEOUL, 0, Concepts.PERCENT, 1, 0),
    new Lab(Concepts.HEMOGLOBIN, 13.6, 1.4, Concepts.G_DL, 1, Site.DAEJEON, 1, Concepts.G_L, 10, 0),
    new Lab(Concepts.CREATININE, 0.9, 0.2, Concepts.MG_DL, 2, Site.SEOUL, 0, Concepts.MG_DL, 1, 0),
    new Lab(Concepts.ALT, 24, 9, Concepts.NO_UNIT, 0, Site.SEOUL, 0, Concepts.NO_UNIT, 1, 0),
    new Lab(
        Concepts.PLATELETS, 235, 55, Concepts.NO_UNIT, 0, Site.SEOUL, 0, Concepts.NO_UNIT, 1, 0),
    new Lab(Concepts.WEIGHT, 66, 11, Concepts.KG, 1, Site.BOSTON, 1, Concepts.POUND, 2.20462, 0),
    new Lab(Concepts.HEIGHT, 163, 9, Concepts.CM, 0, Site.SEOUL, 0, Concepts.CM, 1, 0),
    new Lab(
        Concepts.DIASTOLIC, 75, 9, Concepts.MMHG, 0, Site.DAEJEON, 0.4, Concepts.KPA, 0.133322, 0),
  };
}
