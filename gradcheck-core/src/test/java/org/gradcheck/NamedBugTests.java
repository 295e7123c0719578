package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** What only the whole check can tell: the number of examples, and what the calls of the gradient leave behind. */
class NamedBugTests {

    private static final double[] POINT = {0.3, -1.2, 0.7};

    private final double[] sum = new double[3];

    @Test
    void theNumberOfExamplesTellsASumFromAFactor() {
        GradientSubject subject = sumOverFive().examples(5);

        assertThat(GradientChecker.standard().check(subject).diagnoses())
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.SUM_INSTEAD_OF_MEAN);
    }

    @Test
    void withoutItTheSumIsAFactor() {
        assertThat(GradientChecker.standard().check(sumOverFive()).diagnoses())
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.CONSTANT_FACTOR);
    }

    @Test
    void theNumberOfExamplesChangesNoVerdict() {
        GradientSubject right = GradientSubject.named("f")
                .point(POINT)
                .cost(NamedBugTests::cost)
                .gradient((double[] x) -> multiple(1, x))
                .examples(5);

        assertThat(GradientChecker.standard().check(right).passed()).isTrue();
    }

    @Test
    void thereIsAtLeastOneExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sumOverFive().examples(0))
                .withMessage("the cost is said to be taken over 0 examples; give their number, 1 or more");
    }

    @Test
    void aGradientThatEachCallAddsToIsNamed() {
        assertThat(GradientChecker.standard()
                        .check(NamedBugTests::cost, this::added, POINT)
                        .diagnoses())
                .containsExactly(new Diagnosis(
                        Cause.ACCUMULATED,
                        "all blocks",
                        "the second call returns twice what the first returned, at the same parameters",
                        "set the gradient to zero before adding to it",
                        List.of()));
    }

    private static GradientSubject sumOverFive() {
        return GradientSubject.named("f")
                .point(POINT)
                .cost(NamedBugTests::cost)
                .gradient((double[] x) -> multiple(5, x));
    }

    private static double cost(double[] x) {
        return Arrays.stream(x).map(Math::sin).sum();
    }

    private static double[] multiple(double factor, double[] x) {
        return Arrays.stream(x).map(value -> factor * Math.cos(value)).toArray();
    }

    private double[] added(double[] x) {
        double[] gradient = multiple(1, x);
        Arrays.setAll(sum, i -> sum[i] + gradient[i]);
        return sum;
    }
}
