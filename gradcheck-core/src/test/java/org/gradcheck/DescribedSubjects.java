package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;

/** What the tests of described subjects share: a cost, its gradient, and the check of a description. */
final class DescribedSubjects {

    static final double[] X = {0.7, -0.3, 1.9};

    private DescribedSubjects() {}

    static GradientReport check(GradientSubject described) {
        return GradientChecker.standard().check(described);
    }

    static void assertAgrees(GradientSubject described) {
        GradientReport report = check(described);
        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
    }

    static List<String> mismatches(GradientSubject described) {
        return check(described).mismatches().stream()
                .map(Discrepancy::name)
                .sorted()
                .toList();
    }

    static double cost(double[] x) {
        return Arrays.stream(x).map(v -> v * v * v + v).sum();
    }

    static double[] gradient(double[] x) {
        return Arrays.stream(x).map(v -> 3 * v * v + 1).toArray();
    }

    static void gradientInto(double[] x, double[] out) {
        System.arraycopy(gradient(x), 0, out, 0, x.length);
    }

    static void addGradient(double[] x, double[] out) {
        Arrays.setAll(out, i -> out[i] + gradient(x)[i]);
    }

    static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
