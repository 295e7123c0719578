package org.gradcheck.stages;

import java.util.List;
import java.util.Random;

/** Steps with one input, each with mistakes that people make in its backward. */
final class Steps {

    private Steps() {}

    /** Rows of a table, looked up by number; a number may occur twice. */
    static final class Embedding extends Step {

        private final int[] numbers;

        Embedding(String name, int[] numbers, Numbers table) {
            super(name, new Numbers(numbers.length, table.columns, table.rounded(0.1) != 0.1), List.of());
            this.numbers = numbers;
            parameter("table", table);
        }

        @Override
        void forward() {
            for (int t = 0; t < numbers.length; t++) {
                for (int i = 0; i < values.columns; i++) {
                    values.set(t, i, p("table").get(numbers[t], i));
                }
            }
        }

        @Override
        void backward() {
            for (int t = 0; t < numbers.length; t++) {
                for (int i = 0; i < values.columns; i++) {
                    if (has("repeated numbers overwritten")) {
                        dp("table").set(numbers[t], i, gradient.get(t, i));
                    } else if (!has("first position skipped") || t > 0) {
                        dp("table").add(numbers[t], i, gradient.get(t, i));
                    }
                }
            }
        }

        @Override
        List<String> bugs() {
            return List.of("repeated numbers overwritten", "first position skipped");
        }
    }

    /** A learned vector for each position, added to the input. */
    static final class Positions extends Step {

        Positions(String name, Step input, Random random) {
            super(name, input.values.alike(), List.of(input));
            parameter("positions", Numbers.random(x().rows, x().columns, isFloat(x()), random, 0, 0.5));
        }

        @Override
        void forward() {
            for (int i = 0; i < values.size(); i++) {
                values.set(i, x().get(i) + p("positions").get(i));
            }
        }

        @Override
        void backward() {
            for (int i = 0; i < values.size(); i++) {
                dx().add(i, gradient.get(i));
                dp("positions").add(i, (has("sign") ? -1 : 1) * gradient.get(i));
            }
        }

        @Override
        List<String> bugs() {
            return List.of("sign");
        }
    }

    /** A dense layer for each row. */
    static final class Dense extends Step {

        Dense(String name, Step input, int outputs, Random random) {
            super(name, new Numbers(input.values.rows, outputs, isFloat(input.values)), List.of(input));
            parameter(
                    "weights",
                    Numbers.random(outputs, x().columns, isFloat(x()), random, 0, 1 / Math.sqrt(x().columns)));
            parameter("biases", Numbers.random(1, outputs, isFloat(x()), random, 0, 0.3));
        }

        @Override
        void forward() {
            Numbers x = x();
            Numbers weights = p("weights");
            Numbers biases = p("biases");
            for (int t = 0; t < values.rows; t++) {
                for (int i = 0; i < values.columns; i++) {
                    double sum = biases.get(i);
                    for (int j = 0; j < x.columns; j++) {
                        sum = values.rounded(sum + weights.get(i, j) * x.get(t, j));
                    }
                    values.set(t, i, sum);
                }
            }
        }

        @Override
        void backward() {
            Numbers w = p("weights");
            for (int t = 0; t < values.rows; t++) {
                for (int i = 0; i < values.columns; i++) {
                    double delta = gradient.get(t, i);
                    if (!has("biases of one row") || t == 0) {
                        dp("biases").add(i, delta);
                    }
                    for (int j = 0; j < x().columns; j++) {
                        if (!has("weights forgotten")) {
                            dp("weights").add(i, j, delta * x().get(t, has("input of the first row") ? 0 : j));
                        }
                        if (!has("one output lost on the way down") || i > 0) {
                            double weight = has("weights rolled") ? w.get((i + 1) % w.rows, j) : w.get(i, j);
                            dx().add(t, j, delta * weight);
                        }
                    }
                }
            }
        }

        @Override
        List<String> bugs() {
            return List.of(
                    values.rows == 1 ? "weights forgotten" : "biases of one row",
                    "weights forgotten",
                    "input of the first row",
                    "weights rolled",
                    "one output lost on the way down");
        }
    }

    /** Normalisation of each row to mean 0 and deviation 1, with gains and biases. */
    static final class LayerNorm extends Step {

        LayerNorm(String name, Step input, Random random) {
            super(name, input.values.alike(), List.of(input));
            parameter("gains", Numbers.random(1, x().columns, isFloat(x()), random, 1, 0.2));
            parameter("biases", Numbers.random(1, x().columns, isFloat(x()), random, 0, 0.2));
        }

        private double mean(int t) {
            Numbers x = x();
            double sum = 0;
            for (int i = 0; i < x.columns; i++) {
                sum += x.get(t, i);
            }
            return sum / x.columns;
        }

        private double deviation(int t) {
            Numbers x = x();
            double mean = mean(t);
            double sum = 0;
            for (int i = 0; i < x.columns; i++) {
                sum += (x.get(t, i) - mean) * (x.get(t, i) - mean);
            }
            return Math.sqrt(sum / x.columns + 1e-5);
        }

