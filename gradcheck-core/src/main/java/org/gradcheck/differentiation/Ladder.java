package org.gradcheck.differentiation;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The cost at growing distances on both sides of a point, and what all of them together tell of the derivative.
 */
final class Ladder {

    /** One-sided slopes that differ by more than this many of their error bars do not belong to a smooth function. */
    private static final double CONFLICT = 3;

    /** A change of the cost that is this many times its noise is real. */
    private static final double CLEAR_OF_NOISE = 100;

    /**
     * Where a step shrinks by 4 or more, the change of a continuous cost shrinks with it, at least as its square root;
     * at a jump it stays.
     */
    private static final double STAYS = 0.6;

    private final CoordinateLine line;
    private final double cost;
    private final double noise;
    private final List<Rung> rungs = new ArrayList<>();

    Ladder(CoordinateLine line, double cost, double noise) {
        this.line = line;
        this.cost = cost;
        this.noise = noise;
    }

    /** Evaluates the cost on both sides: two evaluations. */
    Rung measure(double step) {
        Rung rung = line.rung(step, cost, noise);
        rungs.add(rung);
        rungs.sort(comparingDouble(Rung::step));
        return rung;
    }

    Derivative derivative() {
        double jump = Math.max(jump(Rung::hasLeft, Rung::changeLeft), jump(Rung::hasRight, Rung::changeRight));
        if (jump > 0) {
            return new Derivative.Jump(jump);
        }
        Extrapolation left = Extrapolation.best(slopes(Rung::hasLeft, Rung::backward), 1);
        Extrapolation right = Extrapolation.best(slopes(Rung::hasRight, Rung::forward), 1);
        if (Math.abs(right.value() - left.value()) > CONFLICT * (left.error() + right.error())) {
            return new Derivative.Kink(left.value(), right.value(), Math.max(left.error(), right.error()));
        }
        Extrapolation central = Extrapolation.best(slopes(Rung::isCentral, Rung::central), 2);
        Extrapolation best = better(central, better(left, right));
        return new Derivative.Smooth(best.value(), best.error());
    }

    private double jump(Predicate<Rung> isMeasured, Function<Rung, Double> change) {
        List<Rung> side = rungs.stream().filter(isMeasured).limit(2).toList();
        if (side.size() < 2 || side.get(1).step() < 4 * side.get(0).step()) {
            return 0;
        }
        double near = Math.abs(change.apply(side.get(0)));
        double far = Math.abs(change.apply(side.get(1)));
        return near > CLEAR_OF_NOISE * side.get(0).noise() && near > STAYS * far ? near : 0;
    }

    private List<Slope> slopes(Predicate<Rung> isMeasured, Function<Rung, Slope> slope) {
        return rungs.stream().filter(isMeasured).map(slope).toList();
    }

    private static Extrapolation better(Extrapolation a, Extrapolation b) {
        return a.error() <= b.error() && !Double.isNaN(a.value()) ? a : b;
    }
}
