package org.gradcheck.samples.libraries.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The automatic differentiation of PyTorch, through a block of DJL and its named parameters. */
class BlockTest {

    private static final int EXAMPLES = 6;

    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore store = new ParameterStore(manager, false);
    private final SequentialBlock block = new SequentialBlock()
            .add(Linear.builder().setUnits(5).build())
            .add(Activation::tanh)
            .add(Dropout.builder().optRate(0.4f).build())
            .add(Linear.builder().setUnits(2).build());

    private final NDArray labels = manager.create(new long[] {0, 1, 0, 1, 1, 0});
    private NDArray inputs = manager.zeros(new Shape(EXAMPLES, 3));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void inDoublePrecision() {
        GradientChecker.standard().check(subject(DataType.FLOAT64, false)).assertPassed();
    }

    @Test
    void inSinglePrecision() {
        GradientChecker.standard().check(subject(DataType.FLOAT32, false)).assertPassed();
    }

    /** In training, dropout takes other units each time. */
    @Test
    void withDropout() {
        GradientReport report = GradientChecker.standard().check(subject(DataType.FLOAT64, true));
        assertThat(report.verdict()).isEqualTo(Verdict.NONDETERMINISTIC);
    }

    /** The engine adds each gradient to the one before, until it is told to begin anew. */
    @Test
    void withoutZeroingGradients() {
        GradientReport report = GradientChecker.standard()
                .check(subject(DataType.FLOAT64, false).backward(() -> {
                    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                        collector.backward(loss(false));
                    }
                }));
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.ACCUMULATED);
    }

    private GradientSubject subject(DataType precision, boolean training) {
        Engine.getInstance().setRandomSeed(5);
        block.setInitializer(new NormalInitializer(0.5f), Parameter.Type.WEIGHT);
        block.initialize(manager, precision, new Shape(EXAMPLES, 3));
        inputs = manager.randomNormal(new Shape(EXAMPLES, 3)).toType(precision, false);
        GradientSubject subject = GradientSubject.named("block")
                .cost(() -> {
                    try (NDArray loss = loss(training)) {
                        return StoredArray.flat(loss)[0];
                    }
                })
                .backward(() -> backward(training));
        block.getParameters().forEach(named -> {
            NDArray values = named.getValue().getArray();
            subject.parameter(named.getKey(), new StoredArray(values), () -> StoredArray.flat(values.getGradient()));
        });
        return subject;
    }

    private void backward(boolean training) {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector();
                NDArray loss = loss(training)) {
            collector.zeroGradients();
            collector.backward(loss);
        }
    }

    private NDArray loss(boolean training) {
        NDList scores = block.forward(store, new NDList(inputs), training);
        return Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), scores);
    }
}
