package org.gradcheck;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.differentiation.DirectionalDifferentiator;
import org.gradcheck.differentiation.EntryRange;
import org.gradcheck.differentiation.Noise;
import org.gradcheck.differentiation.ParameterSpace;
import org.gradcheck.differentiation.SignedDirection;

/**
 * Compares the gradient with the cost along random directions, in each of which all parameters of a range move at once.
 *
 * <p>An error of a single entry, times its component of half its reach or more, is in every look in full. Errors of several
 * entries can cancel. Whatever the others are, the largest of them, m in the unit of the cost, has a component that is
 * drawn from two intervals of a total length of m, so that the sum falls into the 2 t that a look overlooks with a
 * probability of at most 2 t / m; k looks overlook it with at most (2 t / m)^k.
 */
final class Screening {

    /** An error bar below this part of what the directional derivative amounts to is as good as any. */
    private static final double SHARP = 1e-9;

    private final ParameterSpace space;
    private final double[][] analytic;
    private final AnalyticRounding[] roundings;
    private final List<EntryRange> blocks = new ArrayList<>();
    private DirectionalDifferentiator differentiator;
    private int directions;

    Screening(ParameterSpace space, List<double[]> analytic, DirectionalDifferentiator differentiator) {
        this.space = space;
        this.analytic = analytic.toArray(double[][]::new);
        this.roundings = analytic.stream().map(AnalyticRounding::in).toArray(AnalyticRounding[]::new);
        this.differentiator = differentiator;
        for (int b = 0; b < this.analytic.length; b++) {
            blocks.add(space.rangeOf(b));
        }
    }

    void measureNoise(double jitter) {
        differentiator = differentiator.withNoiseAlong(new SignedDirection(space, 0), jitter);
    }

    Noise noise() {
        return differentiator.noise();
    }

    /** Whether the noise turns out to be another one, seen from farther away. */
    boolean hasRoundedTerms() {
        DirectionalDifferentiator before = differentiator;
        differentiator = before.withRoundedTerms();
        return differentiator != before;
    }

    int directions() {
        return directions;
    }

    EntryRange all() {
        return new EntryRange(0, space.size());
    }

    EntryRange rangeOf(int block) {
        return blocks.get(block);
    }

    /** Compares both sides along a new direction. */
    DirectionalLook look(EntryRange range) {
        SignedDirection direction = nextDirection();
        double squares = 0;
        double squaredRounding = 0;
        for (int b = 0; b < blocks.size(); b++) {
            EntryRange block = blocks.get(b);
            double largest = largest(analytic[b]);
            EntryRange part = range.within(block);
            for (int number = part.from(); number < part.to(); number++) {
                double component = direction.component(number);
                double entry = component == 0 ? 0 : analytic[b][number - block.from()];
                double term = entry * component;
                squares += term * term;
                double rounding = roundings[b].of(entry, largest) * component;
                squaredRounding += rounding * rounding;
            }
        }
        return new DirectionalLook(
                direction,
                range,
                Math.sqrt(squaredRounding),
                differentiator.along(direction, range, SHARP * Math.sqrt(squares)));
    }

    private SignedDirection nextDirection() {
        directions++;
        return new SignedDirection(space, directions);
    }

    private static double largest(double[] entries) {
        double largest = 0;
        for (double entry : entries) {
            largest = Math.max(largest, Double.isFinite(entry) ? Math.abs(entry) : 0);
        }
        return largest;
    }
}
