package org.gradcheck.internal.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.SlopeInterval;
import org.gradcheck.internal.differentiation.StepDecision;
import org.gradcheck.report.EntryVerdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EntryJudgeTests {

    private final EntryJudge judge = new EntryJudge(CheckOptions.NONE, AnalyticRounding.DOUBLE_PRECISION);

    @Nested
    class AnEntry {

        @Test
        void agreesUpToTenErrorBars() {
            assertThat(verdict(1 + 9.9e-6, new Derivative.Smooth(1, 1e-6))).isEqualTo(EntryVerdict.AGREES);
            assertThat(verdict(1 - 9.9e-6, new Derivative.Smooth(1, 1e-6))).isEqualTo(EntryVerdict.AGREES);
        }

        @Test
        void isUnresolvedBetweenTenAndThirtyErrorBars() {
            assertThat(verdict(1 + 10.1e-6, new Derivative.Smooth(1, 1e-6))).isEqualTo(EntryVerdict.UNRESOLVED);
            assertThat(verdict(1 + 29.9e-6, new Derivative.Smooth(1, 1e-6))).isEqualTo(EntryVerdict.UNRESOLVED);
        }

        @Test
        void disagreesBeyondThirtyErrorBars() {
            assertThat(verdict(1 + 30.1e-6, new Derivative.Smooth(1, 1e-6))).isEqualTo(EntryVerdict.DISAGREES);
            assertThat(verdict(-1, new Derivative.Smooth(1, 1e-6))).isEqualTo(EntryVerdict.DISAGREES);
        }

        @Test
        void isUnresolvedWithinTheSlopesThatAreNotRefuted() {
            Derivative doubtful = new Derivative.Smooth(1, 1e-6, new SlopeInterval(1, 1.2));

            assertThat(verdict(1, doubtful)).isEqualTo(EntryVerdict.AGREES);
            assertThat(verdict(1.1, doubtful)).isEqualTo(EntryVerdict.UNRESOLVED);
            assertThat(verdict(1.3, doubtful)).isEqualTo(EntryVerdict.DISAGREES);
            assertThat(verdict(0.9, doubtful)).isEqualTo(EntryVerdict.DISAGREES);
            assertThat(judge.sensitivity(1, doubtful, 0)).isCloseTo(0.2, within(1e-12));
        }

        @Test
        void isUnresolvedIfAGrossErrorInItsPlaceIsNotRefuted() {
            assertThat(verdict(1, new Derivative.Smooth(1, 1e-6, new SlopeInterval(0.6, 1))))
                    .isEqualTo(EntryVerdict.UNRESOLVED);
        }

        @Test
        void disagreesIfItIsNotANumber() {
            for (double claimed : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                assertThat(verdict(claimed, new Derivative.Smooth(1, 1e-6))).isEqualTo(EntryVerdict.DISAGREES);
                assertThat(verdict(claimed, new Derivative.Smooth(Double.NaN, Double.POSITIVE_INFINITY)))
                        .isEqualTo(EntryVerdict.DISAGREES);
                assertThat(verdict(claimed, new Derivative.Kink(-1, 1, 1e-6))).isEqualTo(EntryVerdict.DISAGREES);
            }
        }

        @Test
        void disagreesFarBeyondTheSlopesBesideAKink() {
            Derivative kink = new Derivative.Kink(1, 2, 0.1, new SlopeInterval(1, 2), 1.5);

            assertThat(verdict(3.6, kink)).isEqualTo(EntryVerdict.DISAGREES);
            assertThat(verdict(3.4, kink)).isEqualTo(EntryVerdict.UNRESOLVED);
            assertThat(verdict(-0.6, new Derivative.Kink(1, 2, 0.1, new SlopeInterval(-1, 2), 1.5)))
                    .isEqualTo(EntryVerdict.UNRESOLVED);
        }

        @Test
        void disagreesAtAJump() {
            assertThat(verdict(0, new Derivative.Jump(1))).isEqualTo(EntryVerdict.DISAGREES);
        }

        @Test
        void isUnresolvedIfNothingIsKnown() {
            assertThat(verdict(1, new Derivative.Smooth(Double.NaN, Double.POSITIVE_INFINITY)))
                    .isEqualTo(EntryVerdict.UNRESOLVED);
            assertThat(verdict(1, new Derivative.Smooth(1, Double.POSITIVE_INFINITY)))
                    .isEqualTo(EntryVerdict.UNRESOLVED);
        }

        @Test
        void mayRoundItsOwnValue() {
            // 2^-37 of the value, 7.3e-12, is one error bar even where differences are sharper.
            assertThat(verdict(1 + 7e-11, new Derivative.Smooth(1, 1e-30))).isEqualTo(EntryVerdict.AGREES);
            assertThat(verdict(1 + 15e-11, new Derivative.Smooth(1, 1e-30))).isEqualTo(EntryVerdict.UNRESOLVED);
            assertThat(verdict(1 + 23e-11, new Derivative.Smooth(1, 1e-30))).isEqualTo(EntryVerdict.DISAGREES);
        }

        @Test
        void mayRoundAsTheLargestOfItsBlockDoes() {
            // 2^-47 = 7.1e-15 of the block's largest derivative.
            assertThat(judge.judge(6e-11, new Derivative.Smooth(1e-13, 1e-30), 1000))
                    .isEqualTo(EntryVerdict.AGREES);
            assertThat(judge.judge(15e-11, new Derivative.Smooth(0, 1e-30), 1000))
                    .isEqualTo(EntryVerdict.TOO_SMALL);
            assertThat(judge.judge(23e-11, new Derivative.Smooth(0, 1e-30), 1000))
                    .isEqualTo(EntryVerdict.DISAGREES);
        }

        @Test
        void isUnresolvedIfItsErrorBarHidesGrossErrors() {
            assertThat(judge.judge(1, new Derivative.Smooth(1, 0.011), 1)).isEqualTo(EntryVerdict.UNRESOLVED);
            assertThat(judge.judge(1, new Derivative.Smooth(1, 0.009), 1)).isEqualTo(EntryVerdict.AGREES);
            assertThat(judge.judge(2, new Derivative.Smooth(2, 0.011), 1)).isEqualTo(EntryVerdict.AGREES);
        }

        @Test
        void isTooSmallToTellIfItIsASmallPartOfItsBlock() {
            assertThat(judge.judge(1, new Derivative.Smooth(1, 0.011), 13)).isEqualTo(EntryVerdict.UNRESOLVED);
            assertThat(judge.judge(1, new Derivative.Smooth(1, 0.011), 14)).isEqualTo(EntryVerdict.TOO_SMALL);
            assertThat(judge.judge(1, new Derivative.Smooth(1, 0.011, new SlopeInterval(0, 2)), 14))
                    .isEqualTo(EntryVerdict.UNRESOLVED);
        }

        @Test
        void isUnexercisedIfTheCostDoesNotMove() {
            assertThat(judge.judge(0, new Derivative.Unmoved(), 1)).isEqualTo(EntryVerdict.UNEXERCISED);
            assertThat(judge.judge(0, new Derivative.Smooth(0, 3e-7), 1)).isEqualTo(EntryVerdict.UNEXERCISED);
            assertThat(judge.judge(0, new Derivative.Smooth(0, 1e-6), 0)).isEqualTo(EntryVerdict.UNEXERCISED);
            assertThat(judge.judge(0, new Derivative.Smooth(0, 1e-6), 1)).isEqualTo(EntryVerdict.TOO_SMALL);
            assertThat(judge.judge(0, new Derivative.Smooth(0, 0.1), 1)).isEqualTo(EntryVerdict.UNRESOLVED);
        }

        @Test
        void zeroAgreesIfItIsSmallBesideItsBlock() {
            assertThat(judge.judge(0, new Derivative.Smooth(1e-9, 3e-10), 1)).isEqualTo(EntryVerdict.AGREES);
            assertThat(judge.judge(0, new Derivative.Smooth(1e-9, 4e-10), 1)).isEqualTo(EntryVerdict.TOO_SMALL);
            assertThat(judge.judge(0, new Derivative.Smooth(1e-9, 4e-3), 1)).isEqualTo(EntryVerdict.UNRESOLVED);
        }

        @Test
        void disagreesIfOnlyOneSideIsZero() {
            assertThat(judge.judge(0, new Derivative.Smooth(1, 1e-6), 1)).isEqualTo(EntryVerdict.DISAGREES);
            assertThat(judge.judge(1, new Derivative.Smooth(0, 1e-6), 1)).isEqualTo(EntryVerdict.DISAGREES);
        }

        @Test
        void isAtAKinkIfItIsASubgradient() {
            Derivative kink = new Derivative.Kink(-1, 1, 1e-6);

            for (double subgradient : new double[] {-1, -1 - 5e-6, 0.5, 1, 1 + 5e-6}) {
                assertThat(verdict(subgradient, kink)).isEqualTo(EntryVerdict.AT_A_KINK);
            }
            assertThat(verdict(1.5, kink)).isEqualTo(EntryVerdict.DISAGREES);
            assertThat(verdict(-1.5, kink)).isEqualTo(EntryVerdict.DISAGREES);
            assertThat(verdict(1 + 20e-6, kink)).isEqualTo(EntryVerdict.UNRESOLVED);
        }

        @Test
        void mayHaveTheRoundingOfSinglePrecision() {
            EntryJudge single = new EntryJudge(CheckOptions.NONE, AnalyticRounding.SINGLE_PRECISION);

            assertThat(single.judge(1 + 9 * 0x1p-22, new Derivative.Smooth(1, 1e-30), 0))
                    .isEqualTo(EntryVerdict.AGREES);
            assertThat(single.judge(1 + 31 * 0x1p-22, new Derivative.Smooth(1, 1e-30), 0))
                    .isEqualTo(EntryVerdict.DISAGREES);
            assertThat(single.judge(9 * 0x1p-24, new Derivative.Smooth(0, 1e-30), 1))
                    .isEqualTo(EntryVerdict.UNEXERCISED);
            assertThat(AnalyticRounding.in(new double[] {0.5, 0.1f})).isEqualTo(AnalyticRounding.SINGLE_PRECISION);
            assertThat(AnalyticRounding.in(new double[] {0.5, 0.1})).isEqualTo(AnalyticRounding.DOUBLE_PRECISION);
        }

        @Test
        void mayEndInZerosByCoincidenceInALargeBlock() {
            double[] gradient =
                    new Random(1).doubles(1 << 17).map(value -> 1 + value).toArray();
            Arrays.setAll(gradient, i -> i < 7 ? (float) gradient[i] : gradient[i]);
            assertThat(AnalyticRounding.in(gradient)).isEqualTo(AnalyticRounding.DOUBLE_PRECISION);

            Arrays.setAll(gradient, i -> i < 9 ? (float) gradient[i] : gradient[i]);
            assertThat(AnalyticRounding.in(gradient)).isEqualTo(AnalyticRounding.PARTLY_SINGLE_PRECISION);
        }

        @Test
        void isLeftAloneIfItIsFixed() {
            assertThat(verdict(Double.NaN, new Derivative.Excluded())).isEqualTo(EntryVerdict.FIXED);
        }

        @Test
        void isAtAKinkEvenIfItsSlopesAreOppositeAndItsSubgradientIsZero() {
            assertThat(judge.judge(0, new Derivative.Kink(-1, 1, 1e-6), 0)).isEqualTo(EntryVerdict.AT_A_KINK);
        }

        @Test
        void hasTheSmallestErrorThatWouldHaveBeenSeenAsSensitivity() {
            assertThat(judge.sensitivity(2, new Derivative.Smooth(-2, 1e-6), 0)).isCloseTo(15e-6, within(1e-9));
            // Rounding counts as error: that of the value itself and that of the block's largest.
            assertThat(judge.sensitivity(2, new Derivative.Smooth(2, 0), 1000))
                    .isCloseTo(30 * (2 * 0x1p-37 + 1000 * 0x1p-47) / 2, within(1e-22));
        }

        private EntryVerdict verdict(double analytic, Derivative derivative) {
            return judge.judge(analytic, derivative, 1);
        }
    }

    @Nested
    class WithTolerances {

        private final EntryJudge relative =
                new EntryJudge(CheckOptions.NONE.withRelativeTolerance(1e-2), AnalyticRounding.DOUBLE_PRECISION);
        private final EntryJudge absolute =
                new EntryJudge(CheckOptions.NONE.withAbsoluteTolerance(1e-2), AnalyticRounding.DOUBLE_PRECISION);

        @Test
        void anEntryAgreesWithinThem() {
            assertThat(relative.judge(100.9, new Derivative.Smooth(100, 1e-6), 1))
                    .isEqualTo(EntryVerdict.AGREES);
            assertThat(absolute.judge(100.009, new Derivative.Smooth(100, 1e-6), 1))
                    .isEqualTo(EntryVerdict.AGREES);
        }

        @Test
        void anEntryDisagreesBeyondThemAndTheErrorBar() {
            assertThat(relative.judge(102, new Derivative.Smooth(100, 1e-6), 1)).isEqualTo(EntryVerdict.DISAGREES);
            assertThat(absolute.judge(100.011, new Derivative.Smooth(100, 1e-6), 1))
                    .isEqualTo(EntryVerdict.DISAGREES);
        }

        @Test
        void anEntryIsUnresolvedWhereTheErrorBarReachesIntoThem() {
            assertThat(absolute.judge(100.012, new Derivative.Smooth(100, 5e-3), 1))
                    .isEqualTo(EntryVerdict.UNRESOLVED);
        }

        @Test
        void anEntryIsUnresolvedIfItsErrorBarIsWiderThanThey() {
            assertThat(absolute.judge(100, new Derivative.Smooth(100, 2e-2), 1)).isEqualTo(EntryVerdict.UNRESOLVED);
            assertThat(relative.judge(1, new Derivative.Smooth(1, 2e-2), 1)).isEqualTo(EntryVerdict.UNRESOLVED);
        }

        @Test
        void anEntryIsStillUnexercisedIfBothSidesAreZero() {
            assertThat(relative.judge(0, new Derivative.Smooth(0, 1e-6), 1)).isEqualTo(EntryVerdict.UNEXERCISED);
        }

        @Test
        void theSensitivityIsTheirsAndThatOfTheErrorBar() {
            assertThat(relative.sensitivity(-2, new Derivative.Smooth(-2, 1e-6), 1))
                    .isCloseTo(1e-2 + 5e-7, within(1e-10));
            assertThat(absolute.sensitivity(-2, new Derivative.Smooth(-2, 1e-6), 1))
                    .isCloseTo(5e-3 + 5e-7, within(1e-10));
        }
    }

    @Nested
    class ASingleDifference {

        @Test
        void agreesWithAValueThatItsNoiseExplains() {
            assertThat(judge.agreesClearly(1 + 3.9e-6, quick(1, 1e-6), 1, 1)).isTrue();
            assertThat(judge.agreesClearly(1 + 4.1e-6, quick(1, 1e-6), 1, 1)).isFalse();
        }

        @Test
        void agreesWithAValueThatIsNearerThanChance() {
            assertThat(judge.agreesClearly(-1 - 1.9e-8, quick(-1, 1e-12), 1, 1)).isTrue();
            assertThat(judge.agreesClearly(-1 - 2.1e-8, quick(-1, 1e-12), 1, 1)).isFalse();
        }

        @Test
        void agreesWithNothingIfItsNoiseIsLarge() {
            assertThat(judge.agreesClearly(1, quick(1, 0.9e-3), 1, 1)).isTrue();
            assertThat(judge.agreesClearly(1, quick(1, 1.1e-3), 1, 1)).isFalse();
            assertThat(judge.agreesClearly(1, quick(1, 1.1e-3), 2, 1)).isTrue();
            assertThat(judge.agreesClearly(-2, quick(-2, 1.1e-3), 1, 1)).isTrue();
        }

        @Test
        void agreesWithNothingNearAKinkOrAStationaryPoint() {
            assertThat(judge.agreesClearly(1, CentralDifference.of(1, -0.25, 0, 1.75, 1e-6), 1, 1))
                    .isFalse();
        }

        @Test
        void agreesWithNoValueThatIsNotANumber() {
            assertThat(judge.agreesClearly(Double.NaN, quick(Double.NaN, 1e-6), 1, 1))
                    .isFalse();
            assertThat(judge.agreesClearly(Double.POSITIVE_INFINITY, quick(1, 1e-6), 1, 1))
                    .isFalse();
        }

        @Test
        void couldMissAnErrorIfItsNoiseIsLarge() {
            assertThat(judge.couldMissAnError(-2, quick(-2, 5.1e-6), 1)).isTrue();
            assertThat(judge.couldMissAnError(-2, quick(-2, 4.9e-6), 1)).isFalse();
        }

        @Test
        void couldMissASmallDerivativeIfTheCostChangesByItsNoise() {
            assertThat(judge.couldMissAnError(0, CentralDifference.of(1, 0, 0, 1e-12, 1.1e-12), 1))
                    .isTrue();
            assertThat(judge.couldMissAnError(0, CentralDifference.of(1, 0, 0, 1e-12, 1.1e-12), 10))
                    .isFalse();
            assertThat(judge.couldMissAnError(0, CentralDifference.of(1, 0, 0, 0, 1.1e-12), 1))
                    .isFalse();
        }

        @Test
        void amountsToADerivativeThatCoversAllClaimsThatItAgreesWith() {
            assertThat(judge.derivativeOf(1, quick(1, 0x1p-20))).isEqualTo(new Derivative.Smooth(1, 10 * 0x1p-20));
            assertThat(judge.derivativeOf(1, quick(1, 1e-12))).isEqualTo(new Derivative.Smooth(1, 2e-9));
        }

        private CentralDifference quick(double value, double noise) {
            return CentralDifference.of(1, -value, 0, value, noise);
        }
    }

    @Nested
    class ARefinedDerivative {

        @Test
        void isToBeConfirmedIfItIsEvidentlyWrong() {
            assertThat(judge.decide(1 + 101e-6, new Derivative.Smooth(1, 1e-6), 1))
                    .isEqualTo(StepDecision.ONE_MORE_STEP);
            assertThat(judge.decide(1 + 99e-6, new Derivative.Smooth(1, 1e-6), 1))
                    .isEqualTo(StepDecision.OPEN);
        }

        @Test
        void isSettledIfItAgreesPrecisely() {
            assertThat(judge.decide(-1, new Derivative.Smooth(-1, 0.9e-8), 1)).isEqualTo(StepDecision.SETTLED);
            assertThat(judge.decide(-1 - 8e-8, new Derivative.Smooth(-1, 0.9e-8), 1))
                    .isEqualTo(StepDecision.SETTLED);
            assertThat(judge.decide(-1 - 12e-8, new Derivative.Smooth(-1, 0.9e-8), 1))
                    .isEqualTo(StepDecision.OPEN);
            assertThat(judge.decide(-1, new Derivative.Smooth(-1, 1.1e-8), 1)).isEqualTo(StepDecision.OPEN);
        }

        @Test
        void isSettledIfItAgreesAsPreciselyAsTheBlockAllows() {
            assertThat(judge.decide(0, new Derivative.Smooth(0, 0.8e-11), 1)).isEqualTo(StepDecision.SETTLED);
            assertThat(judge.decide(0, new Derivative.Smooth(0, 1.1e-11), 1)).isEqualTo(StepDecision.OPEN);
        }

        @Test
        void isNotSettledIfNothingIsKnown() {
            assertThat(judge.decide(1, new Derivative.Smooth(Double.NaN, Double.POSITIVE_INFINITY), 1))
                    .isEqualTo(StepDecision.OPEN);
        }
    }
}
