package org.gradcheck.internal.check;

import org.gradcheck.subject.Objective;

/** Choice between comparing the entries of a gradient one by one, and screening them. */
public interface ModeChoice {

    /** Returns whether an objective is screened, whatever the precision of its cost. */
    boolean screens(Objective objective);

    /** Returns whether an objective may be screened for the sake of a limit to the evaluations, or where noise hides its entries one by one. */
    boolean followsLimit();

    /** Returns whether each objective is screened. */
    boolean screensAlways();

    /** Returns whether an objective is screened if its cost is computed in single precision. */
    boolean screensInSinglePrecision(Objective objective);
}
