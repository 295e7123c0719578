package org.gradcheck.subject;

import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.ParameterScale;

/** A block of parameters as the user has described it so far. */
final class BlockDescription {

    private final String name;
    private final Storage values;
    private final GradientSource gradient;
    private final Optional<ReferenceDerivatives> secondOracle;
    private final BlockDeclaration declaration;

    BlockDescription(
            String name, Storage values, Optional<ReferenceDerivatives> secondOracle, GradientSource gradient) {
        this.name = name;
        this.values = values;
        this.gradient = gradient;
        this.secondOracle = secondOracle;
        this.declaration = new BlockDeclaration(name, values.entries());
    }

    String name() {
        return name;
    }

    Storage values() {
        return values;
    }

    GradientSource gradient() {
        return gradient;
    }

    BlockDeclaration declaration() {
        return declaration;
    }

    ParameterBlock block(boolean withOracle) {
        return new ParameterBlock(
                name,
                values.shape(),
                declaration.declared(),
                declaration.names(),
                declaration.reasons(),
                withOracle ? secondOracle : Optional.empty());
    }

    /** Moves every entry that may move by a random part of its size, at most by the radius, within its bounds. */
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

    /** A copy of the gradient as it is now, in the order of the parameters. */
    double[] gradientEntries() {
        Storage found = gradient.storage().get();
        if (!found.shape().equals(values.shape())) {
            throw new IllegalArgumentException("the gradient of '" + name + "' "
                    + found.shape().predicate() + ", but '" + name + "' "
                    + values.shape().predicate() + "; give one gradient entry for each parameter");
        }
        return declaration.inOrder(found.entries().toArray());
    }
}
