package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.EntryRange;

/** Direction that displaces entries of one block. Its components are computed again where they are needed. */
final class BlockDirection implements StepSearch.Line {

    /** The component of each entry, in sizes of its parameter. Their length does not matter. */
    interface Components {

        /**
         * Writes the displacements.
         *
         * @param target receives the component of each entry times the size of its parameter and the factor
         * @param gradient the block
         */
        void write(DirectionComponents target, BlockGradient gradient, double factor);
    }

    /** Largest displacement of a parameter, as a part of its size. Chosen: costs are hardly nonlinear up to a half of it. */
    private static final double LARGEST_DISPLACEMENT = 0.5;

    private final BlockGradient gradient;
    private final Components components;
    private final double norm;
    private final double largest;
    private double slope = Double.NaN;

    /**
     * Creates a direction.
     *
     * @param components the component of each entry, in sizes of its parameter; their length does not matter
     * @param norm the root of the sum of their squares
     * @param largest the absolute value of the largest one
     */
    private BlockDirection(BlockGradient gradient, Components components, double norm, double largest) {
        this.gradient = gradient;
        this.components = components;
        this.norm = norm;
        this.largest = largest;
    }

    /** Creates a direction whose length is computed. */
    static BlockDirection of(BlockGradient gradient, Components components) {
        double squares = 0;
        double largest = 0;
        double slope = 0;
        DirectionComponents memory = gradient.memory();
        memory.clear();
        components.write(memory, gradient, 1);
        int first = gradient.range().from();
        for (EntryRange span : memory.spans(gradient.range())) {
            double[] displacements = memory.all();
            for (int number = span.from(); number < span.to(); number++) {
                double size = gradient.size(number - first);
                double component = size == 0 ? 0 : displacements[number] / size;
                squares += component * component;
                largest = Math.max(largest, Math.abs(component));
                slope += component * gradient.change(number - first);
            }
        }
        BlockDirection direction = new BlockDirection(gradient, components, Math.sqrt(squares), largest);
        direction.slope = slope;
        return direction;
    }

    /** Returns the direction of the claimed gradient. */
    static BlockDirection claimed(BlockGradient gradient) {
        BlockDirection direction =
                new BlockDirection(gradient, BlockDirection::writeClaimed, gradient.norm(), gradient.largest());
        direction.slope = gradient.norm() * gradient.norm();
        return direction;
    }

    /** Writes the claimed gradient. */
    private static void writeClaimed(DirectionComponents target, BlockGradient gradient, double factor) {
        int first = gradient.range().from();
        double[] displacements = target.span(first, gradient.range().to());
        for (int i = 0; i < gradient.entries(); i++) {
            displacements[first + i] = factor * gradient.change(i) * gradient.size(i);
        }
    }

    /** Returns a direction of the same length whose components have other signs. */
    BlockDirection with(Components other) {
        return new BlockDirection(gradient, other, norm, largest);
    }

    /** Returns the direction with the same displacements at another point. */
    BlockDirection at(BlockGradient elsewhere) {
        return of(elsewhere, (target, there, factor) -> {
            components.write(target, gradient, factor);
            int first = there.range().from();
            for (EntryRange span : target.spans(there.range())) {
                for (int number = span.from(); number < span.to(); number++) {
                    target.all()[number] *= there.size(number - first) == 0 ? 0 : 1;
                }
            }
        });
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

    /** Returns the shortest length at which some parameter is displaced by as many roundings as by the smallest step of a whole block. */
    double shortest() {
        return StepSearch.SMALLEST_STEP / (largest * factor(1));
    }

    /** Returns the claimed change of the cost along the direction of a length. */
    double change(double length) {
        if (Double.isNaN(slope)) {
            slope = of(gradient, components).slope;
        }
        return slope * factor(length);
    }

    /** Returns the largest sum of errors within the tolerances along the direction of a length. */
    double allowance(CheckOptions options, double length) {
        if (options.relativeTolerance().isEmpty() && options.absoluteTolerance().isEmpty()) {
            return 0;
        }
        double sum = 0;
        DirectionComponents memory = gradient.memory();
        memory.clear();
        write(memory, length);
        int first = gradient.range().from();
        for (EntryRange span : memory.spans(gradient.range())) {
            double[] displacements = memory.all();
            for (int number = span.from(); number < span.to(); number++) {
                double size = gradient.size(number - first);
                double entry = size == 0 ? 0 : gradient.change(number - first) / size;
                sum += options.allowance(entry, entry).orElse(0) * Math.abs(displacements[number]);
            }
        }
        return sum;
    }

    @Override
    public void write(DirectionComponents target, double length) {
        components.write(target, gradient, factor(length));
    }

    @Override
    public EntryRange range() {
        return gradient.range();
    }
}
