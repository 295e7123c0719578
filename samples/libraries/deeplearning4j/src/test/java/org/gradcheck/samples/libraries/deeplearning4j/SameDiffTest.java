package org.gradcheck.samples.libraries.deeplearning4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.validation.GradCheckUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The automatic differentiation of ND4J, variable by variable, and its own checker. */
class SameDiffTest {

    private static final Map<String, INDArray> NO_PLACEHOLDERS = Map.of();

    private final SameDiff graph = SameDiff.create();

    SameDiffTest() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        Nd4j.getRandom().setSeed(3);
        SDVariable input = graph.var("input", Nd4j.randn(DataType.DOUBLE, 5, 3));
        SDVariable label = graph.constant("label", Nd4j.randn(DataType.DOUBLE, 5, 2));
        SDVariable hiddenWeights = graph.var("hidden weights", Nd4j.randn(DataType.DOUBLE, 3, 4));
        SDVariable hiddenBiases = graph.var("hidden biases", Nd4j.randn(DataType.DOUBLE, 1, 4));
        SDVariable weights = graph.var("weights", Nd4j.randn(DataType.DOUBLE, 4, 2));
        SDVariable hidden = graph.math().tanh(input.mmul(hiddenWeights).add(hiddenBiases));
        SDVariable difference = hidden.mmul(weights).sub(label);
        SDVariable unused = difference.mul(difference).mean("loss");
        graph.setLossVariables("loss");
    }

    @Test
    void meanSquaredError() {
        GradientSubject subject = GradientSubject.named("graph")
                .cost(() -> graph.output(NO_PLACEHOLDERS, "loss").get("loss").getDouble(0));
        for (String name : new String[] {"input", "hidden weights", "hidden biases", "weights"}) {
            subject.parameter(name, new StoredArray(graph.getVariable(name).getArr()), () -> gradient(name));
        }
        GradientChecker.standard().check(subject).assertPassed();
    }

    private double[] gradient(String name) {
        return StoredArray.flat(graph.calculateGradients(NO_PLACEHOLDERS, name).get(name));
    }

    @Test
    void itsOwnCheckerSaysTheSame() {
        assertThat(GradCheckUtil.checkGradients(graph, NO_PLACEHOLDERS)).isTrue();
    }
}
