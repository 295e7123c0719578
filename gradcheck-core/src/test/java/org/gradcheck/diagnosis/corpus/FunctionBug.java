package org.gradcheck.diagnosis.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.diagnosis.Cause;

/** Ways to get the gradient of a plain function wrong. */
enum FunctionBug {
    ALL_NAN(Cause.NOT_FINITE) {
        @Override
        Mistake draw(int size, Random random) {
            return each(g -> Double.NaN);
        }
    },

    ONE_INFINITE(Cause.NOT_FINITE) {
        @Override
        Mistake draw(int size, Random random) {
            int entry = random.nextInt(size);
            return (g, x) -> {
                g[entry] = Double.POSITIVE_INFINITY;
                return g;
            };
        }
    },

    ZERO(Cause.NEVER_FILLED) {
        @Override
        Mistake draw(int size, Random random) {
            return each(g -> 0);
        }
    },

    NEGATIVE(Cause.SIGN_FLIPPED) {
        @Override
        Mistake draw(int size, Random random) {
            return each(g -> -g);
        }
    },

    MULTIPLE(Cause.CONSTANT_FACTOR) {
        @Override
        Mistake draw(int size, Random random) {
            double factor = List.of(2.0, 0.5, 0.1, 10.0, -3.0, 0.7123).get(random.nextInt(6));
            return each(g -> factor * g);
        }
    },

    SHIFTED_VALUES(Cause.CONSTANT_OFFSET) {
        @Override
        Mistake draw(int size, Random random) {
            double offset = random.nextGaussian();
            return each(g -> g + offset);
        }
    },

    EXTRA_SQUARED(Cause.EXTRA_WEIGHT_DECAY) {
        @Override
        Mistake draw(int size, Random random) {
            return penalized(RandomFunction.Penalty.squared(lambda(random)), 1);
        }
    },

    EXTRA_ABSOLUTE(Cause.EXTRA_WEIGHT_DECAY) {
        @Override
        Mistake draw(int size, Random random) {
            return penalized(RandomFunction.Penalty.absolute(lambda(random)), 1);
        }
    },

    MISSING_SQUARED(Cause.MISSING_WEIGHT_DECAY) {
        @Override
        RandomFunction.Penalty penalty() {
            return RandomFunction.Penalty.squared(LAMBDA);
        }

        @Override
        Mistake draw(int size, Random random) {
            return penalized(penalty(), -1);
        }
    },

    MISSING_ABSOLUTE(Cause.MISSING_WEIGHT_DECAY) {
        @Override
        RandomFunction.Penalty penalty() {
            return RandomFunction.Penalty.absolute(LAMBDA);
        }

        @Override
        Mistake draw(int size, Random random) {
            return penalized(penalty(), -1);
        }
    },

    SHIFTED_BY_ONE(Cause.REORDERED) {
        @Override
        Mistake draw(int size, Random random) {
            int by = random.nextBoolean() ? 1 : -1;
            List<Integer> order = upTo(size);
            Collections.rotate(order, by);
            return ordered(order);
        }
    },

    HALVES_SWAPPED(Cause.REORDERED) {
        @Override
        Mistake draw(int size, Random random) {
            List<Integer> order = upTo(size);
            Collections.rotate(order, order.size() / 2);
            return ordered(order);
        }
    },

    REVERSED(Cause.REORDERED) {
        @Override
        Mistake draw(int size, Random random) {
            List<Integer> order = upTo(size);
            Collections.reverse(order);
            return ordered(order);
        }
    },

    PERMUTED(Cause.REORDERED) {
        @Override
        Mistake draw(int size, Random random) {
            List<Integer> order = upTo(size);
            Collections.shuffle(order, random);
            return ordered(order);
        }
    },

    RIGHT_TO_SIX_DIGITS(Cause.APPROXIMATE) {
        @Override
        Mistake draw(int size, Random random) {
            double phase = random.nextDouble();
            return each(g -> g * (1 + 2e-6 * Math.sin(1e4 * g + phase)));
        }
    },

    A_FEW_WRONG(Cause.ISOLATED_ENTRIES) {
        @Override
        boolean appliesTo(int size) {
            return size > 5;
        }

        @Override
        Mistake draw(int size, Random random) {
            List<Integer> entries = upTo(size);
            Collections.shuffle(entries, random);
            List<Integer> wrong = entries.subList(0, Math.min(3, 1 + random.nextInt(Math.max(1, entries.size() / 20))));
            double error = 0.1 + random.nextDouble();
            return (g, x) -> {
                wrong.forEach(i -> g[i] = -1.5 * g[i] + error);
                return g;
            };
        }
    };

    private static final double LAMBDA = 0.05;

    private final Cause cause;

    FunctionBug(Cause cause) {
        this.cause = cause;
    }

    Cause cause() {
        return cause;
    }

    /** The term that the cost has in addition to the function. */
    RandomFunction.Penalty penalty() {
        return RandomFunction.Penalty.NONE;
    }

    boolean appliesTo(int size) {
        return size > 1;
    }

    /** Draws the mistake for a gradient of the given size. */
    abstract Mistake draw(int size, Random random);

    private static Mistake each(DoubleUnaryOperator change) {
        return (g, x) -> Arrays.stream(g).map(change).toArray();
    }

    private static Mistake penalized(RandomFunction.Penalty penalty, double sign) {
        return (g, x) -> {
            Arrays.setAll(g, i -> g[i] + sign * penalty.slope().applyAsDouble(x[i]));
            return g;
        };
    }

    private static Mistake ordered(List<Integer> order) {
        return (g, x) -> order.stream().mapToDouble(i -> g[i]).toArray();
    }

    private static List<Integer> upTo(int size) {
        List<Integer> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(i);
        }
        return entries;
    }

    private static double lambda(Random random) {
        return 0.01 + random.nextDouble() / 5;
    }
}
