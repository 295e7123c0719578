package org.gradcheck.internal.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.DirectionalDerivative;
import org.gradcheck.internal.differentiation.DirectionalDifferentiator;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;

/**
 * Test of the claimed derivative by one source against those of the steps that read it ({@link StagePass}), along random directions.
 *
 * <p>The algorithm: the claimed derivative is subtracted from the derivative that the pass gives ({@link DirectionalDifferentiator}, six evaluations a
 * direction for smooth functions). What is left is zero, or the claim is wrong. All entries are displaced, each to a random side, so that an
 * error of any entry shows. The noise is that of the cost, or the rounding of the values of the stages if that is larger. The claimed derivatives are rounded
 * too, relative to the terms that they are sums of.
 *
 * @param pass the pass
 * @param noiseOfCost the measured noise of the cost
 * @param options the tolerances of the user
 * @param typical the change of the cost with a typical source whose values change by their size
 */
record SourceTest(StagePass pass, Noise noiseOfCost, CheckOptions options, double typical) {

    /** Directions without a deviation that show a right derivative. Chosen: errors cancel along both by coincidence only. */
    private static final int DIRECTIONS_OF_RIGHT = 2;

    /** Directions of a wrong derivative with several readers. Chosen: a factor is found in the first, and confirmed by the others. */
    private static final int DIRECTIONS_OF_WRONG = 3;

    /** Most evaluations of a direction. Chosen: the first six, four larger steps for a noisy cost, and some smaller steps beside kinks. */
    private static final int MOST_OF_DIRECTION = 14;

    /** Error bar that is small enough, as a part of the claimed change. Chosen: errors of 3e-6 of a source are found. */
    private static final double SUFFICIENT = 1e-7;

    /** Error bar, as a part of the change, with which a gross error would show: 0.3 in error bars, as of entries in {@code EntryJudge}. */
    private static final double RESOLUTION = 0.3 / ErrorBars.DISAGREEMENT;

    /** The same for a claimed derivative of zero, as a part of a typical one. Chosen: far below derivatives that matter. */
    private static final double ZERO = 1e-5;

    /** Rounding of a claimed derivative relative to its terms, in either precision. Chosen: 2^9 roundings of a double, 2^3 of a float. */
    private static final double ROUNDING = 0x1p-44;

    private static final double ROUNDING_OF_FLOATS = 0x1p-21;

    /** Rounding of a value of a stage, relative to it, in either precision. Formula: half a unit in the last place, twice. */
    private static final double ROUNDING_OF_VALUE = 0x1p-52;

    private static final double ROUNDING_OF_FLOAT_VALUE = 0x1p-23;

    /** Largest relative distance of a part from that of a sum. Chosen: the rounding of floats in a step is below it, a slope of 1 by coincidence is not. */
    private static final double IDENTITY = 1e-4;

    /** A test along one direction. */
    @SuppressWarnings("ArrayRecordComponent") // lives in one test and is never compared
    private record Deviation(
            DirectionalDerivative derivative, double[] parts, double terms, double claimed, double allowance) {}

    /**
     * Tests a source.
     *
     * @param most the most evaluations
     */
    TestedSource test(Source source, int most) {
        int steps = pass.stages() + 1;
        source.select(pass);
        ParameterSpace space = new ParameterSpace(List.of(source.vector()), number -> false);
        SourceEvaluation evaluation = new SourceEvaluation(pass, most);
        double norm = norm(source, space);
        DirectionalDifferentiator differentiator =
                new DirectionalDifferentiator(space, List.of(source.finite()), evaluation, 0).withNoise(noise());
        List<Deviation> deviations = new ArrayList<>();
        List<Integer> readers = List.of();
        boolean[] isIdentity = identities(source);
        for (int seed = 0; seed < DIRECTIONS_OF_WRONG && evaluation.left() >= 6; seed++) {
            Direction direction = direction(source, space, seed);
            Deviation found = along(source, space, direction, differentiator, evaluation, norm);
            deviations.add(found);
            readers = evaluation.readersFrom(0, steps);
            keepIdentities(source, direction, found, isIdentity);
            boolean isWrong = isWrong(source, found);
            if (isWrong
                    ? readers.size() < 2
                    : deviations.size() >= DIRECTIONS_OF_RIGHT && !anyWrong(source, deviations)) {
                break;
            }
        }
        return new TestedSource(
                source,
                status(source, deviations, readers, norm),
                readers,
                readers.stream().filter(k -> isIdentity[k]).toList(),
                deviations.stream()
                        .mapToDouble(found -> found.derivative().value())
                        .toArray(),
                deviations.stream().map(Deviation::parts).toList(),
                deviations.stream()
                        .mapToDouble(found -> error(source, found))
                        .max()
                        .orElse(Double.POSITIVE_INFINITY));
    }

    /**
     * Counts the wrong entries of a source.
     *
     * @param most the most evaluations
     */
    EntryCount count(Source source, int most) {
        double rounding = (isOfFloats(source) ? ROUNDING_OF_FLOATS : ROUNDING) * typical;
        return EntryCount.of(pass, source, noise(), rounding, most);
    }

