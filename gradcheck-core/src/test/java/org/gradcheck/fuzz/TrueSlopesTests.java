package org.gradcheck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;

/** The fuzzer itself: its derivatives, and what it says that a cost can show. */
class TrueSlopesTests {

    private static Stream<Program> programs(int count) {
        return LongStream.range(5000, 5000 + count).mapToObj(Programs::of);
    }

    private static double[] exact(Program program) {
        return program.graph.gradient(program.point(), LocalDerivatives.RIGHT, Precision.DOUBLE);
    }

    @Test
    void gradientsAreThoseOfDerivativeStructures() {
        programs(200).filter(program -> !isAtAKink(program)).forEach(program -> {
            double[] gradient = exact(program);
            double[] wanted = byDerivativeStructures(program);
            for (int i = 0; i < gradient.length; i++) {
                assertThat(gradient[i]).as("x%d of %s", i, program).isCloseTo(wanted[i], within(tolerance(program, i)));
            }
        });
    }

    @Test
    void slopesAreTheGradientAwayFromKinks() {
        programs(200).filter(program -> !isAtAKink(program)).forEach(program -> {
            double[] gradient = exact(program);
            for (int i = 0; i < gradient.length; i++) {
                assertThat(program.graph.slope(program.point(), i, -1))
                        .as("x%d of %s", i, program)
                        .isCloseTo(gradient[i], within(tolerance(program, i)));
            }
        });
    }

    @Test
    void slopesAtAKinkAreThoseOfBothSides() {
        GraphBuilder builder = new GraphBuilder(new double[] {2, 2}, Precision.DOUBLE);
        int x = builder.parameter(0);
        int y = builder.parameter(1);
        int absolute = builder.of(Operation.ABS, builder.plus(x, -2));
        builder.of(Operation.ADD, builder.scale(-3, absolute), builder.of(Operation.MAX, x, y));
        Graph graph = builder.build();
        double[] point = {2, 2};

        assertThat(List.of(graph.slope(point, 0, -1), graph.slope(point, 0, 1))).containsExactly(3.0, -2.0);
        assertThat(List.of(graph.slope(point, 1, -1), graph.slope(point, 1, 1))).containsExactly(0.0, 1.0);
    }

    /** Rounding stays below its bound, and well above a thousandth of it. */
    @Test
    void roundingIsBounded() {
        List<Double> parts = new ArrayList<>();
        programs(400).filter(program -> program.precision == Precision.SINGLE).forEach(program -> {
            double[] x = program.point();
            double rounding = program.graph.value(x, Precision.SINGLE) - program.graph.value(x, Precision.DOUBLE);
            parts.add(Math.abs(rounding) / program.graph.roundingOfValue(x, Precision.SINGLE));
        });

        assertThat(parts).hasSizeGreaterThan(20).allMatch(part -> part < 1.01).anyMatch(part -> part > 0.05);
    }

    /** Plain difference quotients at the steps that are said to show an error, by the cost with all its noise. */
    @Test
    void differenceQuotientsShowVisibleErrors() {
        programs(300).forEach(program -> {
            double noise = program.noise();
            for (int i = 0; i < program.size(); i++) {
                TrueSlopes slopes = new TrueSlopes(program, i, noise);
                for (double part : new double[] {1e-6, 1e-3, 0.1}) {
                    double distance = part * slopes.steepest();
                    OptionalDouble step = slopes.stepThatShows(distance);
                    if (step.isPresent()) {
                        assertQuotientsAreClose(program, i, slopes, step.getAsDouble(), distance / 2);
                    }
                }
            }
        });
    }

    private static void assertQuotientsAreClose(
            Program program, int i, TrueSlopes slopes, double step, double distance) {
        for (double h = step; h > step / 12; h /= 3) {
            double behind = quotient(program, i, h);
            double before = quotient(program, i, -h);
            if (program.graph.hasKinks()) {
                assertThat(behind).as("x%d + %s of %s", i, h, program).isCloseTo(slopes.right(), within(distance));
                assertThat(before).as("x%d - %s of %s", i, h, program).isCloseTo(slopes.left(), within(distance));
            } else {
                assertThat((before + behind) / 2)
                        .as("x%d +- %s of %s", i, h, program)
                        .isCloseTo(slopes.right(), within(distance));
            }
        }
    }

    private static double quotient(Program program, int i, double h) {
        double[] x = program.point();
        double[] displaced = program.point();
        displaced[i] += h;
        return (program.cost(displaced) - program.cost(x)) / (displaced[i] - x[i]);
    }

    private static boolean isAtAKink(Program program) {
        for (int i = 0; i < program.size(); i++) {
            double right = program.graph.slope(program.point(), i, 1);
            double left = program.graph.slope(program.point(), i, -1);
            if (Math.abs(right - left) > 1e-9 * Math.max(Math.abs(right), Math.abs(left))) {
                return true;
            }
        }
        return false;
    }

    /** A few hundred roundings of the cost, over the size of the parameter. */
    private static double tolerance(Program program, int i) {
        return 1e-12 * Math.abs(exact(program)[i])
                + 300 * program.graph.roundingOfValue(program.point(), Precision.DOUBLE) / program.sizeOf(i);
    }

    private static double[] byDerivativeStructures(Program program) {
        double[] x = program.point();
        Graph graph = program.graph;
        DerivativeStructure[] values = new DerivativeStructure[graph.size()];
        for (int i = 0; i < values.length; i++) {
            Graph.Node node = graph.node(i);
            DerivativeStructure a = node.operation().operands() > 0 ? values[node.first()] : null;
            DerivativeStructure b = node.operation().operands() > 1 ? values[node.second()] : null;
            values[i] = switch (node.operation()) {
                case PARAMETER -> new DerivativeStructure(x.length, 1, node.first(), x[node.first()]);
                case CONSTANT -> new DerivativeStructure(x.length, 1, node.constant());
                case ADD -> a.add(b);
                case SUBTRACT -> a.subtract(b);
                case MULTIPLY -> a.multiply(b);
                case DIVIDE -> a.divide(b);
                case SCALE -> a.multiply(node.constant());
                case SIN -> a.sin();
                case COS -> a.cos();
                case EXP -> a.exp();
                case LOG -> a.log();
                case SQRT -> a.sqrt();
                case TANH -> a.tanh();
                case POWER -> a.pow(node.constant());
                case ABS -> a.abs();
                case MAX -> a.getValue() > b.getValue() ? a : b;
            };
        }
        double[] all = values[values.length - 1].getAllDerivatives();
        return Arrays.copyOfRange(all, 1, all.length);
    }
}
