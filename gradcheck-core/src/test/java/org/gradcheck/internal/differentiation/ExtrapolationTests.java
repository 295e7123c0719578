package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class ExtrapolationTests {

    @Test
    void hasNoValueWithoutQuotients() {
        Extrapolation nothing = Extrapolation.best(List.of(), 2);

        assertThat(nothing.value()).isNaN();
        assertThat(nothing.error()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void hasNoErrorBarOfOneQuotient() {
        assertThat(Extrapolation.best(List.of(new DifferenceQuotient(1, 3, 0.1)), 2))
                .isEqualTo(new Extrapolation(3, Double.POSITIVE_INFINITY));
    }

    @Test
    void extrapolatesTwoOneSidedQuotientsToAStepOfZero() {
        Extrapolation best =
                Extrapolation.best(List.of(new DifferenceQuotient(1, 3, 0.1), new DifferenceQuotient(2, 6, 0.2)), 1);

        // 3 - (6 - 3) = 0; the noise is 2 x 0.1 + 0.2, the farther of both values 6 away.
        assertThat(best.value()).isZero();
        assertThat(best.error()).isCloseTo(6.4, within(1e-15));
    }

    @Test
    void extrapolatesTwoCentralQuotientsInTheSquareOfTheStep() {
        Extrapolation best =
                Extrapolation.best(List.of(new DifferenceQuotient(1, 3, 0.1), new DifferenceQuotient(2, 6, 0.2)), 2);

        // 3 - (6 - 3) / 3 = 2; the noise is (4 x 0.1 + 0.2) / 3, the farther of both values 4 away.
        assertThat(best.value()).isEqualTo(2);
        assertThat(best.error()).isCloseTo(4.2, within(1e-15));
    }

    @Test
    void isExactForAParabolaOfThreeOneSidedQuotients() {
        // 5 + 10 h + h^2: lines through two points give 3 and -3, so the parabola is within 8 of them.
        assertThat(Extrapolation.best(slopes(0, h -> 5 + 10 * h + h * h, 1, 2, 4), 1))
                .isEqualTo(new Extrapolation(5, 8));
    }

    @Test
    void isExactForPolynomialsInThePowerOfTheStep() {
        for (int power = 1; power <= 2; power++) {
            int p = power;
            DoubleUnaryOperator quotient = h -> {
                double t = Math.pow(h, p);
                return 5 + 3 * t - 2 * t * t + t * t * t;
            };
            Extrapolation best = Extrapolation.best(slopes(0, quotient, 0.01, 0.02, 0.03, 0.05), p);

            assertThat(best.value()).isCloseTo(5, within(1e-13));
        }
    }

    @Test
    void coversTheTruthForSmoothFunctions() {
        RandomGenerator random = new Well19937c(3);
        for (int i = 0; i < 2000; i++) {
            double x = 0.1 + 3 * random.nextDouble();
            assertCovers(Math::sin, Math.cos(x), x);
            assertCovers(Math::exp, Math.exp(x), x);
            assertCovers(t -> 1 / t, -1 / (x * x), x);
        }
    }

    private static void assertCovers(DoubleUnaryOperator f, double truth, double x) {
        List<DifferenceQuotient> central = new ArrayList<>();
        List<DifferenceQuotient> forward = new ArrayList<>();
        for (int e = -26; e <= -5; e += 3) {
            double h = Math.scalb(x, e);
            Stencil stencil = new Stencil(
                    x - (x - h),
                    (x + h) - x,
                    f.applyAsDouble(x - h),
                    f.applyAsDouble(x),
                    f.applyAsDouble(x + h),
                    Math.ulp(f.applyAsDouble(x + h)) + Math.ulp(f.applyAsDouble(x - h)));
            central.add(stencil.central());
            forward.add(stencil.forward());
        }
        Extrapolation best = Extrapolation.best(central, 2);
        Extrapolation oneSided = Extrapolation.best(forward, 1);

        assertThat(Math.abs(best.value() - truth)).as("at " + x).isLessThanOrEqualTo(best.error());
        assertThat(Math.abs(oneSided.value() - truth)).as("at " + x).isLessThanOrEqualTo(oneSided.error());
        // Beside values of size 1 a slope near 0 can be no sharper than the noise: 1e-16 over a step of 1e-3.
        double size = Math.abs(f.applyAsDouble(x) / x) + Math.abs(truth);
        assertThat(best.error()).as("sharpness at " + x).isBetween(1e-17 * size, 1e-10 * size);
    }

    @Test
    void isNeverWithoutError() {
        List<DifferenceQuotient> equal = List.of(
                new DifferenceQuotient(1, 3, 1e-9),
                new DifferenceQuotient(2, 3, 1e-9),
                new DifferenceQuotient(4, 3, 1e-9));

        assertThat(Extrapolation.best(equal, 2).value()).isEqualTo(3);
        assertThat(Extrapolation.best(equal, 2).error()).isGreaterThan(1e-9);
    }

    @Test
    void rejectsLargeStepsThatSmallOnesDisagreeWith() {
        // Large steps agree on 0 without any noise, but the small ones see a slope of 1.
        Extrapolation best = Extrapolation.best(slopes(1e-3, h -> h < 3 ? 1 : 0, 1, 2, 4, 8, 16), 2);

        assertThat(best.value()).isEqualTo(1);
        assertThat(best.error()).isLessThan(0.01);
    }

    @Test
    void takesLargeStepsIfSmallOnesDifferByLessThanTheirNoise() {
        List<DifferenceQuotient> slopes = List.of(
                new DifferenceQuotient(1, 1, 0.3),
                new DifferenceQuotient(2, 1, 0.3),
                new DifferenceQuotient(4, 0, 1e-6),
                new DifferenceQuotient(8, 0, 1e-6),
                new DifferenceQuotient(16, 0, 1e-6));

        Extrapolation best = Extrapolation.best(slopes, 2);

        assertThat(best.value()).isZero();
        assertThat(best.error()).isLessThan(1e-5);
    }

    @Test
    void addsTheDisagreementBeyondTheNoise() {
        List<DifferenceQuotient> slopes = List.of(
                new DifferenceQuotient(1, 10, 2),
                new DifferenceQuotient(2, 10.5, 2),
                new DifferenceQuotient(4, 0, 0),
                new DifferenceQuotient(8, 0, 0));

        // The quotients at 4 and 8 agree on 0 without noise or change, so smaller steps may be wrong by their noise
        // alone:
        // the second is 10.5 away, of which 4 x 2 are noise. So 2.5 are left.
        assertThat(Extrapolation.best(slopes, 2)).isEqualTo(new Extrapolation(0, 2.5));
    }

    private static List<DifferenceQuotient> slopes(double noise, DoubleUnaryOperator quotient, double... steps) {
        return DoubleStream.of(steps)
                .mapToObj(h -> new DifferenceQuotient(h, quotient.applyAsDouble(h), noise))
                .toList();
    }
}
