package org.gradcheck.fuzz;

/** Partial derivatives of the nodes as a reverse mode uses them: right, or with a fault at one node. */
interface LocalDerivatives {

    /** The derivatives as mathematics has them. */
    LocalDerivatives RIGHT = new LocalDerivatives() {};

    default double byFirst(int number, Graph.Node node, double a, double b) {
        return node.operation().byFirst(a, b, node.constant());
    }

    default double bySecond(int number, Graph.Node node, double a, double b) {
        return node.operation().bySecond(a, b, node.constant());
    }

    /** The derivative by the first operand of one node times a factor: 0 forgets it, -1 turns its sign. */
    static LocalDerivatives firstTimes(double factor, int faulty) {
        return new LocalDerivatives() {
            @Override
            public double byFirst(int number, Graph.Node node, double a, double b) {
                return (number == faulty ? factor : 1) * LocalDerivatives.super.byFirst(number, node, a, b);
            }
        };
    }

    /** One for the derivative by the first operand of one node: the inner derivative is missing. */
    static LocalDerivatives firstMissing(int faulty) {
        return new LocalDerivatives() {
            @Override
            public double byFirst(int number, Graph.Node node, double a, double b) {
                return number == faulty ? 1 : LocalDerivatives.super.byFirst(number, node, a, b);
            }
        };
    }

    /** The derivatives by both operands of one node exchanged: transposed. */
    static LocalDerivatives exchanged(int faulty) {
        return new LocalDerivatives() {
            @Override
            public double byFirst(int number, Graph.Node node, double a, double b) {
                return number == faulty
                        ? LocalDerivatives.super.bySecond(number, node, a, b)
                        : LocalDerivatives.super.byFirst(number, node, a, b);
            }

            @Override
            public double bySecond(int number, Graph.Node node, double a, double b) {
                return number == faulty
                        ? LocalDerivatives.super.byFirst(number, node, a, b)
                        : LocalDerivatives.super.bySecond(number, node, a, b);
            }
        };
    }
}
