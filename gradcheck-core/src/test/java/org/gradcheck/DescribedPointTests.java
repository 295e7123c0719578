package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradcheck.DescribedSubjects.bits;
import static org.gradcheck.DescribedSubjects.check;
import static org.gradcheck.DescribedSubjects.cost;
import static org.gradcheck.DescribedSubjects.gradient;
import static org.gradcheck.DescribedSubjects.gradientInto;
import static org.gradcheck.DescribedSubjects.mismatches;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Described subjects that are checked at more than one point. */
class DescribedPointTests {

    private final GradientSubject subject = GradientSubject.named("my code");

    /** Right at 1 alone. */
    private GradientSubject rightAtOne() {
        return subject.point(1).cost(DescribedSubjects::cost).gradient(x -> new double[] {4});
    }

    @Test
    void thatAreGivenAreCheckedEach() {
        GradientReport report = check(rightAtOne().alsoAt(2).alsoAt(1).alsoAt(3));

        assertThat(report.blocks())
                .extracting(block -> block.name() + " " + block.verdict())
                .containsExactly("x AGREES", "x at point 2 DISAGREES", "x at point 3 AGREES", "x at point 4 DISAGREES");
    }

    @Test
    void aroundTheGivenOneAreDifferentAndNeverMoveFartherThanSaid() {
        TreeSet<Double> visited = new TreeSet<>();
        GradientReport report = check(subject.point(1)
                .cost(DescribedSubjects::cost)
                .gradient(x -> {
                    visited.add(x[0]);
                    return gradient(x);
                })
                .alsoAround(4, 0.1));

        assertThat(report.passed()).as("%s", report).isTrue();
        assertThat(report.blocks())
                .extracting(BlockReport::name)
                .containsExactly(
                        "x",
                        "x at random point 1",
                        "x at random point 2",
                        "x at random point 3",
                        "x at random point 4");
        assertThat(visited).hasSize(5).contains(1.0);
        assertThat(visited.first()).isGreaterThan(Math.pow(0.9, 4));
        assertThat(visited.last()).isLessThan(Math.pow(1.1, 4));
    }

    @Test
    void aroundTheGivenOneFollowTheSeedInEachCheck() {
        assertThat(visited(subject, 7)).isEqualTo(visited(GradientSubject.named("same"), 7));
        assertThat(visited(GradientSubject.named("other"), 8)).isNotEqualTo(visited(subject(), 7));
    }

    private GradientSubject subject() {
        return GradientSubject.named("fresh");
    }

    /** What two checks of one subject visit; the seed comes last on purpose. */
    private List<Double> visited(GradientSubject fresh, long seed) {
        List<Double> first = new ArrayList<>();
        List<Double> current = new ArrayList<>();
        fresh.point(1)
                .cost(DescribedSubjects::cost)
                .gradient(x -> {
                    current.add(x[0]);
                    return gradient(x);
                })
                .alsoAround(2, 0.1)
                .seed(seed);
        check(fresh);
        first.addAll(current);
        current.clear();
        check(fresh);
        assertThat(current).isEqualTo(first);
        return first;
    }

    @Test
    void alongATrainingRunEndWhereItBegan() {
        double[] w = {0.8, -0.0, 3};
        long[] before = bits(w);
        double[] wGradient = new double[3];
        GradientReport report = check(subject.parameter("w", w, wGradient)
                .cost(() -> cost(w))
                .backward(() -> gradientInto(w, wGradient))
                .alsoAfter("after epoch 1", () -> step(w))
                .alsoAfter("after epoch 2", () -> step(w)));

        assertThat(report.passed()).as("%s", report).isTrue();
        assertThat(report.blocks())
                .extracting(BlockReport::name)
                .containsExactly("w", "w after epoch 1", "w after epoch 2");
        assertThat(bits(w)).containsExactly(before);
    }

    private static void step(double[] w) {
        double[] g = gradient(w);
        Arrays.setAll(w, i -> w[i] - 0.01 * g[i]);
    }

    @Test
    void alongATrainingRunThatFailsEndWhereItBegan() {
        double[] w = {0.8, -0.0, 3};
        long[] before = bits(w);
        IllegalStateException thrown = new IllegalStateException("no more data");
        subject.parameter("w", w, () -> gradient(w)).cost(() -> cost(w)).alsoAfter("after epoch 1", () -> {
            w[0] = 17;
            throw thrown;
        });

        assertThatThrownBy(() -> check(subject)).isSameAs(thrown);
        assertThat(bits(w)).containsExactly(before);
    }

    @Test
    void nameTheEntriesThatAreWrongThere() {
        double[] w = {1, 1};
        subject.parameter("w", w, () -> new double[] {gradient(w)[0], 4})
                .cost(() -> cost(w))
                .declare("w", block -> block.names("level", "rate"))
                .alsoAfter("after epoch 1", () -> w[1] = 2);

        assertThat(mismatches(subject)).containsExactly("w[rate] after epoch 1");
    }

    @Test
    void areShownWithTheirPoint() {
        GradientReport report = check(rightAtOne().alsoAt(2));

        assertThat(report.mismatches()).extracting(Discrepancy::name).containsExactly("x[0] at point 2");
        assertThat(report.toString()).matches("""
                        my code: 1 of 2 entries disagrees: x\\[0\\] at point 2 \\(\\d+ cost evaluations\\)
                          x             1  agrees     1 right, errors above \\S+ would show
                          x at point 2  1  DISAGREES  1 wrong
                          worst entries        analytic       numeric  error bar
                          x\\[0\\] at point 2  4\\.000000e\\+00  1\\.300000e\\+01 +\\S+
                        Cause: gradient that does not follow the parameters \\(STALE_GRADIENT\\) in x at point 2
                          analytic = the numeric gradient at the first point, in the only entry
                          remedy: compute the gradient again after the parameters have moved""");
    }
}
