package org.gradcheck.samples.shapes;

import java.util.stream.Stream;
import org.gradcheck.junit.GradientTests;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** In the tree of an IDE: a node for each subject, and below it one for each block of parameters. */
class GradientTreeTest {

    @TestFactory
    Stream<DynamicNode> gradients() {
        FloatUnit unit = new FloatUnit();
        DecayModel model = new DecayModel();
        return GradientTests.of(
                GradientSubject.named("unit")
                        .parameter("weights", unit.weights, unit.weightsGradient)
                        .parameter("biases", unit.biases, unit.biasesGradient)
                        .cost(unit::sum)
                        .backward(unit::backward),
                GradientSubject.named("decay")
                        .point(1.5, 0.7)
                        .model(model::setParameters, model::getValue, model::getValueGradient));
    }
}