    private Deviation along(
            Source source,
            ParameterSpace space,
            Direction direction,
            DirectionalDifferentiator differentiator,
            SourceEvaluation evaluation,
            double norm) {
        int before = evaluation.count();
        evaluation.reserve(Math.max(0, evaluation.left() - MOST_OF_DIRECTION));
        DirectionalDerivative derivative =
                differentiator.along(direction, space.point().all(), SUFFICIENT * Math.max(norm, ZERO * typical));
        evaluation.reserve(0);
        double claimed = 0;
        double allowance = 0;
        double[] finite = source.finite();
        for (int i = 0; i < finite.length; i++) {
            double entry = finite[i];
            double component = direction.component(i);
            claimed += component == 0 ? 0 : entry * component;
            allowance += component == 0
                    ? 0
                    : Math.abs(component) * options.allowance(entry, entry).orElse(0);
        }
        return new Deviation(
                derivative,
                evaluation.parts(before, pass.stages() + 1),
                evaluation.termsOf(before),
                claimed,
                allowance);
    }

    /** Directions displace the parameters with room on both sides; if there are none, those of unknown units, or away from bounds. */
    private static Direction direction(Source source, ParameterSpace space, long seed) {
        Direction first = Direction.ofScreening(space, seed).without(source.held());
        Direction second = Direction.separately(space, seed).without(source.held());
        return !isZero(first, space)
                ? first
                : !isZero(second, space)
                        ? second
                        : Direction.inwards(space, seed).without(source.held());
    }

    private static boolean isZero(Direction direction, ParameterSpace space) {
        EntryRange all = space.point().all();
        return IntStream.range(all.from(), all.to()).allMatch(number -> direction.component(number) == 0);
    }

    /** The claimed change of the cost along a typical direction. */
    private static double norm(Source source, ParameterSpace space) {
        double squares = 0;
        for (int i = 0; i < source.claimed().length; i++) {
            double size = source.held().get(i) ? 0 : space.displacementWithoutBounds(i);
            double change = Double.isFinite(source.claimed()[i]) ? source.claimed()[i] * size : 0;
            squares += change * change;
        }
        return Math.sqrt(squares);
    }

    /** The noise of the sum of all terms: that of the cost, or the rounding of the stages' values. */
    private Noise noise() {
        double squares = 0;
        for (int k = 0; k < pass.stages(); k++) {
            double unit = isOfFloats(pass.values(k)) ? ROUNDING_OF_FLOAT_VALUE : ROUNDING_OF_VALUE;
            for (int i = 0; i < pass.values(k).length; i++) {
                double rounding = unit * pass.values(k)[i] * pass.claimed(k)[i];
                squares += Double.isFinite(rounding) ? rounding * rounding : 0;
            }
        }
        return new Noise(Math.max(noiseOfCost.level(), Math.sqrt(squares)), typical);
    }

    private SourceStatus status(Source source, List<Deviation> deviations, List<Integer> readers, double norm) {
        if (deviations.isEmpty()) {
            return SourceStatus.NOT_TESTED;
        }
        if (readers.isEmpty()) {
            return norm <= ZERO * typical && source.isFinite() ? SourceStatus.RIGHT : SourceStatus.NOT_READ;
        }
        if (!readers.stream().allMatch(pass::isFinite)) {
            return SourceStatus.OPEN;
        }
        if (!source.isFinite() || anyWrong(source, deviations)) {
            return SourceStatus.WRONG;
        }
        boolean agrees = deviations.size() >= DIRECTIONS_OF_RIGHT;
        for (Deviation found : deviations) {
            double size = Math.max(norm, Math.max(found.terms(), ZERO * typical));
            double error = error(source, found);
            agrees &= distance(found) <= ErrorBars.AGREEMENT * error + found.allowance()
                    && error + found.derivative().width() / 2 <= RESOLUTION * size;
        }
        return agrees ? SourceStatus.RIGHT : SourceStatus.OPEN;
    }

    private boolean anyWrong(Source source, List<Deviation> deviations) {
        return deviations.stream().anyMatch(found -> isWrong(source, found));
    }

    private boolean isWrong(Source source, Deviation found) {
        return distance(found) > ErrorBars.DISAGREEMENT * error(source, found) + found.allowance();
    }

    /** At a kink, each derivative between the slopes on both sides may be claimed. */
    private static double distance(Deviation found) {
        return Math.max(
                0, Math.abs(found.derivative().value()) - found.derivative().width() / 2);
    }

    private double error(Source source, Deviation found) {
        double rounding = isOfFloats(source) ? ROUNDING_OF_FLOATS : ROUNDING;
        double error = found.derivative().error() + rounding * Math.max(found.terms(), Math.abs(found.claimed()));
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private boolean isOfFloats(Source source) {
        boolean areFloats = isOfFloats(source.claimed());
        for (int k = Math.max(0, source.stage()); k < pass.stages(); k++) {
            areFloats |= isOfFloats(pass.claimed(k));
        }
        return areFloats;
    }

    private static boolean isOfFloats(double[] numbers) {
        return AnalyticRounding.in(numbers) != AnalyticRounding.DOUBLE_PRECISION;
    }

    private boolean[] identities(Source source) {
        boolean[] isIdentity = new boolean[pass.stages() + 1];
        for (int k = source.stage() + 1; k < pass.stages(); k++) {
            isIdentity[k] = source.isStage() && pass.claimed(k).length == source.claimed().length;
        }
        return isIdentity;
    }

    private void keepIdentities(Source source, Direction direction, Deviation found, boolean[] isIdentity) {
        for (int k = 0; k < pass.stages(); k++) {
            if (isIdentity[k]) {
                double expected = 0;
                double squares = 0;
                for (int i = 0; i < source.claimed().length; i++) {
                    double term = pass.claimed(k)[i] * direction.component(i);
                    expected += term;
                    squares += term * term;
                }
                isIdentity[k] = Math.abs(found.parts()[k] - expected) <= IDENTITY * Math.sqrt(squares);
            }
        }
    }
}
