package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.DirectionalDifferentiator;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/**
 * How often a pass tests, and at what: two blocks of 200 entries, of a cost whose slopes are 1 in the first block and a
 * number to choose in the second. Entries of the second block may be at the kink of an absolute value.
 */
class ScreeningPassTests {

    private static final EntryRange FIRST = new EntryRange(0, 200);
    private static final EntryRange SECOND = new EntryRange(200, 400);
    private static final EntryRange ALL = new EntryRange(0, 400);

    private final double[] first = filled(1);
    private final double[] second = filled(1);
    private final double[] claimedFirst = filled(1);
    private final double[] claimedSecond = filled(1);
    private final Map<Integer, JudgedEntry> examined = new LinkedHashMap<>();
    private double slope = 1;
    private double kink;

    @Test
    void twoTestsAgreeWithARightGradient() {
        DirectionalResults results = pass();

        assertThat(results.tests()).extracting(DirectionalTest::range).containsExactly(ALL, ALL);
        assertThat(results.unexplained()).isEmpty();
        assertThat(examined).isEmpty();
    }

    @Test
    void blockWithSmallDerivativesGetsADirectionOfItsOwn() {
        slope = 1e-13;
        Arrays.fill(claimedSecond, slope);

        assertThat(pass().tests()).extracting(DirectionalTest::range).startsWith(ALL, ALL, SECOND);
    }

    @Test
    void blockWithZeroGradientGetsNoDirectionOfItsOwn() {
        slope = 0;
        Arrays.fill(claimedSecond, 0);

        assertThat(pass().tests()).extracting(DirectionalTest::range).containsExactly(ALL, ALL);
    }

    @Test
    void wrongEntryIsExaminedAlone() {
        claimedFirst[17] = 1.5;

        assertThat(pass().unexplained()).isEmpty();
        assertThat(examined).containsOnlyKeys(17);
    }

    @Test
    void aBlockThatIsWrongThroughoutIsUnexplained() {
        Arrays.fill(claimedSecond, 2);
        ScreeningPass pass = made();

        assertThat(pass.results(List.of()).unexplained()).containsExactly(SECOND);
        assertThat(pass.unexplainedIn(FIRST)).isEmpty();
        assertThat(pass.unexplainedIn(SECOND))
                .containsExactlyElementsOf(IntStream.range(200, 400).boxed().toList());
    }

    @Test
    void kinksOfOneBlockDoNotHideTheOther() {
        Arrays.fill(second, 0);
        kink = 1;
        Arrays.fill(claimedSecond, 2);
        DirectionalResults results = pass();

        assertThat(results.tests()).extracting(DirectionalTest::range).startsWith(ALL, ALL, ALL, ALL);
        assertThat(results.isInconclusive(FIRST)).isFalse();
        assertThat(results.isUnexplained(FIRST)).isFalse();
        assertThat(results.isUnexplained(SECOND)).isTrue();
    }

    private DirectionalResults pass() {
        return made().results(examined.values());
    }

    private ScreeningPass made() {
        List<double[]> gradient = List.of(claimedFirst, claimedSecond);
        ParameterSpace space =
                new ParameterSpace(List.of(ParameterVector.of(first), ParameterVector.of(second)), number -> false);
        DoubleSupplier cost = () -> IntStream.range(0, first.length)
                .mapToDouble(i -> first[i] + slope * second[i] + kink * Math.abs(second[i]))
                .sum();
        DirectionalComparison screening = new DirectionalComparison(
                space,
                gradient,
                CheckOptions.NONE,
                new DirectionalDifferentiator(space, gradient, new InPlaceEvaluation(cost), cost.getAsDouble()));
        ScreeningPass pass =
                new ScreeningPass(screening, new AnalyticGradient(gradient, space), CheckOptions.NONE, this::examine);
        pass.run(examined.values());
        return pass;
    }

    private JudgedEntry examine(int number) {
        return examined.computeIfAbsent(number, this::lookAt);
    }

    private JudgedEntry lookAt(int number) {
        double claimed = FIRST.contains(number) ? claimedFirst[number] : claimedSecond[number - 200];
        double middle = FIRST.contains(number) ? 1 : slope;
        EntryVerdict verdict = claimed == middle
                ? EntryVerdict.AGREES
                : Math.abs(claimed - middle) <= kink ? EntryVerdict.AT_A_KINK : EntryVerdict.DISAGREES;
        return new JudgedEntry(number, verdict, new Discrepancy("x", Shape.of(400), number, claimed, middle, 1e-12));
    }

    private static double[] filled(double value) {
        double[] values = new double[200];
        Arrays.fill(values, value);
        return values;
    }
}
