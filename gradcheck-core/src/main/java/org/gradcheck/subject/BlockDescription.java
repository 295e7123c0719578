package org.gradcheck.subject;

import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.ReferenceDerivatives;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * A block of parameters as the user has described it so far.
 *
 * @param name the name of the block
 * @param values the live parameters
 * @param referenceDerivatives more accurate derivatives of the cost; empty if there are none
 * @param gradient the source of the block's gradient
 * @param declaration the bounds, fixed entries and names that the user declares; mutable
 */
record BlockDescription(
        String name,
        Storage values,
        Optional<ReferenceDerivatives> referenceDerivatives,
        GradientSource gradient,
        BlockDeclaration declaration) {

    BlockDescription(
            String name, Storage values, Optional<ReferenceDerivatives> referenceDerivatives, GradientSource gradient) {
        this(name, values, referenceDerivatives, gradient, new BlockDeclaration(name, values.entries()));
    }

    /** Returns the block with its declarations, and without reference derivatives unless they belong to the cost. */
    ParameterBlock block(boolean withReference) {
        return new ParameterBlock(
                name,
                values.shape(),
                declaration.declared(),
                declaration.names(),
                declaration.reasons(),
                withReference ? referenceDerivatives : Optional.empty());
    }

    /** Displaces each entry that is not fixed by a random part of its scale, at most by the radius, within its bounds. */
    void displace(RandomGenerator random, double radius) {
        ParameterVector parameters = declaration.declared();
        ParameterScale scale = new ParameterScale(parameters);
        double[] displaced = parameters.toArray();
        for (int i = 0; i < displaced.length; i++) {
            double moved = displaced[i] + radius * scale.of(i) * (2 * random.nextDouble() - 1);
            if (!parameters.isFixed(i)) {
                displaced[i] = Math.max(parameters.lowerBound(i), Math.min(parameters.upperBound(i), moved));
            }
        }
        parameters.setAll(displaced);
    }

    /** Returns a copy of the current gradient, in the order of the parameters. */
    double[] gradientEntries() {
        return declaration.inOrder(gradientFor("parameter").entries().toArray());
    }

    /**
     * Returns the current gradient, after checking its shape.
     *
     * @param thing what the block holds, such as {@code parameter}
     */
    Storage gradientFor(String thing) {
        Storage found = gradient.storage().get();
        if (!found.shape().sizes().equals(values.shape().sizes())) {
            throw new IllegalArgumentException("the gradient of '" + name + "' "
                    + found.shape().predicate() + ", but '" + name + "' "
                    + values.shape().predicate() + "; give one gradient entry for each " + thing);
        }
        return found;
    }
}
