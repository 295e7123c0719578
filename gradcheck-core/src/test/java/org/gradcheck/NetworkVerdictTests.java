package org.gradcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts of whole checks of networks, a row for each kind of network and of bug, each drawn at several seeds. */
class NetworkVerdictTests {

    @ParameterizedTest
    @MethodSource("rightGradients")
    void aRightGradientPasses(VerdictCase row) {
        row.assertVerdict(Verdict.AGREES);
    }

    @ParameterizedTest
    @MethodSource("gradientsThatAreHardToTell")
    void aRightGradientIsNeverCalledWrong(VerdictCase row) {
        row.assertVerdictIsNot(Verdict.DISAGREES);
    }

    @ParameterizedTest
    @MethodSource("wrongGradients")
    void aWrongGradientIsCalledWrong(VerdictCase row) {
        row.assertVerdict(Verdict.DISAGREES);
    }

    static Stream<VerdictCase> rightGradients() {
        List<VerdictCase> rows = new ArrayList<>();
        rows.add(right("deep tanh", Activation.TANH, Activation.IDENTITY, CostFunction.QUADRATIC, 4, 6, 6, 6, 6, 3));
        for (Activation hidden : Activation.values()) {
            if (hidden != Activation.SOFTMAX) {
                rows.add(right(
                        hidden.label() + " network", hidden, Activation.IDENTITY, CostFunction.QUADRATIC, 5, 7, 3));
                rows.add(right(
                        hidden.label() + " classifier",
                        hidden,
                        Activation.SOFTMAX,
                        CostFunction.CATEGORICAL_CROSS_ENTROPY,
                        5,
                        7,
                        3));
            }
        }
        rows.add(right("huber cost", Activation.TANH, Activation.IDENTITY, CostFunction.HUBER, 5, 7, 3));
        rows.add(right(
                "absolute cost", Activation.TANH, Activation.IDENTITY, CostFunction.MEAN_ABSOLUTE_ERROR, 5, 7, 3));
        rows.add(right("binary cost", Activation.TANH, Activation.SIGMOID, CostFunction.BINARY_CROSS_ENTROPY, 5, 7, 3));
        for (double z : new double[] {1e-7, -1e-7, 1e-5, -1e-5}) {
            for (Activation hidden : List.of(Activation.RELU, Activation.LEAKY_RELU)) {
                rows.add(VerdictCase.ofNetwork(
                        hidden.label() + " with a pre-activation of " + z,
                        random -> Networks.nearKink(random, hidden, z)));
            }
        }
        for (Activation hidden : List.of(Activation.TANH, Activation.SIGMOID, Activation.RELU)) {
            rows.addAll(extremes(hidden));
        }
        return rows.stream();
    }

    /** Networks at the limits of the numbers, with a hidden layer of some kind. */
    private static List<VerdictCase> extremes(Activation hidden) {
        List<VerdictCase> rows = new ArrayList<>();
        rows.add(VerdictCase.ofNetwork(
                hidden.label() + " with inputs of 1e6",
                random -> Networks.withInputsOfSize(random, hidden, 1e6, 1e6, 1e6, 1e6)));
        rows.add(VerdictCase.ofNetwork(
                hidden.label() + " with inputs of 1e-6",
                random -> Networks.withInputsOfSize(random, hidden, 1e-6, 1e-6, 1e-6, 1e-6)));
        rows.add(VerdictCase.ofNetwork(
                hidden.label() + " with inputs of 1e6 and of 1e-6",
                random -> Networks.withInputsOfSize(random, hidden, 1e6, 1e-6, 1e6, 1e-6)));
        rows.add(VerdictCase.ofNetwork(
                hidden.label() + " with inputs of 1e6, 1 and 1e-6",
                random -> Networks.withInputsOfSize(random, hidden, 1e6, 1, 1e-6)));
        if (hidden != Activation.RELU) {
            rows.add(VerdictCase.ofNetwork(
                    "saturated beside live " + hidden.label() + " units",
                    random -> Networks.withSaturatedUnits(random, hidden, 3, 30)));
        }
        return rows;
    }

    static Stream<VerdictCase> gradientsThatAreHardToTell() {
        return Stream.of(
                new VerdictCase("single precision forward pass", random -> {
                    NetworkClaim claim = Networks.plain(random);
                    return claim.checkAgainst(() -> Networks.singlePrecisionCost(claim.network(), claim.batch()));
                }),
                new VerdictCase(
                        "single precision parameters", random -> new SinglePrecisionNetwork(random).checkTimes(1)),
                new VerdictCase("noise 1e-9", random -> {
                    NetworkClaim claim = Networks.plain(random);
                    Random noise = new Random(random.nextLong());
                    return claim.checkAgainst(
                            () -> claim.network().cost(claim.batch()) * (1 + 1e-9 * noise.nextGaussian()));
                }),
                new VerdictCase("jitter of some ulp", random -> {
                    NetworkClaim claim = Networks.plain(random);
                    Random noise = new Random(random.nextLong());
                    return claim.checkAgainst(
                            () -> claim.network().cost(claim.batch()) * (1 + 2e-16 * noise.nextInt(5)));
                }),
                VerdictCase.ofNetwork(
                        "a pre-activation of 1e-12", random -> Networks.nearKink(random, Activation.RELU, 1e-12)),
                VerdictCase.ofNetwork("a pre-activation of 0", random -> Networks.nearKink(random, Activation.RELU, 0)),
                VerdictCase.ofNetwork(
                        "all sigmoid units saturated",
                        random -> Networks.withSaturatedUnits(random, Activation.SIGMOID, 7, 32)),
                VerdictCase.ofNetwork(
                        "all tanh units saturated",
                        random -> Networks.withSaturatedUnits(random, Activation.TANH, 7, 17)));
    }

