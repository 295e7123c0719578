package org.gradcheck;

import java.util.List;
import java.util.Locale;
import org.gradcheck.differentiation.Noise;
import org.gradcheck.differentiation.ParameterSpace;

/**
 * Tells in the words of a report how the entries of a screened block were looked at, and what kept them from being seen.
 *
 * @param space the parameters
 * @param gradient the analytic side
 * @param looks all looks at all parameters, or at whole blocks
 * @param noise that of the cost
 */
record ScreeningAccount(ParameterSpace space, ClaimedGradient gradient, List<DirectionalLook> looks, Noise noise) {

    /** An error of a single entry that is as large as this part of a typical one should show, if nothing hindered it. */
    private static final double DULL = 1e-2;

    /** Of a block that only a sample of is known. */
    String ofSample(int block, int oneByOne) {
        return "a sample" + oneByOne(block, oneByOne);
    }

    /**
     * Of a block that was looked at along directions.
     *
     * @param isOpen whether they neither confirm nor accuse
     */
    String ofAll(int block, int directions, int oneByOne, boolean isOpen) {
        return "all entries by " + directions + " random directions" + oneByOne(block, oneByOne)
                + reservation(block, isOpen);
    }

    private String oneByOne(int block, int examined) {
        return ", " + examined + " of " + space.rangeOf(block).size() + " one by one";
    }

    private String reservation(int block, boolean isOpen) {
        if (gradient.typical(block) == 0 || isOpen) {
            return "";
        }
        if (gradient.isHidden(block, space, looks)) {
            return hidden();
        }
        if (!gradient.showsSingleErrors(block, space, looks)) {
            return String.format(
                    Locale.ROOT,
                    "; an error of %.1g in all of them would show",
                    gradient.sensitivityOfAll(block, space, looks));
        }
        return isAtKinks() && gradient.sensitivity(block, space, looks) > DULL
                ? "; parameters at kinks hide smaller errors"
                : "";
    }

    private String hidden() {
        return String.format(
                Locale.ROOT,
                "; noise of %.1g in the cost hides them, %s",
                noise.level(),
                noise.singlePrecision()
                        ? "compute it in double precision"
                        : "compute it more precisely or check a smaller instance");
    }

    /** Whether every look met parameters that are at kinks. */
    boolean isAtKinks() {
        return looks.stream().allMatch(look -> look.rest().width() > 0);
    }
}
