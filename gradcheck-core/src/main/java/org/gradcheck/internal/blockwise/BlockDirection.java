package org.gradcheck.internal.blockwise;

import java.util.function.IntToDoubleFunction;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;

/** Direction that displaces entries of one block. */
final class BlockDirection implements Line {

    /** Largest displacement of a parameter, as a part of its size. Chosen: costs are hardly nonlinear up to a half of it. */
    private static final double LARGEST_DISPLACEMENT = 0.5;

    private final BlockGradient gradient;
    private final double[] components;
    private final double norm;
    private final double largest;

    private BlockDirection(BlockGradient gradient, double[] components, double norm, double largest) {
        this.gradient = gradient;
        this.components = components;
        this.norm = norm;
        this.largest = largest;
    }

    /** Creates a direction from the component of each entry, in sizes of its parameter; its length does not matter. */
    static BlockDirection of(BlockGradient gradient, IntToDoubleFunction component) {
        double[] components = new double[gradient.entries()];
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < components.length; i++) {
            components[i] = gradient.size(i) == 0 ? 0 : component.applyAsDouble(i);
            squares += components[i] * components[i];
            largest = Math.max(largest, Math.abs(components[i]));
        }
        return new BlockDirection(gradient, components, Math.sqrt(squares), largest);
    }

    /** Returns the direction with the same displacements at another point. */
    BlockDirection at(BlockGradient elsewhere) {
        return of(
                elsewhere,
                entry -> elsewhere.size(entry) == 0
                        ? 0
                        : components[entry] * gradient.size(entry) / elsewhere.size(entry));
    }

    boolean isZero() {
        return norm == 0;
    }

    /** Returns the factor by which a direction of a length displaces its components. */
    double factor(double length) {
        return length * Math.sqrt(gradient.displaced()) / norm;
    }

    /** Returns the longest length at which no parameter is displaced too far. */
    double longest() {
        return LARGEST_DISPLACEMENT / (largest * factor(1));
    }

    /** Returns the claimed change of the cost along the direction of a length. */
    double change(double length) {
        double sum = 0;
        for (int i = 0; i < components.length; i++) {
            sum += components[i] * gradient.change(i);
        }
        return sum * factor(length);
    }

    /** Returns the largest sum of errors within the tolerances along the direction of a length. */
    double allowance(CheckOptions options, double length) {
        if (options.relativeTolerance().isEmpty() && options.absoluteTolerance().isEmpty()) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < components.length; i++) {
            double size = gradient.size(i);
            double entry = size == 0 ? 0 : gradient.change(i) / size;
            sum += options.allowance(entry, entry).orElse(0) * size * Math.abs(components[i]);
        }
        return sum * factor(length);
    }

    /** Adds the displacements, in the units of the parameters, to others. */
    void addTo(double[] displacements, double length) {
        double factor = factor(length);
        int first = gradient.range().from();
        for (int i = 0; i < components.length; i++) {
            displacements[first + i] += factor * components[i] * gradient.size(i);
        }
    }

    @Override
    public Direction direction(double length) {
        double factor = factor(length);
        int first = gradient.range().from();
        return Direction.of(number -> factor * components[number - first] * gradient.size(number - first));
    }

    @Override
    public EntryRange range() {
        return gradient.range();
    }
}