    static Stream<VerdictCase> wrongGradients() {
        List<VerdictCase> rows = new ArrayList<>();
        for (Spoil spoil : Spoil.ALL) {
            rows.add(VerdictCase.ofNetwork(
                    spoil.name(),
                    random -> Networks.plain(random).butGradient(spoil.drawn().apply(random))));
        }
        for (double lambda : new double[] {1e-2, 1e-3, 1e-5}) {
            rows.add(VerdictCase.ofNetwork(
                    "missing weight decay " + lambda,
                    random -> decaying(random, lambda).withDecayInGradient(-lambda)));
            rows.add(VerdictCase.ofNetwork(
                    "weight decay " + lambda + " that the cost lacks",
                    random -> decaying(random, 0).withDecayInGradient(lambda)));
            rows.add(VerdictCase.ofNetwork(
                    "weight decay " + lambda + " twice",
                    random -> decaying(random, lambda).withDecayInGradient(lambda)));
        }
        for (Position position : Position.values()) {
            rows.add(VerdictCase.ofNetwork(position + " of 539 network weights off by 1e-3", random -> {
                NetworkClaim claim = NetworkClaim.of(
                        random, Activation.TANH, Activation.IDENTITY, CostFunction.QUADRATIC, 5, 0, 20, 22, 3, 2);
                return claim.but(g -> {
                    int i = position.of(g.toArray(), random);
                    g.setEntry(i, g.getEntry(i) * 1.001);
                });
            }));
        }
        rows.addAll(wrongInSinglePrecision());
        rows.add(VerdictCase.ofNetwork(
                "zero only where the gradient is about 1e-8",
                random -> Networks.withSaturatedUnits(random, Activation.TANH, 3, 9)
                        .butGradient(g -> Arrays.stream(g)
                                .map(v -> Math.abs(v) < 1e-6 ? 0 : v)
                                .toArray())));
        rows.add(wrong(
                "wrong sign with inputs of 1e6",
                -1,
                random -> Networks.withInputsOfSize(random, Activation.TANH, 1e6, 1e6, 1e6)));
        rows.add(wrong(
                "wrong sign with inputs of 1e6 and of 1e-6",
                -1,
                random -> Networks.withInputsOfSize(random, Activation.TANH, 1e6, 1e-6, 1e6)));
        rows.add(wrong(
                "all 1e-3 off with a pre-activation of 1e-7",
                1.001,
                random -> Networks.nearKink(random, Activation.RELU, 1e-7)));
        rows.add(VerdictCase.ofNetwork("the other slope of relu 1e-7 from its kink", random -> {
            NetworkClaim beyond = Networks.nearKink(random, Activation.RELU, -1e-7);
            beyond.network().layer(0).biases().mapAddToSelf(2e-7);
            return beyond;
        }));
        return rows.stream();
    }

    private static List<VerdictCase> wrongInSinglePrecision() {
        List<VerdictCase> rows = new ArrayList<>();
        rows.add(new VerdictCase(
                "single precision parameters, twice", random -> new SinglePrecisionNetwork(random).checkTimes(2)));
        for (Spoil spoil :
                List.of(Spoil.all("twice", v -> 2 * v), Spoil.all("half", v -> v / 2), Spoil.all("sign", v -> -v))) {
            rows.add(new VerdictCase("single precision, " + spoil, random -> {
                NetworkClaim claim =
                        Networks.plain(random).butGradient(spoil.drawn().apply(random));
                return claim.checkAgainst(() -> Networks.singlePrecisionCost(claim.network(), claim.batch()));
            }));
        }
        for (Position position : List.of(Position.LARGEST, Position.MEDIAN)) {
            rows.add(new VerdictCase("single precision, " + position + " 10 % off", random -> {
                NetworkClaim claim = Networks.plain(random).but(g -> {
                    int i = position.of(g.toArray(), random);
                    g.setEntry(i, 1.1 * g.getEntry(i));
                });
                return claim.checkAgainst(() -> Networks.singlePrecisionCost(claim.network(), claim.batch()));
            }));
        }
        return rows;
    }

    private enum Position {
        LARGEST,
        MEDIAN,
        RANDOM;

        int of(double[] g, RandomGenerator random) {
            List<Integer> bySize = Spoil.bySize(g);
            return switch (this) {
                case LARGEST -> bySize.get(g.length - 1);
                case MEDIAN -> bySize.get(g.length / 2);
                case RANDOM -> random.nextInt(g.length);
            };
        }
    }

    private static NetworkClaim decaying(RandomGenerator random, double weightDecay) {
        return NetworkClaim.of(
                random, Activation.TANH, Activation.IDENTITY, CostFunction.QUADRATIC, 5, weightDecay, 6, 8, 3);
    }

    private static VerdictCase wrong(String name, double factor, Function<RandomGenerator, NetworkClaim> claim) {
        return VerdictCase.ofNetwork(
                name,
                claim.andThen(right -> right.butGradient(
                        g -> Arrays.stream(g).map(v -> factor * v).toArray())));
    }

    private static VerdictCase right(
            String name, Activation hidden, Activation output, CostFunction cost, int... sizes) {
        return VerdictCase.ofNetwork(name, random -> NetworkClaim.of(random, hidden, output, cost, 5, 0, sizes));
    }
}
