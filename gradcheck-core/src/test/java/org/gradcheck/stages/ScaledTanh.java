package org.gradcheck.stages;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/**
 * Two stages, {@code h = tanh(w x)} and {@code y = v h}, and the cost {@code y^2 / 2 + p^2}, entry by entry. Tests override a step to put a bug in.
 */
class ScaledTanh {

    final double[] x = {0.4, -1.2, 0.7, 0.9};
    final double[] w = {1.1, 0.3, -0.8, 0.5};
    final double[] v = {0.7, -1.4, 0.9, 1.3};
    final double[] p = {0.6};
    final double[] dw = new double[4];
    final double[] dv = new double[4];
    final double[] dp = new double[1];
    final double[] h = new double[4];
    final double[] y = new double[4];
    final double[] dh = new double[4];
    final double[] dy = new double[4];

    void hidden() {
        Arrays.setAll(h, i -> Math.tanh(w[i] * x[i]));
    }

    void scaled() {
        Arrays.setAll(y, i -> v[i] * h[i]);
    }

    double cost() {
        return Arrays.stream(y).map(z -> z * z / 2).sum() + p[0] * p[0];
    }

    void backward() {
        backwardOfCost();
        backwardOfScaled();
        backwardOfHidden();
    }

    void backwardOfCost() {
        Arrays.setAll(dy, i -> y[i]);
        dp[0] = 2 * p[0];
    }

    void backwardOfScaled() {
        Arrays.setAll(dv, i -> dy[i] * h[i]);
        Arrays.setAll(dh, i -> dy[i] * v[i]);
    }

    void backwardOfHidden() {
        Arrays.setAll(dw, i -> dh[i] * (1 - h[i] * h[i]) * x[i]);
    }

    GradientSubject describe() {
        return parameters()
                .stage("hidden", h, dh, this::hidden)
                .stage("scaled", y, dy, this::scaled)
                .cost(this::cost)
                .backward(this::backward);
    }

    GradientSubject parameters() {
        return GradientSubject.named("scaled tanh")
                .parameter("w", w, dw)
                .parameter("v", v, dv)
                .parameter("p", p, dp);
    }

    GradientReport check() {
        return GradientChecker.standard().check(describe());
    }

    List<String> wrongStages() {
        return check().wrongStages();
    }

    /** Returns the lines of a report's text about its stages. */
    static List<String> lines(GradientReport report) {
        return report.toString()
                .lines()
                .filter(line -> line.contains("error enters"))
                .toList();
    }
}
