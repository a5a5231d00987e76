package org.ieum.jobs.synthesis.risk;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The true model of dementia within five years: a logistic model of the published log hazard ratios
 * of the UK Dementia Risk Score for 60 to 79 (Walters et al., BMC Medicine 2016;14:6), taken as log
 * odds ratios, with APOE ε4 from the UK Biobank Dementia Risk Score with APOE.
 *
 * <p>Antihypertensive treatment has the sign that fits the score for 80 to 95; the transcriptions
 * of the score for 60 to 79 differ in it.
 *
 * @param age years
 * @param bmi kg/m²
 * @param year calendar year with the day as its fraction
 * @param deprivation fifth, 1 for the least deprived
 */
public record DementiaRisk(
    double age,
    boolean female,
    double bmi,
    boolean antihypertensive,
    double year,
    int deprivation,
    SmokingStatus smoking,
    boolean heavyAlcohol,
    boolean depression,
    boolean aspirin,
    boolean stroke,
    boolean atrialFibrillation,
    boolean diabetes,
    boolean apoe4) {
  /** Chosen so that about 1.8 % of all hospitals' eligible persons together have the outcome. */
  static final double INTERCEPT = -6.73;

  static final double AGE_CENTRE = 65.608;
  static final double BMI_CENTRE = 27.501;
  static final double YEAR_CENTRE = 2003.719;
  private static final double AGE = 0.20921;
  private static final double AGE_SQUARED = -0.00339;
  private static final double BMI = -0.0616;
  private static final double BMI_SQUARED = 0.002508;
  private static final double FEMALE = 0.12854;
  private static final double ANTIHYPERTENSIVE = -0.13199;
  private static final double YEAR = 0.04477;
  private static final double[] DEPRIVATION = {0, 0.013371, 0.117904, 0.201776, 0.225529};
  private static final double FORMER = -0.06792;
  private static final double CURRENT = -0.08657;
  private static final double HEAVY_ALCOHOL = 0.443535;
  private static final double DEPRESSION = 0.833612;
  private static final double ASPIRIN = 0.252833;
  private static final double STROKE = 0.577207;
  private static final double ATRIAL_FIBRILLATION = 0.220728;
  private static final double DIABETES = 0.286701;
  private static final double APOE4 = 1.128651;

  /** Log odds of dementia within 1,825 days, before death, for someone followed throughout. */
  public double logit() {
    double years = age - AGE_CENTRE;
    double mass = bmi - BMI_CENTRE;
    double habit =
        switch (smoking) {
          case NEVER -> 0;
          case FORMER -> FORMER;
          case CURRENT -> CURRENT;
        };
    return INTERCEPT
        + years * (AGE + AGE_SQUARED * years)
        + mass * (BMI + BMI_SQUARED * mass)
        + YEAR * (year - YEAR_CENTRE)
        + DEPRIVATION[deprivation - 1]
        + habit
        + (female ? FEMALE : 0)
        + (antihypertensive ? ANTIHYPERTENSIVE : 0)
        + (heavyAlcohol ? HEAVY_ALCOHOL : 0)
        + (depression ? DEPRESSION : 0)
        + (aspirin ? ASPIRIN : 0)
        + (stroke ? STROKE : 0)
        + (atrialFibrillation ? ATRIAL_FIBRILLATION : 0)
        + (diabetes ? DIABETES : 0)
        + (apoe4 ? APOE4 : 0);
  }

  public double probability() {
    return Odds.probability(logit());
  }

  /**
   * The true coefficients by the names of the flagship study's design columns; what that study has
   * and the equation has not is 0.
   */
  public static Map<String, Double> coefficients() {
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("(Intercept)", INTERCEPT);
    all.put("age_c", AGE);
    all.put("age_c2", AGE_SQUARED);
    all.put("female", FEMALE);
    all.put("bmi_c", BMI);
    all.put("bmi_c2", BMI_SQUARED);
    all.put("sbp", 0.0);
    all.put("cholesterol", 0.0);
    all.put("hearing_loss", 0.0);
    all.put("antihypertensive", ANTIHYPERTENSIVE);
    all.put("year_c", YEAR);
    for (int fifth = 2; fifth <= 5; fifth++) {
      all.put("deprivation=" + fifth, DEPRIVATION[fifth - 1]);
    }
    all.put("smoking=former", FORMER);
    all.put("smoking=current", CURRENT);
    all.put("heavy_alcohol", HEAVY_ALCOHOL);
    all.put("depression", DEPRESSION);
    all.put("aspirin", ASPIRIN);
    all.put("stroke_tia", STROKE);
    all.put("atrial_fibrillation", ATRIAL_FIBRILLATION);
    all.put("diabetes", DIABETES);
    all.put("apoe4", APOE4);
    all.put("apoe4=carrier", APOE4);
    return all;
  }
}
