package org.ieum.jobs.dementia;

/**
 * One synthetic patient. Age and BMI are tenths, so that what is written is what the risk was
 * computed from.
 *
 * @param bmiKnown whether the BMI was recorded; it is less often where the patient is thin or
 *     depressed, so that its absence says something
 * @param smoking 0 never, 1 former, 2 current
 * @param deprivation fifth, from 0
 */
record Patient(
    int ageTenths,
    boolean female,
    int bmiTenths,
    boolean bmiKnown,
    int pressure,
    boolean antihypertensive,
    int year,
    int deprivation,
    int smoking,
    boolean heavyAlcohol,
    boolean depression,
    boolean aspirin,
    boolean stroke,
    boolean atrialFibrillation,
    boolean diabetes,
    boolean apoe4,
    boolean dementia) {
  static final String HEADER =
      "id,age_c,age_c2,female,bmi_c,bmi_c2,sbp,antihypertensive,year_c,deprivation,smoking,"
          + "heavy_alcohol,depression,aspirin,stroke_tia,atrial_fibrillation,diabetes,apoe4,"
          + "dementia_5y\n";

  private static final String[] SMOKING = {"never", "former", "current"};

  static Patient draw(Hospital hospital, Draws draws) {
    int age = age(hospital, draws);
    double older = (age - 680) / 100.0;
    boolean female = draws.with(hospital.female());
    int sex = female ? 1 : 0;
    double logBmi = hospital.logBmi()[sex] + hospital.logBmiSpread()[sex] * draws.normal();
    int bmi = (int) Math.max(140, Math.min(600, Math.rint(10 * StrictMath.exp(logBmi))));
    boolean treated = draws.with(odds(hospital.treatedPressure(), 0.5 * older));
    double meanPressure = hospital.pressure()[sex] + 4 * older;
    int pressure = (int) Math.max(80, Math.min(220, Math.rint(meanPressure + 14 * draws.normal())));
    int year = 2010 + (int) (7 * draws.uniform());
    int deprivation = draws.among(hospital.deprivation());
    int smoking = draws.among(hospital.smoking()[sex]);
    boolean alcohol = draws.with(hospital.heavyAlcohol()[sex]);
    boolean depression = draws.with(odds(hospital.depression(), female ? 0.2 : -0.25));
    boolean diabetes = draws.with(odds(hospital.diabetes(), 0.3 * older));
    boolean fibrillation = draws.with(odds(hospital.atrialFibrillation(), 0.9 * older));
    double vessels = 0.7 * older + (diabetes ? 0.3 : 0) + (fibrillation ? 0.7 : 0);
    boolean stroke = draws.with(odds(hospital.stroke(), vessels));
    boolean aspirin = draws.with(odds(hospital.aspirin(), 0.4 * older + (stroke ? 1.5 : 0)));
    boolean apoe4 = draws.with(hospital.apoe4());
    double unseen = (bmi < 200 ? 0.8 : 0) + (depression ? 0.5 : -0.1) + 0.3 * older;
    boolean bmiKnown = !draws.with(odds(hospital.bmiMissing(), unseen));
    Patient healthy =
        new Patient(
            age,
            female,
            bmi,
            bmiKnown,
            pressure,
            treated,
            year,
            deprivation,
            smoking,
            alcohol,
            depression,
            aspirin,
            stroke,
            fibrillation,
            diabetes,
            apoe4,
            false);
    return draws.with(healthy.probability()) ? healthy.withDementia() : healthy;
  }

  private static int age(Hospital hospital, Draws draws) {
    while (true) {
      double years = hospital.age()[0] + hospital.age()[1] * draws.normal();
      int tenths = (int) Math.rint(10 * years);
      if (tenths >= 600 && tenths < 800) {
        return tenths;
      }
    }
  }

  /** The probability whose odds are those of {@code share} times e^{@code shift}. */
  private static double odds(double share, double shift) {
    double odds = share / (1 - share) * StrictMath.exp(shift);
    return odds / (1 + odds);
  }

  private Patient withDementia() {
    return new Patient(
        ageTenths,
        female,
        bmiTenths,
        bmiKnown,
        pressure,
        antihypertensive,
        year,
        deprivation,
        smoking,
        heavyAlcohol,
        depression,
        aspirin,
        stroke,
        atrialFibrillation,
        diabetes,
        apoe4,
        true);
  }

  /** The true probability of dementia within five years. */
  double probability() {
    double age = ageTenths / 10.0 - Risk.AGE_CENTRE;
    double bmi = bmiTenths / 10.0 - Risk.BMI_CENTRE;
    double logit =
        Risk.INTERCEPT
            + age * (Risk.AGE + Risk.AGE_SQUARED * age)
            + bmi * (Risk.BMI + Risk.BMI_SQUARED * bmi)
            + Risk.PRESSURE * pressure
            + Risk.YEAR * (year - Risk.YEAR_CENTRE)
            + Risk.DEPRIVATION[deprivation]
            + Risk.SMOKING[smoking]
            + (female ? Risk.FEMALE : 0)
            + (antihypertensive ? Risk.ANTIHYPERTENSIVE : 0)
            + (heavyAlcohol ? Risk.HEAVY_ALCOHOL : 0)
            + (depression ? Risk.DEPRESSION : 0)
            + (aspirin ? Risk.ASPIRIN : 0)
            + (stroke ? Risk.STROKE : 0)
            + (atrialFibrillation ? Risk.ATRIAL_FIBRILLATION : 0)
            + (diabetes ? Risk.DIABETES : 0)
            + (apoe4 ? Risk.APOE4 : 0);
    return 1 / (1 + StrictMath.exp(-logit));
  }

  /** Appends the patient's row of the table, under {@link #HEADER}. */
  void write(StringBuilder out, String id) {
    long age = ageTenths * 100L - Math.round(1000 * Risk.AGE_CENTRE);
    long bmi = bmiTenths * 100L - Math.round(1000 * Risk.BMI_CENTRE);
    long since = year * 1000L - Math.round(1000 * Risk.YEAR_CENTRE);
    out.append(id).append(',');
    decimal(out, age, 1000).append(',');
    decimal(out, age * age, 1_000_000).append(female ? ",1," : ",0,");
    if (bmiKnown) {
      decimal(out, bmi, 1000).append(',');
      decimal(out, bmi * bmi, 1_000_000);
    } else {
      out.append(',');
    }
    out.append(',').append(pressure);
    flag(out, antihypertensive).append(',');
    decimal(out, since, 1000).append(',').append(deprivation + 1);
    out.append(',').append(SMOKING[smoking]);
    flag(flag(flag(flag(out, heavyAlcohol), depression), aspirin), stroke);
    flag(flag(flag(flag(out, atrialFibrillation), diabetes), apoe4), dementia).append('\n');
  }

  private static StringBuilder flag(StringBuilder out, boolean flag) {
    return out.append(flag ? ",1" : ",0");
  }

  /** {@code value / unit}, with all the digits of the unit. */
  private static StringBuilder decimal(StringBuilder out, long value, long unit) {
    long size = Math.abs(value);
    out.append(value < 0 ? "-" : "").append(size / unit).append('.');
    for (long digit = unit / 10; digit > 0; digit /= 10) {
      out.append((char) ('0' + size / digit % 10));
    }
    return out;
  }
}
