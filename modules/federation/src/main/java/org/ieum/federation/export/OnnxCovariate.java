package org.ieum.federation.export;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.export.OnnxGraph.Value;
import org.ieum.federation.model.LinearPredictor.ScoredColumn;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.DesignColumn;

/** The nodes that make one covariate's design columns of its input. */
final class OnnxCovariate {
  private final OnnxCells cells;
  private final List<Value> levels;
  private final List<Value> terms;
  private final Value absent;
  private final Value refused;

  /** Adds the nodes that all columns of the covariate share. */
  OnnxCovariate(Covariate covariate, OnnxCells cells) {
    this.cells = cells;
    levels =
        covariate.raw() == CovariateType.CATEGORICAL
            ? new OnnxLevels(cells, covariate.levels()).named()
            : List.of();
    terms =
        covariate.raw() == CovariateType.CATEGORICAL
            ? List.of()
            : covariate.basis().terms(cells.input(), new OnnxArithmetic(cells));
    absent =
        switch (covariate.raw()) {
          case CONTINUOUS ->
              cells.any("absent", List.of(notGiven(cells), outside(covariate, cells)));
          case BINARY -> notGiven(cells);
          case CATEGORICAL -> cells.matches("absent", " *");
        };
    refused =
        switch (covariate.raw()) {
          case CONTINUOUS -> cells.node("infinite", "IsInf", cells.input());
          case BINARY ->
              noneOf(
                  "0 or 1", List.of(cells.equal(cells.input(), 0), cells.equal(cells.input(), 1)));
          case CATEGORICAL -> noneOf("listed", levels);
        };
  }

  /** One design column: its value, that of an absent covariate, or NaN where it is refused. */
  Value column(ScoredColumn column) {
    Value taken =
        switch (column.column().kind()) {
          case VALUE, LEVEL -> unlessAbsent(term(column.column()), column.absent());
          case MISSING -> cells.indicator(absent);
        };
    return cells.node("column", "Where", refused, cells.constant(Double.NaN), taken);
  }

  private Value term(DesignColumn column) {
    return levels.isEmpty()
        ? terms.get(column.term())
        : cells.indicator(levels.get(column.level()));
  }

  private static Value notGiven(OnnxCells cells) {
    return cells.node("not given", "IsNaN", cells.input());
  }

  private static Value outside(Covariate covariate, OnnxCells cells) {
    return cells.any(
        "outside",
        List.of(
            cells.node("below", "Less", cells.input(), cells.constant(covariate.min())),
            cells.node("above", "Greater", cells.input(), cells.constant(covariate.max()))));
  }

  private Value noneOf(String what, List<Value> taken) {
    List<Value> fine = new ArrayList<>(taken);
    fine.add(absent);
    return cells.node("refused", "Not", cells.any(what + ", or absent", fine));
  }

  private Value unlessAbsent(Value value, double replacement) {
    return cells.node("imputed", "Where", absent, cells.constant(replacement), value);
  }
}
