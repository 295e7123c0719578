package org.gradcheck.internal.parameters;

import org.gradcheck.differentiation.ParameterVector;

/**
 * Displacements of the parameters of an array along directions that displace many of them at once.
 *
 * <p>A scale that the user has declared is taken as it is. The other parameters are displaced by their typical size, each alike, so that
 * all contribute alike. If their sizes show that they have several units ({@link MagnitudeGroups}), each is displaced by the typical size of
 * its group. A zero has no unit then.
 */
final class DirectionScale {

    /** Part of the scale of a zero below which a parameter counts as zero. Chosen: below 2^-52, it is lost in a sum with the others. */
    private static final double TINY = 0x1p-60;

    private final ParameterVector parameters;
    private final double[] values;
    private final ParameterScale scale;
    private final MagnitudeGroups groups;

    /**
     * Reads the sizes.
     *
     * @param parameters the parameters
     * @param values their values at the point of the check; not copied
     */
    DirectionScale(ParameterVector parameters, double[] values) {
        this.parameters = parameters;
        this.values = values;
        this.scale = new ParameterScale(parameters, values);
        int[] counts = MagnitudeGroups.noCounts();
        for (int i = 0; i < values.length; i++) {
            if (!parameters.isFixed(i) && !isDeclared(i) && hasSize(i)) {
                counts[MagnitudeGroups.index(Math.abs(values[i]))]++;
            }
        }
        this.groups = MagnitudeGroups.of(counts);
    }

    /** Returns the displacement of a parameter; of one without a unit, the scale of a zero. */
    double of(int index) {
        if (isDeclared(index)) {
            return parameters.scale(index);
        }
        if (!groups.areSeveral()) {
            return scale.typical();
        }
        return hasSize(index) ? groups.typicalOf(Math.abs(values[index])) : ofZero();
    }

    /** Returns whether neither the user nor its size shows the unit of a parameter. */
    boolean isWithoutUnit(int index) {
        return groups.areSeveral() && !isDeclared(index) && !hasSize(index);
    }

    /** Returns whether a parameter may be close to zero by coincidence, far below its unit. */
    boolean isSmall(int index) {
        return groups.areSeveral() && !isDeclared(index) && of(index) < ofZero();
    }

    /** Returns the displacement of a parameter that may be close to zero by coincidence. */
    double ofZero() {
        return scale.ofZero();
    }

    private boolean hasSize(int index) {
        double size = Math.abs(values[index]);
        return ParameterScale.isScale(size) && size >= TINY * ofZero();
    }

    private boolean isDeclared(int index) {
        return parameters.scale(index) > 0;
    }
}
