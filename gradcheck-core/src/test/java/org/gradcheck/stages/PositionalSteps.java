package org.gradcheck.stages;

import java.util.List;
import java.util.Random;

/** Steps that mix rows or columns, each with mistakes that people make in its backward. */
final class PositionalSteps {

    private PositionalSteps() {}

    /** Half of the columns times the sigmoid of the other half. */
    static final class Gate extends Step {

        Gate(String name, Step input) {
            super(
                    name,
                    new Numbers(input.values.rows, input.values.columns / 2, Steps.isFloat(input.values)),
                    List.of(input));
        }

        private double gate(int t, int i) {
            return 1 / (1 + Math.exp(-x().get(t, values.columns + i)));
        }

        @Override
        void forward() {
            for (int t = 0; t < values.rows; t++) {
                for (int i = 0; i < values.columns; i++) {
                    values.set(t, i, x().get(t, i) * gate(t, i));
                }
            }
        }

        @Override
        void backward() {
            for (int t = 0; t < values.rows; t++) {
                for (int i = 0; i < values.columns; i++) {
                    double gate = gate(t, i);
                    double slope = has("slope of the gate missing") ? gate : gate * (1 - gate);
                    dx().add(t, i, gradient.get(t, i) * gate);
                    if (!has("gate forgotten")) {
                        dx().add(t, values.columns + i, gradient.get(t, i) * x().get(t, i) * slope);
                    }
                }
            }
        }

        @Override
        List<String> bugs() {
            return List.of("slope of the gate missing", "gate forgotten");
        }
    }

    /** A convolution along the rows with a kernel of three for each column. */
    static final class Convolution extends Step {

        Convolution(String name, Step input, Random random) {
            super(name, input.values.alike(), List.of(input));
            parameter("kernel", Numbers.random(3, x().columns, Steps.isFloat(x()), random, 0, 0.6));
        }

        @Override
        void forward() {
            for (int t = 0; t < values.rows; t++) {
                for (int i = 0; i < values.columns; i++) {
                    double sum = 0;
                    for (int k = -1; k <= 1; k++) {
                        sum += inside(t + k) ? p("kernel").get(k + 1, i) * x().get(t + k, i) : 0;
                    }
                    values.set(t, i, sum);
                }
            }
        }

        @Override
        void backward() {
            for (int t = 0; t < values.rows; t++) {
                for (int i = 0; i < values.columns; i++) {
                    for (int k = -1; k <= 1; k++) {
                        if (inside(t + k)) {
                            int mirrored = has("kernel not mirrored") ? 1 - k : k + 1;
                            dx().add(t + k, i, gradient.get(t, i) * p("kernel").get(mirrored, i));
                            dp("kernel")
                                    .add(
                                            k + 1,
                                            i,
                                            gradient.get(t, i)
                                                    * x().get(has("shift of the input missing") ? t : t + k, i));
                        }
                    }
                }
            }
        }

        private boolean inside(int t) {
            return t >= 0 && t < values.rows;
        }

        @Override
        List<String> bugs() {
            return List.of("kernel not mirrored", "shift of the input missing");
        }
    }

    /** Mean over the rows. */
    static final class MeanPool extends Step {

        MeanPool(String name, Step input) {
            super(name, new Numbers(1, input.values.columns, Steps.isFloat(input.values)), List.of(input));
        }

        @Override
        void forward() {
            for (int i = 0; i < values.columns; i++) {
                double sum = 0;
                for (int t = 0; t < x().rows; t++) {
                    sum += x().get(t, i);
                }
                values.set(i, sum / x().rows);
            }
        }

        @Override
        void backward() {
            for (int t = 0; t < x().rows; t++) {
                for (int i = 0; i < values.columns; i++) {
                    dx().add(t, i, gradient.get(i) / (has("number of rows missing") ? 1 : x().rows));
                }
            }
        }

        @Override
        List<String> bugs() {
            return List.of("number of rows missing");
        }
    }
}
