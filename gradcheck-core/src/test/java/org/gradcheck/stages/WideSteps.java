package org.gradcheck.stages;

import java.util.List;
import java.util.Random;

/** Steps with several inputs, with several uses of one parameter, or that mix rows. */
final class WideSteps {

    private WideSteps() {}

    /** The sum of two inputs, such as that of a residual connection. */
    static final class Sum extends Step {

        Sum(String name, Step skipped, Step branch) {
            super(name, skipped.values.alike(), List.of(skipped, branch));
        }

        @Override
        void forward() {
            for (int i = 0; i < values.size(); i++) {
                values.set(i, x().get(i) + inputs.get(1).values.get(i));
            }
        }

        @Override
        void backward() {
            for (int i = 0; i < values.size(); i++) {
                if (!has("skip forgotten")) {
                    dx().add(i, gradient.get(i));
                }
                inputs.get(1).gradient.add(i, gradient.get(i) * (has("branch halved") ? 0.5 : 1));
            }
        }

        @Override
        List<String> bugs() {
            return List.of("skip forgotten", "branch halved");
        }
    }

    /** Causal attention with one head; the input holds queries, keys and values side by side. */
    static final class Attention extends Step {

        private final double[][] weights;

        Attention(String name, Step input) {
            super(
                    name,
                    new Numbers(input.values.rows, input.values.columns / 3, Steps.isFloat(input.values)),
                    List.of(input));
            weights = new double[values.rows][values.rows];
        }

        private int size() {
            return values.columns;
        }

        private double scale() {
            return 1 / Math.sqrt(size());
        }

        @Override
        void forward() {
            for (int t = 0; t < values.rows; t++) {
                double sum = 0;
                for (int s = 0; s <= t; s++) {
                    double score = 0;
                    for (int i = 0; i < size(); i++) {
                        score += x().get(t, i) * x().get(s, size() + i);
                    }
                    weights[t][s] = Math.exp(values.rounded(score * scale()));
                    sum += weights[t][s];
                }
                for (int i = 0; i < size(); i++) {
                    double mixed = 0;
                    for (int s = 0; s <= t; s++) {
                        mixed += weights[t][s] / sum * x().get(s, 2 * size() + i);
                    }
                    values.set(t, i, mixed);
                }
                for (int s = 0; s <= t; s++) {
                    weights[t][s] /= sum;
                }
            }
        }

        @Override
        void backward() {
            for (int t = 0; t < values.rows; t++) {
                double[] ofWeights = new double[t + 1];
                double mean = 0;
                for (int s = 0; s <= t; s++) {
                    for (int i = 0; i < size(); i++) {
                        ofWeights[s] += gradient.get(t, i) * x().get(s, 2 * size() + i);
                        dx().add(s, 2 * size() + i, weights[has("weights transposed") ? s : t][s] * gradient.get(t, i));
                    }
                    mean += weights[t][s] * ofWeights[s];
                }
                for (int s = 0; s <= t; s++) {
                    double ofScore = weights[t][s]
                            * (ofWeights[s] - (has("sum of softmax missing") ? 0 : mean))
                            * (has("scale missing") ? 1 : scale());
                    for (int i = 0; i < size(); i++) {
                        dx().add(t, i, ofScore * x().get(s, size() + i));
                        if (!has("keys forgotten")) {
                            dx().add(s, size() + i, ofScore * x().get(t, i));
                        }
                    }
                }
            }
        }

        @Override
        List<String> bugs() {
            return List.of("scale missing", "sum of softmax missing", "keys forgotten", "weights transposed");
        }
    }

    /** One time step of a recurrence: tanh(W x_t + U h + b) of a row of the input and of the step before, with shared parameters. */
    static final class Recurrence extends Step {

        private final int row;

