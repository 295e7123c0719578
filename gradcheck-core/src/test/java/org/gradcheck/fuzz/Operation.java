package org.gradcheck.fuzz;

/** Operation of a node, with its partial derivatives. {@code c} is the constant of the node. */
enum Operation {
    PARAMETER {
        @Override
        double value(double a, double b, double c) {
            return Double.NaN;
        }
    },
    CONSTANT {
        @Override
        double value(double a, double b, double c) {
            return c;
        }
    },
    ADD {
        @Override
        double value(double a, double b, double c) {
            return a + b;
        }

        @Override
        double byFirst(double a, double b, double c) {
            return 1;
        }

        @Override
        double bySecond(double a, double b, double c) {
            return 1;
        }
    },
    SUBTRACT {
        @Override
        double value(double a, double b, double c) {
            return a - b;
        }

        @Override
        double byFirst(double a, double b, double c) {
            return 1;
        }

        @Override
        double bySecond(double a, double b, double c) {
            return -1;
        }
    },
    MULTIPLY {
        @Override
        double value(double a, double b, double c) {
            return a * b;
        }

        @Override
        double byFirst(double a, double b, double c) {
            return b;
        }

        @Override
        double bySecond(double a, double b, double c) {
            return a;
        }
    },
    DIVIDE {
        @Override
        double value(double a, double b, double c) {
            return a / b;
        }

        @Override
        double byFirst(double a, double b, double c) {
            return 1 / b;
        }

        @Override
        double bySecond(double a, double b, double c) {
            return -a / (b * b);
        }
    },
    /** {@code c * a}. */
    SCALE {
        @Override
        double value(double a, double b, double c) {
            return c * a;
        }

        @Override
        double byFirst(double a, double b, double c) {
            return c;
        }
    },
    SIN {
        @Override
        double value(double a, double b, double c) {
            return Math.sin(a);
        }

        @Override
        double byFirst(double a, double b, double c) {
            return Math.cos(a);
        }
    },
    COS {
        @Override
        double value(double a, double b, double c) {
            return Math.cos(a);
        }

        @Override
        double byFirst(double a, double b, double c) {
            return -Math.sin(a);
        }
    },
    EXP {
        @Override
        double value(double a, double b, double c) {
            return Math.exp(a);
        }

        @Override
        double byFirst(double a, double b, double c) {
            return Math.exp(a);
        }
    },
    LOG {
        @Override
        double value(double a, double b, double c) {
            return Math.log(a);
        }

        @Override
        double byFirst(double a, double b, double c) {
            return 1 / a;
        }
    },
    SQRT {
        @Override
        double value(double a, double b, double c) {
            return Math.sqrt(a);
        }

        @Override
        double byFirst(double a, double b, double c) {
            return 0.5 / Math.sqrt(a);
        }
    },
    TANH {
        @Override
        double value(double a, double b, double c) {
            return Math.tanh(a);
        }

        @Override
        double byFirst(double a, double b, double c) {
            double cosh = Math.cosh(a);
            return 1 / (cosh * cosh);
        }
    },
    POWER {
        @Override
        double value(double a, double b, double c) {
            return Math.pow(a, c);
        }

        @Override
        double byFirst(double a, double b, double c) {
            return c * Math.pow(a, c - 1);
        }
    },
    ABS {
        @Override
        double value(double a, double b, double c) {
            return Math.abs(a);
        }

        @Override
        double byFirst(double a, double b, double c) {
            return Math.signum(a);
        }

        @Override
        double slope(double a, double b, double c, double da, double db) {
            return a == 0 ? Math.abs(da) : super.slope(a, b, c, da, db);
        }
    },
    MAX {
        @Override
        double value(double a, double b, double c) {
            return Math.max(a, b);
        }

        @Override
        double byFirst(double a, double b, double c) {
            return a > b ? 1 : 0;
        }

        @Override
        double bySecond(double a, double b, double c) {
            return a > b ? 0 : 1;
        }

        @Override
        double slope(double a, double b, double c, double da, double db) {
            return a == b ? Math.max(da, db) : super.slope(a, b, c, da, db);
        }
    };

    abstract double value(double a, double b, double c);

    double byFirst(double a, double b, double c) {
        return 0;
    }

    double bySecond(double a, double b, double c) {
        return 0;
    }

    /** One-sided derivative along a line on which the operands have the one-sided derivatives {@code da} and {@code db}. */
    double slope(double a, double b, double c, double da, double db) {
        return byFirst(a, b, c) * da + bySecond(a, b, c) * db;
    }

    boolean isKink() {
        return this == ABS || this == MAX;
    }

    int operands() {
        return switch (this) {
            case PARAMETER, CONSTANT -> 0;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAX -> 2;
            default -> 1;
        };
    }
}