        @Override
        void forward() {
            Numbers gains = p("gains");
            Numbers biases = p("biases");
            for (int t = 0; t < values.rows; t++) {
                double mean = mean(t);
                double deviation = deviation(t);
                for (int i = 0; i < values.columns; i++) {
                    double standard = (x().get(t, i) - mean) / deviation;
                    values.set(t, i, gains.get(i) * values.rounded(standard) + biases.get(i));
                }
            }
        }

        @Override
        void backward() {
            int n = values.columns;
            for (int t = 0; t < values.rows; t++) {
                double mean = 0;
                double along = 0;
                for (int i = 0; i < n; i++) {
                    double standard = (x().get(t, i) - mean(t)) / deviation(t);
                    double gain =
                            has("gain missing in the means") ? 1 : p("gains").get(i);
                    dp("gains").add(i, gradient.get(t, i) * (has("gains by the input") ? x().get(t, i) : standard));
                    dp("biases").add(i, gradient.get(t, i));
                    mean += gradient.get(t, i) * gain / n;
                    along += gradient.get(t, i) * gain * standard / n;
                }
                for (int i = 0; i < n; i++) {
                    double standard = (x().get(t, i) - mean(t)) / deviation(t);
                    double delta = gradient.get(t, i) * p("gains").get(i);
                    double inside = delta
                            - (has("mean term missing") ? 0 : mean)
                            - (has("variance term missing") ? 0 : standard * along);
                    double scale = has("deviation squared") ? deviation(t) * deviation(t) : deviation(t);
                    dx().add(t, i, inside / scale);
                }
            }
        }

        @Override
        List<String> bugs() {
            return List.of(
                    "mean term missing",
                    "variance term missing",
                    "deviation squared",
                    "gain missing in the means",
                    "gains by the input");
        }
    }

    /** A function of each number. */
    static final class Activation extends Step {

        enum Kind {
            TANH,
            SIGMOID,
            GELU,
            RELU
        }

        private final Kind kind;

        Activation(String name, Step input, Kind kind) {
            super(name, input.values.alike(), List.of(input));
            this.kind = kind;
        }

        @Override
        void forward() {
            for (int i = 0; i < values.size(); i++) {
                double x = x().get(i);
                values.set(
                        i,
                        switch (kind) {
                            case TANH -> Math.tanh(x);
                            case SIGMOID -> 1 / (1 + Math.exp(-x));
                            case GELU -> 0.5 * x * (1 + Math.tanh(0.8 * (x + 0.045 * x * x * x)));
                            case RELU -> Math.max(0, x);
                        });
            }
        }

        @Override
        void backward() {
            for (int i = 0; i < values.size(); i++) {
                double x = has("slope at the output") ? values.get(i) : x().get(i);
                double slope = has("slope missing") ? 1 : slope(x);
                dx().add(i, gradient.get(i) * slope);
            }
        }

        private double slope(double x) {
            double tanh = Math.tanh(0.8 * (x + 0.045 * x * x * x));
            double sigmoid = 1 / (1 + Math.exp(-x));
            return switch (kind) {
                case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
                case SIGMOID -> sigmoid * (1 - sigmoid);
                case GELU -> 0.5 * (1 + tanh + x * (1 - tanh * tanh) * 0.8 * (1 + 3 * 0.045 * x * x));
                case RELU -> x > 0 ? 1 : 0;
            };
        }

        @Override
        List<String> bugs() {
            return kind == Kind.RELU ? List.of("slope missing") : List.of("slope missing", "slope at the output");
        }
    }

    /** Softmax of each row. */
    static final class Softmax extends Step {

        Softmax(String name, Step input) {
            super(name, input.values.alike(), List.of(input));
        }

        @Override
        void forward() {
            for (int t = 0; t < values.rows; t++) {
                double sum = 0;
                for (int i = 0; i < values.columns; i++) {
                    sum += Math.exp(x().get(t, i));
                }
                for (int i = 0; i < values.columns; i++) {
                    values.set(t, i, Math.exp(x().get(t, i)) / sum);
                }
            }
        }

        @Override
        void backward() {
            for (int t = 0; t < values.rows; t++) {
                double mean = 0;
                for (int i = 0; i < values.columns; i++) {
                    mean += gradient.get(t, i) * values.get(t, i);
                }
                for (int i = 0; i < values.columns; i++) {
                    double y = values.get(t, i);
                    double own = has("diagonal only") ? gradient.get(t, i) * (1 - y) : gradient.get(t, i) - mean;
                    dx().add(t, i, y * (has("sum missing") ? gradient.get(t, i) : own));
                }
            }
        }

        @Override
        List<String> bugs() {
            return List.of("diagonal only", "sum missing");
        }
    }

    static boolean isFloat(Numbers numbers) {
        return numbers.rounded(0.1) != 0.1;
    }
}
