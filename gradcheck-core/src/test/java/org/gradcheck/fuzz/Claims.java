package org.gradcheck.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Gradients that are claimed for a program: right ones, and ones with a fault that programmers make. */
final class Claims {

    /** Gradient with the words for its fault. */
    record Claim(String name, UnaryOperator<double[]> gradient) {

        boolean isRounded() {
            return name.endsWith("rounded");
        }
    }

    private final Program program;
    private final SplittableRandom random;

    Claims(Program program) {
        this.program = program;
        this.random = Seeds.random(program.seed, 1);
    }

    List<Claim> right() {
        List<Claim> claims = new ArrayList<>();
        boolean single = program.precision == Precision.SINGLE;
        if (program.graph.hasKinks()) {
            claims.add(slopes("right", 1));
            claims.add(slopes("left", 0));
            claims.add(slopes("between", 0.37));
        } else if (program.kind != Kind.ROUNDED_GRADIENT) {
            claims.add(new Claim("exact", this::exact));
        }
        if (program.kind == Kind.ROUNDED_GRADIENT || single || program.precision == Precision.SINGLE_RESULT) {
            Claim exact = program.graph.hasKinks() ? slopes("right", 1) : new Claim("exact", this::exact);
            claims.add(new Claim(exact.name + ", rounded", x -> floats(exact.gradient.apply(x))));
        }
        if (single && !program.graph.hasKinks()) {
            Claim inFloats =
                    new Claim("in floats", x -> program.graph.gradient(x, LocalDerivatives.RIGHT, Precision.SINGLE));
            if (isAsRightAsTheCost(inFloats)) {
                claims.add(inFloats);
            }
        }
        return claims;
    }

    /** Returns whether a gradient that lost digits to cancellation changes the cost by no more than ten times its noise. */
    private boolean isAsRightAsTheCost(Claim inFloats) {
        double[] exact = exact(program.point());
        double[] rounded = inFloats.gradient.apply(program.point());
        double noise = program.noise();
        return IntStream.range(0, exact.length)
                .allMatch(i -> Math.abs(rounded[i] - exact[i]) * program.sizeOf(i) <= 10 * noise);
    }

    /** A right gradient whose values have been rounded like those of the program. */
    Claim base() {
        List<Claim> right = right();
        return right.get(right.size() == 1 ? 0 : random.nextInt(2));
    }

    Claim wrong() {
        Claim base = base();
        boolean rounded = base.isRounded();
        Claim wrong = wrong(base.gradient);
        return new Claim(
                wrong.name + " of " + base.name, rounded ? x -> floats(wrong.gradient.apply(x)) : wrong.gradient);
    }

    private Claim wrong(UnaryOperator<double[]> right) {
        int n = program.size();
        int i = random.nextInt(n);
        int j = (i + random.nextInt(1, n)) % n;
        double factor = 1 + (random.nextBoolean() ? 1 : -1) * Math.pow(10, random.nextDouble(-3, 0));
        return switch (random.nextInt(program.kind.hasUnits() ? 12 : 11)) {
            case 0 -> entry("twice", i, right, v -> 2 * v);
            case 1 -> entry("half", i, right, v -> 0.5 * v);
            case 2 -> entry("zero", i, right, v -> 0);
            case 3 -> entry("negative", i, right, v -> -v);
            case 4, 5, 6 -> entry("times " + factor, i, right, v -> factor * v);
            case 7 -> new Claim("exchanged " + i + " and " + j, x -> exchanged(right.apply(x), i, j));
            case 11 -> entry("without unit", i, right, v -> v * program.unitOf(i));
            default -> faultyRule();
        };
    }

    private Claim faultyRule() {
        int node = operation();
        return switch (random.nextInt(4)) {
            case 0 -> faulty("sign at n" + node, LocalDerivatives.firstTimes(-1, node));
            case 1 -> faulty("forgotten operand at n" + node, LocalDerivatives.firstTimes(0, node));
            case 2 -> faulty("inner derivative missing at n" + node, LocalDerivatives.firstMissing(node));
            default -> faulty("exchanged operands at n" + node, LocalDerivatives.exchanged(node));
        };
    }

    private int operation() {
        while (true) {
            int node = random.nextInt(program.graph.size());
            if (program.graph.node(node).operation().operands() > 0) {
                return node;
            }
        }
    }

    private Claim faulty(String name, LocalDerivatives rules) {
        return new Claim(name, x -> program.graph.gradient(x, rules, Precision.DOUBLE));
    }

    /** A claim with one entry changed, rounded again if the claim was. */
    static Claim entry(String name, int entry, Claim claim, DoubleUnaryOperator change) {
        Claim changed = entry(name, entry, claim.gradient, change);
        boolean rounded = claim.isRounded();
        return new Claim(
                changed.name + " of " + claim.name,
                rounded ? x -> floats(changed.gradient.apply(x)) : changed.gradient);
    }

    private static Claim entry(String name, int entry, UnaryOperator<double[]> right, DoubleUnaryOperator change) {
        return new Claim(name + " at " + entry, x -> {
            double[] gradient = right.apply(x);
            gradient[entry] = change.applyAsDouble(gradient[entry]);
            return gradient;
        });
    }

    private double[] exact(double[] x) {
        return program.graph.gradient(x, LocalDerivatives.RIGHT, Precision.DOUBLE);
    }

    /** The slopes on one side for weights of 0 and 1, or values between both. */
    private Claim slopes(String name, double weight) {
        return new Claim(name, x -> {
            double[] slopes = new double[x.length];
            Arrays.setAll(slopes, i -> {
                double left = program.graph.slope(x, i, -1);
                double right = program.graph.slope(x, i, 1);
                return left == right || weight == 1 ? right : left + weight * (right - left);
            });
            return slopes;
        });
    }

    private static double[] exchanged(double[] gradient, int i, int j) {
        double kept = gradient[i];
        gradient[i] = gradient[j];
        gradient[j] = kept;
        return gradient;
    }

    private static double[] floats(double[] values) {
        double[] rounded = new double[values.length];
        Arrays.setAll(rounded, i -> (float) values[i]);
        return rounded;
    }
}
