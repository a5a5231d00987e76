package org.ieum.jobs.synthesis.cdm;

/** Concept ids; {@code concepts.csv} has their names and codes. Local ones are above 2·10⁹. */
final class Concepts {
  static final long EHR = 32817;
  static final long MALE = 8507;
  static final long FEMALE = 8532;

  static final long DEMENTIA = 4182210;
  static final long ALZHEIMER = 378419;
  static final long VASCULAR_DEMENTIA = 443605;
  static final long LEWY_BODY = 380701;
  static final long MILD_COGNITIVE_DISORDER = 4297400;
  static final long MINIMAL_COGNITIVE_IMPAIRMENT = 439795;
  static final long MEMORY_IMPAIRMENT = 4304008;
  static final long LUNG_CANCER = 443388;
  static final long SECONDARY_LUNG_CANCER = 254591;
  static final long RESPIRATORY_CANCER = 4311499;
  static final long NON_SMALL_CELL = 4115276;
  static final long BREAST_CANCER = 4112853;
  static final long PROSTATE_CANCER = 4163261;

  /** Kinds that either sex has. */
  static final long[] OTHER_CANCERS = {4180790, 443390, 443387, 201519};

  static final long HYPERTENSION = 316866;
  static final long DIABETES = 201820;
  static final long DIABETES_2 = 201826;
  static final long DEPRESSION = 440383;
  static final long CEREBRAL_INFARCTION = 443454;
  static final long TRANSIENT_ISCHEMIA = 373503;
  static final long ATRIAL_FIBRILLATION = 313217;
  static final long COPD = 255573;
  static final long HEARING_LOSS = 377889;

  /** Conditions without any effect. */
  static final long[] PLAIN_CONDITIONS = {432867, 317009, 439777, 433736, 46271022, 4285898};

  static final long SYSTOLIC = 3004249;
  static final long DIASTOLIC = 3012888;
  static final long BMI = 3038553;
  static final long WEIGHT = 3025315;
  static final long HEIGHT = 3036277;
  static final long CHOLESTEROL = 3027114;
  static final long HDL = 3007070;
  static final long LDL = 3028437;
  static final long TRIGLYCERIDE = 3022192;
  static final long HBA1C = 3004410;
  static final long GLUCOSE = 3004501;
  static final long HEMOGLOBIN = 3000963;
  static final long CREATININE = 3016723;
  static final long ALT = 3006923;
  static final long PLATELETS = 3024929;
  static final long CEA = 3003785;
  static final long MMSE = 4169175;
  static final long APOE = 2000000131;
  static final long APOE_CARRIER = 2000000132;
  static final long APOE_NON_CARRIER = 2000000133;

  static final long EDUCATION = 42528763;
  static final long SMOKING_STATUS = 43054909;
  static final long ANSWER_NEVER = 45879404;
  static final long ANSWER_FORMER = 45883458;
  static final long ANSWER_EVERY_DAY = 45881517;
  static final long ANSWER_SOME_DAYS = 45884037;
  static final long NEVER_SMOKED = 4144272;
  static final long EX_SMOKER = 4310250;
  static final long CIGARETTE_SMOKER = 903657;
  static final long PACK_YEARS = 4151768;
  static final long DEPRIVATION = 2000000101;
  static final long DEPRIVATION_FIRST_FIFTH = 2000000111;
  static final long HEAVY_ALCOHOL = 2000000120;
  static final long CIGARETTES = 2000000141;
  static final long SMOKE_YEARS = 2000000142;
  static final long QUIT_YEARS = 2000000143;
  static final long TEN_BY_CIGARETTES = 2000000144;
  static final long START_AGE = 2000000145;
  static final long FAMILY_LUNG_CANCER = 2000000161;
  static final long ACTIVITY = 2000000170;
  static final long ACTIVITY_NONE = 2000000171;

  /** Clinical drugs, each below its ingredient. */
  static final long ASPIRIN = 2000001001;

  static final long LISINOPRIL = 2000001002;
  static final long AMLODIPINE = 2000001003;
  static final long DONEPEZIL = 2000001004;
  static final long METFORMIN = 2000001008;
  static final long SIMVASTATIN = 2000001009;
  static final long ATORVASTATIN = 2000001010;

  static final long CHEST_CT = 2000000301;
  static final long BRAIN_MRI = 2000000302;
  static final long ELECTROCARDIOGRAM = 2000000303;
  static final long COLONOSCOPY = 2000000304;

  static final long MMHG = 8876;
  static final long KPA = 44777602;
  static final long KG_M2 = 9531;
  static final long MG_DL = 8840;
  static final long MMOL_L = 8753;
  static final long PERCENT = 8554;
  static final long PERCENT_HBA1C = 9225;
  static final long MMOL_MOL = 9579;
  static final long G_DL = 8713;
  static final long G_L = 8636;
  static final long NG_ML = 8842;
  static final long CM = 8582;
  static final long KG = 9529;
  static final long POUND = 8739;
  static final long NO_UNIT = 0;

  private Concepts() {}
}