        /** Creates the first time step, which holds the parameters. */
        Recurrence(String name, Step input, Random random) {
            super(name, new Numbers(1, input.values.columns, Steps.isFloat(input.values)), List.of(input));
            this.row = 0;
            int n = input.values.columns;
            parameter("w", Numbers.random(n, n, Steps.isFloat(x()), random, 0, 1 / Math.sqrt(n)));
            parameter("u", Numbers.random(n, n, Steps.isFloat(x()), random, 0, 1 / Math.sqrt(n)));
        }

        /** Creates a later time step. */
        Recurrence(String name, Step input, Recurrence before, int row) {
            super(name, before.values.alike(), List.of(input, before));
            this.row = row;
            parameters.putAll(before.parameters);
            gradients.putAll(before.gradients);
        }

        @Override
        void forward() {
            for (int i = 0; i < values.columns; i++) {
                double sum = 0;
                for (int j = 0; j < values.columns; j++) {
                    sum += p("w").get(i, j) * x().get(row, j);
                    sum += inputs.size() == 1
                            ? 0
                            : p("u").get(i, j) * inputs.get(1).values.get(j);
                }
                values.set(i, Math.tanh(sum));
            }
        }

        @Override
        void backward() {
            for (int i = 0; i < values.columns; i++) {
                double slope = has("slope missing") ? 1 : 1 - values.get(i) * values.get(i);
                double delta = gradient.get(i) * slope;
                for (int j = 0; j < values.columns; j++) {
                    dp("w").add(i, j, delta * x().get(row, j));
                    dx().add(row, j, delta * p("w").get(i, j));
                    if (inputs.size() > 1) {
                        dp("u").add(i, j, delta * inputs.get(1).values.get(j));
                        int from = has("u transposed") ? j : i;
                        int to = has("u transposed") ? i : j;
                        inputs.get(1).gradient.add(j, has("step before forgotten") ? 0 : delta * p("u").get(from, to));
                    }
                }
            }
        }

        @Override
        List<String> bugs() {
            return inputs.size() == 1
                    ? List.of("slope missing")
                    : List.of("slope missing", "u transposed", "step before forgotten");
        }
    }

    /** Normalisation of each column over the rows, as of a batch. */
    static final class BatchNorm extends Step {

        BatchNorm(String name, Step input, Random random) {
            super(name, input.values.alike(), List.of(input));
            parameter("gains", Numbers.random(1, x().columns, Steps.isFloat(x()), random, 1, 0.2));
        }

        private double mean(int i) {
            double sum = 0;
            for (int t = 0; t < x().rows; t++) {
                sum += x().get(t, i);
            }
            return sum / x().rows;
        }

        private double deviation(int i) {
            double mean = mean(i);
            double sum = 0;
            for (int t = 0; t < x().rows; t++) {
                sum += (x().get(t, i) - mean) * (x().get(t, i) - mean);
            }
            return Math.sqrt(sum / x().rows + 1e-3);
        }

        @Override
        void forward() {
            for (int i = 0; i < values.columns; i++) {
                double mean = mean(i);
                double deviation = deviation(i);
                for (int t = 0; t < values.rows; t++) {
                    values.set(t, i, p("gains").get(i) * (x().get(t, i) - mean) / deviation);
                }
            }
        }

        @Override
        void backward() {
            int n = values.rows;
            for (int i = 0; i < values.columns; i++) {
                double mean = mean(i);
                double deviation = deviation(i);
                double sum = 0;
                double along = 0;
                for (int t = 0; t < n; t++) {
                    double standard = (x().get(t, i) - mean) / deviation;
                    dp("gains").add(i, gradient.get(t, i) * standard);
                    sum += gradient.get(t, i) / n;
                    along += gradient.get(t, i) * standard / n;
                }
                for (int t = 0; t < n; t++) {
                    double standard = (x().get(t, i) - mean) / deviation;
                    double inside =
                            gradient.get(t, i) - (has("statistics taken as constant") ? 0 : sum + standard * along);
                    dx().add(t, i, p("gains").get(i) * inside / deviation);
                }
            }
        }

        @Override
        List<String> bugs() {
            return List.of("statistics taken as constant");
        }
    }
}
