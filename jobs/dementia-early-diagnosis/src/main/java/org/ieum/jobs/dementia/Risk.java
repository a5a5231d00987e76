package org.ieum.jobs.dementia;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The true model: logit of the probability of dementia within five years.
 *
 * <p>UKDRS 60–79 as two independent transcriptions agree on it, antihypertensive treatment with the
 * sign that fits the model for 80 to 95. APOE ε4 from the UK Biobank Dementia Risk Score with APOE.
 * Systolic pressure is in neither score: its true coefficient is 0.
 */
final class Risk {
  /** Chosen so that 1.8 % of the three hospitals' patients together have the outcome. */
  static final double INTERCEPT = -6.46;

  static final double AGE_CENTRE = 65.608;
  static final double BMI_CENTRE = 27.501;
  static final double YEAR_CENTRE = 2003.719;

  static final double AGE = 0.20921;
  static final double AGE_SQUARED = -0.00339;
  static final double BMI = -0.0616;
  static final double BMI_SQUARED = 0.002508;
  static final double FEMALE = 0.12854;
  static final double ANTIHYPERTENSIVE = -0.13199;
  static final double YEAR = 0.04477;
  static final double[] DEPRIVATION = {0, 0.013371, 0.117904, 0.201776, 0.225529};
  static final double[] SMOKING = {0, -0.06792, -0.08657};
  static final double HEAVY_ALCOHOL = 0.443535;
  static final double DEPRESSION = 0.833612;
  static final double ASPIRIN = 0.252833;
  static final double STROKE = 0.577207;
  static final double ATRIAL_FIBRILLATION = 0.220728;
  static final double DIABETES = 0.286701;
  static final double APOE4 = 1.128651;
  static final double PRESSURE = 0;

  private Risk() {}

  /** The true coefficients by the names that the study's dictionary gives its design columns. */
  static Map<String, Double> coefficients() {
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("(Intercept)", INTERCEPT);
    all.put("age_c", AGE);
    all.put("age_c2", AGE_SQUARED);
    all.put("female", FEMALE);
    all.put("bmi_c", BMI);
    all.put("bmi_c2", BMI_SQUARED);
    all.put("sbp", PRESSURE);
    all.put("antihypertensive", ANTIHYPERTENSIVE);
    all.put("year_c", YEAR);
    for (int fifth = 2; fifth <= 5; fifth++) {
      all.put("deprivation=" + fifth, DEPRIVATION[fifth - 1]);
    }
    all.put("smoking=former", SMOKING[1]);
    all.put("smoking=current", SMOKING[2]);
    all.put("heavy_alcohol", HEAVY_ALCOHOL);
    all.put("depression", DEPRESSION);
    all.put("aspirin", ASPIRIN);
    all.put("stroke_tia", STROKE);
    all.put("atrial_fibrillation", ATRIAL_FIBRILLATION);
    all.put("diabetes", DIABETES);
    all.put("apoe4", APOE4);
    return all;
  }
}
