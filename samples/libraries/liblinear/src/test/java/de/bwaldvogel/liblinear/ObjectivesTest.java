package de.bwaldvogel.liblinear;

import static org.gradcheck.GradientAssertions.assertHessianVectorProduct;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/**
 * The objectives that the Newton solver minimises. Each needs for its gradient what it kept of the value, and for the
 * product with the Hessian what it kept of the gradient.
 */
class ObjectivesTest {

    private final Problem problem = new Problem();
    private final Parameter parameter = new Parameter(SolverType.L2R_LR, 1, 0.01, 0.1);
    private final double[] costs = {1, 1, 2, 2, 0.5, 1};

    ObjectivesTest() {
        problem.l = 6;
        problem.n = 4;
        problem.bias = 1;
        problem.x = new Feature[][] {
            {new FeatureNode(1, 0.4), new FeatureNode(3, -1.2), new FeatureNode(4, 1)},
            {new FeatureNode(2, 1.7), new FeatureNode(3, 0.3), new FeatureNode(4, 1)},
            {new FeatureNode(1, -0.8), new FeatureNode(2, 0.6), new FeatureNode(4, 1)},
            {new FeatureNode(1, 2.1), new FeatureNode(4, 1)},
            {new FeatureNode(2, -0.9), new FeatureNode(3, 1.4), new FeatureNode(4, 1)},
            {new FeatureNode(1, 0.2), new FeatureNode(2, 0.5), new FeatureNode(3, -0.7), new FeatureNode(4, 1)},
        };
        problem.y = new double[] {1, -1, 1, 1, -1, -1};
    }

    @GradientCheck
    void logisticRegression(@RandomPoint(size = 4) double[] w, GradientSubject subject) {
        objective(new L2R_LrFunction(problem, parameter, costs), w, subject);
    }

    @GradientCheck
    void supportVectorClassification(@RandomPoint(size = 4) double[] w, GradientSubject subject) {
        objective(new L2R_L2_SvcFunction(problem, parameter, costs), w, subject);
    }

    @GradientCheck
    void supportVectorRegression(@RandomPoint(size = 4) double[] w, GradientSubject subject) {
        objective(new L2R_L2_SvrFunction(problem, parameter, costs), w, subject);
    }

    @GradientCheck
    void withoutRegularizationOfTheBias(@RandomPoint(size = 4) double[] w, GradientSubject subject) {
        parameter.regularize_bias = false;
        objective(new L2R_LrFunction(problem, parameter, costs), w, subject);
    }

    private static void objective(Function f, double[] w, GradientSubject subject) {
        subject.point(w).cost(f::fun).gradientOverwriting(f::grad).gradientFollowsCost();
    }

    @Test
    void hessianVectorProduct() {
        assertProduct(new L2R_LrFunction(problem, parameter, costs));
        assertProduct(new L2R_L2_SvcFunction(problem, parameter, costs));
        assertProduct(new L2R_L2_SvrFunction(problem, parameter, costs));
    }

    private static void assertProduct(Function f) {
        assertHessianVectorProduct(
                x -> gradient(f, x),
                (x, v) -> {
                    double[] unused = gradient(f, x);
                    double[] product = new double[x.length];
                    f.Hv(v, product);
                    return product;
                },
                0.3,
                -0.2,
                0.5,
                0.1);
    }

    private static double[] gradient(Function f, double[] x) {
        double unused = f.fun(x);
        double[] gradient = new double[x.length];
        f.grad(x, gradient);
        return gradient;
    }
}
