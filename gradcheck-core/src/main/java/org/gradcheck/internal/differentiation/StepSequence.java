package org.gradcheck.internal.differentiation;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gradcheck.internal.noise.Noise;

/**
 * The cost at growing distances on both sides of a point, and what all of them together tell of the derivative.
 */
final class StepSequence {

    /** One-sided slopes that differ by more than this many of their error bars do not belong to a smooth function. */
    private static final double CONFLICT = 3;

    /** A change of the cost that is this many times its noise is real. */
    private static final double CLEAR_OF_NOISE = 100;

    /**
     * Where a step shrinks by 4 or more, the change of a continuous cost shrinks with it, at least as its square root;
     * at a jump it stays.
     */
    private static final double STAYS = 0.6;

    /** How far one-sided slopes may look, in sizes of the parameter. */
    private static final double REACH = 0x1p-5;

    /** Beyond so many sizes of a parameter, a cost has to go on growing for its differences to be believed. */
    private static final double FAR = 8;

    /** Of a step eight times as large, the change of a linear cost is eight times as large, that of noise the same. */
    private static final double GROWTH = 4;

    /** A change of the cost that is this many times its noise is no accident. */
    private static final double VISIBLE = 10;

    private final LineFunction line;
    private final double cost;
    private final Noise noise;
    private final double size;
    private final List<Stencil> rungs = new ArrayList<>();

    /**
     * Begins without any rung.
     *
     * @param size the size of the parameter
     */
    StepSequence(LineFunction line, double cost, Noise noise, double size) {
        this.line = line;
        this.cost = cost;
        this.noise = noise;
        this.size = size;
    }

    /**
     * Evaluates the cost on both sides: two evaluations. A rung far away is kept only if the cost has grown with the step:
     * else a bounded cost would seem to have a slope of 0, known the better the larger the step.
     */
    Stencil measure(double step) {
        Stencil rung = line.rung(step, cost, noise);
        if (!isFar(rung) || hasGrown(rung)) {
            add(rung);
        }
        return rung;
    }

    private boolean hasGrown(Stencil rung) {
        double before = rungs.isEmpty() ? 0 : rungs.get(rungs.size() - 1).largestChange();
        return isVisible(rung) && rung.largestChange() >= GROWTH * before;
    }

    /** Whether the cost has changed by more than noise could do. */
    static boolean isVisible(Stencil rung) {
        return rung.largestChange() > VISIBLE * rung.noise();
    }

    /** Whether a rung is one of those that the derivative comes from. */
    boolean contains(Stencil rung) {
        return rungs.contains(rung);
    }

    /** Takes over what was evaluated before. */
    void add(Stencil rung) {
        rungs.add(rung);
        rungs.sort(comparingDouble(Stencil::step));
    }

    /**
     * The derivative, from central or one-sided differences, whichever are known best: close to a kink, that is the side
     * without it.
     */
    Derivative derivative() {
        double jump = Math.max(
                jump(Stencil::hasLeft, Stencil::changeLeft, Stencil::changeRight),
                jump(Stencil::hasRight, Stencil::changeRight, Stencil::changeLeft));
        if (jump > 0) {
            return new Derivative.Jump(jump);
        }
        Extrapolation left =
                Extrapolation.best(slopes(rung -> rung.hasLeft() && isWithinReach(rung), Stencil::backward), 1);
        Extrapolation right =
                Extrapolation.best(slopes(rung -> rung.hasRight() && isWithinReach(rung), Stencil::forward), 1);
        if (Math.abs(right.value() - left.value()) > CONFLICT * (left.error() + right.error())) {
            return new Derivative.Kink(left.value(), right.value(), Math.max(left.error(), right.error()));
        }
        Extrapolation best = better(central(), better(left, right));
        return new Derivative.Smooth(best.value(), best.error(), doubt(best));
    }

    /** What the differences up to {@link #FAR} leave open, if there are others. */
    private double doubt(Extrapolation best) {
        if (rungs.stream().noneMatch(this::isFar)) {
            return best.error();
        }
        Extrapolation near = Extrapolation.best(slopes(rung -> rung.isCentral() && !isFar(rung), Stencil::central), 2);
        return Math.max(best.error(), near.error() + Math.abs(near.value() - best.value()));
    }

    private boolean isFar(Stencil rung) {
        return rung.step() > FAR * size;
    }

    /** The derivative from central differences alone: at a kink the mean of the slopes on both sides. */
    Extrapolation central() {
        return Extrapolation.best(slopes(Stencil::isCentral, Stencil::central), 2);
    }

    /**
     * How far one-sided slopes may look: not so far that a plateau beyond, on which they all agree, hides what little slope
     * there is at the point. At the edge of the domain there is nothing but one side.
     */
    private boolean isWithinReach(Stencil rung) {
        return rung.step() <= REACH * size || (!rung.isCentral() && isAtTheEdge());
    }

    private boolean isAtTheEdge() {
        return rungs.stream().noneMatch(rung -> rung.isCentral() && rung.step() <= REACH * size);
    }

    /**
     * How far the cost jumps on one side; 0 if it does not. A change that stays while the step shrinks may also come from
     * a kink close by with nothing but a plateau beyond; then it is no larger than the change on the other side.
     */
    private double jump(
            Predicate<Stencil> isMeasured, Function<Stencil, Double> change, Function<Stencil, Double> opposite) {
        List<Stencil> side = rungs.stream().filter(isMeasured).limit(2).toList();
        if (side.size() < 2 || side.get(1).step() < 4 * side.get(0).step()) {
            return 0;
        }
        double near = Math.abs(change.apply(side.get(0)));
        double far = Math.abs(change.apply(side.get(1)));
        boolean stays = near > CLEAR_OF_NOISE * side.get(0).noise() && near > STAYS * far;
        return stays && !(near <= 2 * Math.abs(opposite.apply(side.get(0)))) ? near : 0;
    }

    private List<DifferenceQuotient> slopes(
            Predicate<Stencil> isMeasured, Function<Stencil, DifferenceQuotient> slope) {
        return rungs.stream().filter(isMeasured).map(slope).toList();
    }

    private static Extrapolation better(Extrapolation a, Extrapolation b) {
        return a.error() <= b.error() && !Double.isNaN(a.value()) ? a : b;
    }
}
