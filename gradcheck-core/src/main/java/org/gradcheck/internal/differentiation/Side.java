package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;

/** The samples of a stencil that a difference quotient takes beside the point: one side, or both. */
enum Side {
    LEFT,
    RIGHT,
    BOTH;

    boolean isIn(Stencil stencil) {
        return this == LEFT ? stencil.hasLeft() : this == RIGHT ? stencil.hasRight() : stencil.isCentral();
    }

    DifferenceQuotient quotient(Stencil stencil) {
        return this == LEFT ? stencil.backward() : this == RIGHT ? stencil.forward() : stencil.central();
    }

    /** Returns the quotients of stencils that have this side, in their order. */
    List<DifferenceQuotient> quotients(List<Stencil> stencils) {
        List<DifferenceQuotient> quotients = new ArrayList<>(stencils.size());
        for (Stencil stencil : stencils) {
            quotients.add(quotient(stencil));
        }
        return quotients;
    }

    /** Returns the stencils that have this side, in their order. */
    List<Stencil> of(List<Stencil> stencils) {
        List<Stencil> selected = new ArrayList<>(stencils.size());
        for (Stencil stencil : stencils) {
            if (isIn(stencil)) {
                selected.add(stencil);
            }
        }
        return selected;
    }

    /** Returns the absolute change of the cost on the left or the right. */
    double change(Stencil stencil) {
        return Math.abs(this == LEFT ? stencil.changeLeft() : stencil.changeRight());
    }

    /** Returns the other one of two sides. */
    Side opposite() {
        return this == LEFT ? RIGHT : LEFT;
    }
}
