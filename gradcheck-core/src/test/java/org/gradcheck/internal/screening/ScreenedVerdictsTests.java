package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.DirectionalDerivative;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.internal.text.RoundedUp;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** The verdict of a block of 100 entries whose claimed derivatives are all 1, beside another of as many. */
class ScreenedVerdictsTests {

    private static final EntryRange BOTH = new EntryRange(0, 200);
    private static final EntryRange BLOCK = new EntryRange(0, 100);
    private static final EntryRange OTHER = new EntryRange(100, 200);
    private static final double ERROR = 1e-9;

    private final double[] values = filled(1);
    private Noise noise = new Noise(3e-8, 1);
    private CheckOptions overrides = CheckOptions.NONE;
    private final ParameterBlock block = new ParameterBlock(
            "w", Shape.of(100), ParameterVector.of(values), List.of(), Optional.empty(), Optional.empty());

    @Test
    void testsThatAgreeMakeAllEntriesAgree() {
        ScreenedBlock outcome = of(1, List.of(test(BOTH, 0), test(BOTH, ERROR)), List.of(), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(outcome.together()).isEqualTo(Map.of(EntryVerdict.AGREES, 100));
        assertThat(outcome.sensitivity()).hasValue(60 * ERROR);
        assertThat(outcome.note()).isEqualTo("all entries by 2 random directions, 0 of 100 one by one");
    }

    @Test
    void wrongEntryThatExplainsTheDisagreementLeavesTheOthersRight() {
        ScreenedBlock outcome = of(1, List.of(test(BOTH, 1)), List.of(examined(3, EntryVerdict.DISAGREES)), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(outcome.together()).isEqualTo(Map.of(EntryVerdict.AGREES, 99));
    }

    @Test
    void aWrongEntryOfAnotherBlockLeavesThisOneRight() {
        ScreenedBlock outcome =
                of(1, List.of(test(BOTH, 1)), List.of(examined(103, EntryVerdict.DISAGREES)), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void unexplainedDisagreementLeavesABlockUnresolved() {
        ScreenedBlock outcome = of(1, List.of(test(BOTH, 1)), List.of(), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(outcome.together()).isEqualTo(Map.of(EntryVerdict.UNRESOLVED, 100));
    }

    @Test
    void aBlockInWhichTooMuchIsWrongIsKnownByASample() {
        ScreenedBlock outcome =
                of(1, List.of(test(BOTH, 1)), List.of(examined(3, EntryVerdict.DISAGREES)), List.of(BLOCK));

        assertThat(outcome.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(outcome.together()).isEqualTo(Map.of(EntryVerdict.UNRESOLVED, 99));
        assertThat(outcome.sensitivity()).isEmpty();
        assertThat(outcome.note()).isEqualTo("a sample, 1 of 100 one by one");
    }

    @Test
    void otherBlockThatIsWrongThroughoutLeavesThisOneRight() {
        ScreenedBlock outcome = of(
                1,
                List.of(test(BOTH, 1), test(BLOCK, 0)),
                List.of(examined(103, EntryVerdict.DISAGREES)),
                List.of(OTHER));

        assertThat(outcome.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void inconclusiveTestsLeaveABlockUnresolved() {
        ScreenedBlock outcome = of(1, List.of(test(BOTH, 20 * ERROR)), List.of(), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(outcome.together()).isEqualTo(Map.of(EntryVerdict.UNRESOLVED, 100));
    }

    @Test
    void unresolvedEntryThatIsASmallPartLeavesTheOthersRight() {
        ScreenedBlock outcome = of(1, List.of(test(BOTH, 0)), List.of(examined(3, EntryVerdict.UNRESOLVED)), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(outcome.together()).isEqualTo(Map.of(EntryVerdict.AGREES, 99));
    }

    @Test
    void unresolvedEntriesThatAreALargePartLeaveTheirBlockUnresolved() {
        List<JudgedEntry> tenth = IntStream.range(0, 10)
                .mapToObj(number -> examined(number, EntryVerdict.UNRESOLVED))
                .toList();

        assertThat(of(1, List.of(test(BOTH, 0)), tenth, List.of()).verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(of(1, List.of(test(BOTH, 0)), tenth.subList(0, 8), List.of()).verdict())
                .isEqualTo(Verdict.AGREES);
    }

    @Test
    void aBlockWhoseGradientIsZeroIsVacuous() {
        ScreenedBlock outcome = of(0, List.of(test(BOTH, 0)), List.of(), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(outcome.together()).isEqualTo(Map.of(EntryVerdict.UNEXERCISED, 100));
    }

    @Test
    void blockHiddenByNoiseIsUnresolved() {
        ScreenedBlock outcome = of(1e-9, List.of(test(BOTH, 0)), List.of(), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(outcome.note())
                .isEqualTo("all entries by 2 random directions, 0 of 100 one by one;"
                        + " the noise of the cost, 3e-08, hides these entries;"
                        + " compute the cost more precisely or check a smaller instance");
    }

    @Test
    void kinksThatLowerTheSensitivityAreNamed() {
        DirectionalTest kinked = test(BOTH, new DirectionalDerivative(0, 1e-3, 1));
        ScreenedBlock outcome = of(1, List.of(kinked), List.of(), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(outcome.sensitivity()).hasValue(0.06);
        assertThat(outcome.note())
                .isEqualTo("all entries by 2 random directions, 0 of 100 one by one;"
                        + " parameters at kinks hide smaller errors");
    }

    @Test
    void blockThatIsKnownOnlyAsAWholeIsUnresolved() {
        DirectionalTest test = test(BOTH, 0);
        double slope =
                Math.abs(IntStream.range(0, 100).mapToDouble(test::componentOf).sum());
        ScreenedBlock outcome = of(100 * ERROR, List.of(test), List.of(), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(outcome.together()).isEqualTo(Map.of(EntryVerdict.TOO_SMALL, 100));
        assertThat(outcome.sensitivity()).isEmpty();
        assertThat(outcome.note())
                .isEqualTo("all entries by 2 random directions, 0 of 100 one by one; only the block as a whole was"
                        + " compared, to " + RoundedUp.of(0.3 / slope)
                        + "; an error of a single entry shows from 6e-01 of a typical entry on;"
                        + " compute the cost more precisely or check a smaller instance");
    }

    @Test
    void entriesThatAreTooSmallToTellMustBeASmallPart() {
        double[] claimed = filled(1e-7);
        Arrays.fill(claimed, 0, 2, 1);
        assertThat(of(claimed, List.of(test(BOTH, 0))).verdict()).isEqualTo(Verdict.AGREES);
        Arrays.fill(claimed, 0, 2, 5e-7);

        ScreenedBlock outcome = of(claimed, List.of(test(BOTH, 0)));

        assertThat(outcome.together()).isEqualTo(Map.of(EntryVerdict.AGREES, 2, EntryVerdict.TOO_SMALL, 98));
        assertThat(outcome.verdict()).isEqualTo(Verdict.UNRESOLVED);
    }

    @Test
    void anEntryWithoutAnyDifferenceMayBeTheLargest() {
        JudgedEntry unknown = new JudgedEntry(
                3, EntryVerdict.UNRESOLVED, new Discrepancy("w", Shape.of(100), 3, 1e-6, Double.NaN, Double.NaN));
        DirectionalResults none = new DirectionalResults(
                number -> number != 3,
                DirectionKind.TWO_SIDED,
                2,
                new BitSet(),
                List.of(test(BOTH, 0)),
                List.of(),
                List.of(unknown),
                false);

        assertThat(of(filled(1), none, List.of(unknown)).verdict()).isEqualTo(Verdict.UNRESOLVED);
    }

    @Test
    void anEntryThatIsNeitherRightNorWrongLeavesItsBlockUnresolved() {
        JudgedEntry doubtful = new JudgedEntry(
                3, EntryVerdict.UNRESOLVED, new Discrepancy("w", Shape.of(100), 3, 1, 1 + 20 * ERROR, ERROR), true);
        ScreenedBlock outcome = of(1, List.of(test(BOTH, 0)), List.of(doubtful), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(outcome.note())
                .isEqualTo("all entries by 2 random directions, 1 of 100 one by one;"
                        + " 1 entry neither right nor wrong; rerun with gradcheck.mode=exhaustive");
    }

    @Test
    void sensitivityIsThatOfTheLeastPreciseEntryThatWasExamined() {
        JudgedEntry imprecise =
                new JudgedEntry(3, EntryVerdict.AGREES, new Discrepancy("w", Shape.of(100), 3, 1, 1, 1e5 * ERROR));

        assertThat(of(1, List.of(test(BOTH, 0)), List.of(imprecise), List.of()).sensitivity())
                .hasValue(30 * 1e5 * ERROR);
        overrides = CheckOptions.NONE.withAbsoluteTolerance(0.25);
        assertThat(of(1, List.of(test(BOTH, 0)), List.of(imprecise), List.of())
                        .sensitivity()
                        .orElseThrow())
                .isCloseTo(0.25 + 1e5 * ERROR, within(1e-12));
    }

    @Test
    void kinksOfAllTestsAreNamedAsTheReason() {
        DirectionalTest kinked = test(BOTH, new DirectionalDerivative(0.4, ERROR, 1));
        ScreenedBlock outcome = of(1, List.of(kinked), List.of(), List.of());

        assertThat(outcome.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(outcome.note())
                .isEqualTo("all entries by 2 random directions, 0 of 100 one by one;"
                        + " some parameters are at kinks, so the others cannot be verified; check at a nearby point");
    }

    private ScreenedBlock of(
            double derivative, List<DirectionalTest> tests, List<JudgedEntry> examined, List<EntryRange> unexplained) {
        AnalyticGradient gradient = new AnalyticGradient(List.of(filled(derivative), filled(1)), space());
        DirectionalResults results = new DirectionalResults(
                number -> true, DirectionKind.TWO_SIDED, 2, new BitSet(), tests, unexplained, examined, false);
        return new ScreenedVerdicts(gradient, overrides, List.of(results), examined, noise).of(0, block, false);
    }

    private ScreenedBlock of(double[] claimed, List<DirectionalTest> tests) {
        DirectionalResults results = new DirectionalResults(
                number -> true, DirectionKind.TWO_SIDED, 2, new BitSet(), tests, List.of(), List.of(), false);
        return of(claimed, results, List.of());
    }

    private ScreenedBlock of(double[] claimed, DirectionalResults results, List<JudgedEntry> examined) {
        AnalyticGradient gradient = new AnalyticGradient(List.of(claimed, filled(1)), space());
        return new ScreenedVerdicts(gradient, overrides, List.of(results), examined, noise).of(0, block, false);
    }

    private ParameterSpace space() {
        return new ParameterSpace(List.of(block.values(), ParameterVector.of(filled(1))), number -> false);
    }

    private DirectionalTest test(EntryRange range, double rest) {
        return test(range, new DirectionalDerivative(rest, ERROR, 0));
    }

    private DirectionalTest test(EntryRange range, DirectionalDerivative rest) {
        return new DirectionalTest(Direction.ofScreening(space(), 1), range, 0, 0, rest);
    }

    private static JudgedEntry examined(int number, EntryVerdict verdict) {
        return new JudgedEntry(number, verdict, new Discrepancy("w", Shape.of(100), number % 100, 1, 1, ERROR));
    }

    private static double[] filled(double value) {
        double[] values = new double[100];
        Arrays.fill(values, value);
        return values;
    }
}
