package org.ieum.federation.query;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Owner;

/** What numbers of many queries are about. */
final class StudyLabels {
  private StudyLabels() {}

  static Labels columns(StudyManifest study) {
    return Labels.of(
        "column", study.dictionary().design().stream().map(DesignColumn::name).toList());
  }

  static Labels covariates(StudyManifest study) {
    return Labels.of(
        "covariate", study.dictionary().covariates().stream().map(Covariate::name).toList());
  }

  /** The active columns, after the intercept where it is asked for. */
  static Labels coefficients(StudyManifest study, Scaling scaling, boolean intercept) {
    List<String> names = new ArrayList<>();
    if (intercept) {
      names.add(Coefficient.INTERCEPT);
    }
    List<DesignColumn> design = study.dictionary().design();
    for (int column : scaling.activeColumns()) {
      names.add(design.get(column).name());
    }
    return Labels.of("coefficient", names);
  }

  /** The same field once for each site of the study. */
  static Field bySite(StudyManifest study, Field field) {
    return field.ownedBy(new Owner.Each(study.sites().size()));
  }
}
