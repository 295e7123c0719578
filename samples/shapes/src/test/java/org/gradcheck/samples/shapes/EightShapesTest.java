package org.gradcheck.samples.shapes;

import static org.gradcheck.GradientAssertions.assertHessian;
import static org.gradcheck.GradientAssertions.assertHessianVectorProduct;
import static org.gradcheck.GradientAssertions.assertJacobian;
import static org.gradcheck.GradientAssertions.assertJacobianColumns;
import static org.gradcheck.GradientAssertions.assertJacobianVectorProduct;
import static org.gradcheck.GradientAssertions.assertVectorJacobianProduct;

import java.util.Arrays;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** The eight shapes in which hand-written gradients come. */
class EightShapesTest {

    /** 1: a function, and another one that returns its gradient, here always in the same array. */
    @GradientCheck
    void functionAndGradient(@RandomPoint(size = 3) double[] w, GradientSubject subject) {
        LogisticRegression regression = new LogisticRegression();
        subject.point(w).cost(regression::value).gradient(regression::gradient);
    }

    /** 2: the gradient goes to an array that the caller brings, and must overwrite what is there. */
    @GradientCheck
    void gradientThatOverwrites(@RandomPoint(size = 3) double[] w, GradientSubject subject) {
        LogisticRegression regression = new LogisticRegression();
        subject.point(w).cost(regression::value).gradientOverwriting(regression::gradientInto);
    }

    /** 2, the other way: the gradient is added to what is there. */
    @GradientCheck
    void gradientThatAdds(@RandomPoint(size = 3) double[] w, GradientSubject subject) {
        LogisticRegression regression = new LogisticRegression();
        subject.point(w).cost(regression::value).gradientInto(regression::addGradient);
    }

    /** 3: one call gives the value and the gradient. */
    @GradientCheck
    void valueAndGradientInOneCall(@RandomPoint(size = 2) double[] w, GradientSubject subject) {
        PoissonObjective objective = new PoissonObjective();
        subject.point(w)
                .pair(objective::evaluate, PoissonObjective.Evaluation::loss, PoissonObjective.Evaluation::slope);
    }

    /** 4: an object that is told its parameters and then asked. */
    @GradientCheck
    void objectWithState(@RandomPoint(size = 2, min = 0.5, max = 2) double[] p, GradientSubject subject) {
        DecayModel model = new DecayModel();
        subject.point(p).model(model::setParameters, model::getValue, model::getValueGradient);
    }

    /** 5: forward, and backward from the gradient of what comes out, to that of the weights and that of the input. */
    @GradientCheck
    void layer(@RandomPoint(size = 3) double[] input, GradientSubject subject) {
        TanhLayer layer = new TanhLayer();
        double[] inputGradient = new double[3];
        subject.parameter("weights", layer.weights, layer.weightsGradient)
                .parameter("biases", layer.biases, layer.biasesGradient)
                .parameter("input", input, inputGradient)
                .output(() -> layer.forward(input))
                .backward(upstream -> {
                    layer.clearGradients();
                    layer.forward(input);
                    System.arraycopy(layer.backward(upstream), 0, inputGradient, 0, 3);
                });
    }

    /** 6: a Jacobian by rows or by columns, and its products with vectors on either side. */
    @Test
    void jacobian() {
        assertJacobian(RobotArm::hand, RobotArm::jacobian, 0.7, -1.2);
        assertJacobianColumns(RobotArm::hand, RobotArm::drives, 0.7, -1.2);
        assertJacobianVectorProduct(RobotArm::hand, RobotArm::velocity, 0.7, -1.2);
        assertVectorJacobianProduct(RobotArm::hand, RobotArm::torques, 0.7, -1.2);
    }

    /** 6, second derivatives: a Hessian, which must be symmetric as well, and its product with a vector. */
    @Test
    void hessian() {
        assertHessian(Rosenbrock::gradient, Rosenbrock::hessian, -1.2, 1.0);
        assertHessianVectorProduct(Rosenbrock::gradient, Rosenbrock::hessianTimes, -1.2, 1.0);
    }

    /** 7: named tensors in a storage of their own; {@link StoredTensor} is all that they need. */
    @GradientCheck(trials = 1)
    void namedTensors(GradientSubject subject) {
        TensorNetwork network = new TensorNetwork();
        for (NativeTensor tensor : network.parameters()) {
            subject.parameter(tensor.name(), new StoredTensor(tensor), new StoredTensor(tensor.gradient()));
        }
        subject.cost(network::loss).backward(network::backward);
    }

    /** 8: single precision. What rounding hides is measured, so nothing has to be said of it. */
    @GradientCheck(trials = 1)
    void floats(GradientSubject subject) {
        FloatUnit unit = new FloatUnit();
        subject.parameter("weights", unit.weights, unit.weightsGradient)
                .parameter("biases", unit.biases, unit.biasesGradient)
                .cost(unit::sum)
                .backward(unit::backward);
    }

    /** Without an annotation, each of them is a {@link GradientSubject} with a name. */
    @Test
    void allOfThemWithoutAnAnnotation() {
        LogisticRegression regression = new LogisticRegression();
        double[][] points = {{0.1, -0.4, 0.9}, {2, 1, -1}};
        Arrays.stream(points)
                .map(w -> GradientSubject.named("regression at " + Arrays.toString(w))
                        .point(w)
                        .cost(regression::value)
                        .gradient(regression::gradient))
                .forEach(subject -> GradientChecker.standard().check(subject).assertPassed());
    }
}
