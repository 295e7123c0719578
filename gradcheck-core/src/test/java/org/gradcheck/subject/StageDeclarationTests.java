package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Declarations of stages: every kind of storage, and each mistake with its message. */
class StageDeclarationTests {

    private final double[] w = {1, 2};
    private final double[] dw = new double[2];
    private final double[] h = {3, 4};
    private final double[] dh = {5, 6};

    private GradientSubject subject() {
        return GradientSubject.named("net").parameter("w", w, dw).cost(() -> 0).backward(() -> {});
    }

    /** Each with the values 1 to 4 and the gradient 5 to 8. */
    static List<Function<GradientSubject, GradientSubject>> storages() {
        double[] values = {1, 2, 3, 4};
        double[] gradient = {5, 6, 7, 8};
        float[] floats = {1, 2, 3, 4};
        float[] floatGradient = {5, 6, 7, 8};
        double[][] rows = {{1, 2}, {3, 4}};
        double[][] rowsGradient = {{5, 6}, {7, 8}};
        float[][] floatRows = {{1, 2}, {3, 4}};
        float[][] floatRowsGradient = {{5, 6}, {7, 8}};
        double[] memory = {0, 1, 2, 3, 4};
        double[] gradients = {0, 5, 6, 7, 8};
        float[] floatMemory = {0, 1, 2, 3, 4};
        float[] floatGradients = {0, 5, 6, 7, 8};
        Shape square = Shape.of(2, 2);
        ArrayRealVector vector = new ArrayRealVector(values);
        ArrayRealVector ofVector = new ArrayRealVector(gradient);
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(rows);
        Array2DRowRealMatrix ofMatrix = new Array2DRowRealMatrix(rowsGradient);
        return List.of(
                subject -> subject.stage("h", values, gradient, StageDeclarationTests::forward),
                subject -> subject.stage("h", values, () -> gradient, StageDeclarationTests::forward),
                subject -> subject.stage("h", floats, floatGradient, StageDeclarationTests::forward),
                subject -> subject.stage("h", floats, () -> floatGradient, StageDeclarationTests::forward),
                subject -> subject.stage("h", rows, rowsGradient, StageDeclarationTests::forward),
                subject -> subject.stage("h", rows, () -> rowsGradient, StageDeclarationTests::forward),
                subject -> subject.stage("h", floatRows, floatRowsGradient, StageDeclarationTests::forward),
                subject -> subject.stage("h", floatRows, () -> floatRowsGradient, StageDeclarationTests::forward),
                subject -> subject.stage("h", memory, gradients, 1, square, StageDeclarationTests::forward),
                subject -> subject.stage("h", floatMemory, floatGradients, 1, square, StageDeclarationTests::forward),
                subject -> subject.stage(
                        "h", DoubleBuffer.wrap(values), DoubleBuffer.wrap(gradient), StageDeclarationTests::forward),
                subject -> subject.stage(
                        "h", FloatBuffer.wrap(floats), FloatBuffer.wrap(floatGradient), StageDeclarationTests::forward),
                subject -> subject.stage(
                        "h",
                        DoubleBuffer.wrap(memory),
                        DoubleBuffer.wrap(gradients),
                        1,
                        square,
                        StageDeclarationTests::forward),
                subject -> subject.stage(
                        "h",
                        FloatBuffer.wrap(floatMemory),
                        FloatBuffer.wrap(floatGradients),
                        1,
                        square,
                        StageDeclarationTests::forward),
                subject -> subject.stage("h", new Stored(values), new Stored(gradient), StageDeclarationTests::forward),
                subject -> subject.stage("h", new Stored(values), () -> gradient, StageDeclarationTests::forward),
                subject -> subject.stage("h", vector, ofVector, StageDeclarationTests::forward),
                subject -> subject.stage("h", vector, () -> ofVector, StageDeclarationTests::forward),
                subject -> subject.stage("h", matrix, ofMatrix, StageDeclarationTests::forward),
                subject -> subject.stage("h", matrix, () -> ofMatrix, StageDeclarationTests::forward));
    }

    private static void forward() {}

    private static final class Stored implements ParameterStorage {

        private final double[] values;

        Stored(double[] values) {
            this.values = values;
        }

        @Override
        public Shape shape() {
            return Shape.of(values.length);
        }

        @Override
        public double[] read() {
            return values.clone();
        }

        @Override
        public void write(double[] all) {
            System.arraycopy(all, 0, values, 0, values.length);
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void valuesAndGradientAreViews(Function<GradientSubject, GradientSubject> declare) {
        Objective.Stage stage = declare.apply(subject())
                .objective()
                .stages()
                .orElseThrow()
                .inOrder()
                .get(0);

        assertThat(stage.name()).isEqualTo("h");
        assertThat(stage.values().values().toArray()).containsExactly(1, 2, 3, 4);
        assertThat(stage.gradient().get()).containsExactly(5, 6, 7, 8);
    }

    @Test
    void costRunsAllForwardsFirst() {
        StringBuilder calls = new StringBuilder();
        Objective objective = GradientSubject.named("net")
                .parameter("w", w, dw)
                .stage("a", h, dh, () -> calls.append("a "))
                .stage("b", new double[1], new double[1], () -> calls.append("b "))
                .cost(() -> {
                    calls.append("cost");
                    return 7;
                })
                .backward(() -> {})
                .objective();

        assertThat(objective.cost().getAsDouble()).isEqualTo(7);
        assertThat(calls).hasToString("a b cost");
    }

    @Test
    void descriptionOfALayerLeavesTheValuesAsTheyWere() {
        GradientSubject.named("layer")
                .parameter("w", w, dw)
                .stage("h", h, dh, () -> h[0] = 9)
                .output(() -> h)
                .backward(upstream -> {})
                .objective();

        assertThat(h).containsExactly(3, 4);
    }

    @Test
    void refusesTwoStagesOfOneName() {
        assertThatThrownBy(() -> subject()
                        .stage("h", h, dh, StageDeclarationTests::forward)
                        .stage("h", new double[2], new double[2], StageDeclarationTests::forward))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("net has a stage named 'h' already; give each stage and each block a name of its own");
    }

    @Test
    void refusesTheNameOfABlock() {
        assertThatThrownBy(() -> subject().stage("w", h, dh, StageDeclarationTests::forward))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("net has a block and a stage named 'w'; give each a name of its own");
        assertThatThrownBy(() -> subject()
                        .stage("h", h, dh, StageDeclarationTests::forward)
                        .parameter("h", new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("net has a stage named 'h' already; give each stage and each block a name of its own");
    }

    @Test
    void refusesTheNameOfTheLastStep() {
        assertThatThrownBy(() -> subject().stage("cost", h, dh, StageDeclarationTests::forward))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "net has a stage named 'cost', which is the name of the step after all stages in reports; give it"
                                + " another name");
    }

    @Test
    void refusesABlankName() {
        assertThatThrownBy(() -> subject().stage(" ", h, dh, StageDeclarationTests::forward))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("net has a stage without a name; give it one, such as 'hidden'");
    }

    @Test
    @SuppressWarnings("NullAway") // code without null annotations may pass null
    void refusesAMissingForward() {
        assertThatThrownBy(() -> subject().stage("h", h, dh, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage(...) of net was given null; give its forward, or leave stage(...) out");
    }

    @Test
    void refusesAnArrayOfParameters() {
        assertThatThrownBy(() -> subject().stage("h", w, dh, StageDeclarationTests::forward))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the stage 'h' and the block 'w' of net share an array; give the stage an array of its own");
        assertThatThrownBy(() -> GradientSubject.named("net")
                        .stage("h", w, dh, StageDeclarationTests::forward)
                        .parameter("w", w, dw))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the stage 'h' and the block 'w' of net share an array; give the stage an array of its own");
    }

    @Test
    void refusesAnArrayOfTwoStages() {
        assertThatThrownBy(() -> subject()
                        .stage("h", h, dh, StageDeclarationTests::forward)
                        .stage("relu", h, new double[2], StageDeclarationTests::forward))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the stages 'h' and 'relu' of net share an array; give each stage an array of its own, or"
                        + " declare only the last of the stages that write it");
    }

    @Test
    void stagesMayShareMemoryWithoutSharingEntries() {
        double[] memory = new double[4];
        double[] gradients = new double[4];

        Objective objective = subject()
                .stage("a", memory, gradients, 0, Shape.of(2), StageDeclarationTests::forward)
                .stage("b", memory, gradients, 2, Shape.of(2), StageDeclarationTests::forward)
                .objective();

        assertThat(objective.stages().orElseThrow().inOrder()).hasSize(2);
    }

    @Test
    void refusesAGradientArrayOfTwoStages() {
        GradientSubject subject = subject()
                .stage("h", h, dh, StageDeclarationTests::forward)
                .stage("relu", new double[2], dh, StageDeclarationTests::forward);

        assertThatThrownBy(subject::objective)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the gradients of 'h' and 'relu' are in the same array; give each block the array of its own"
                                + " gradient");
    }

    @Test
    void refusesValuesAsGradient() {
        GradientSubject subject = subject().stage("h", h, h, StageDeclarationTests::forward);

        assertThatThrownBy(subject::objective)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the gradient of 'h' is in the array of the values of the stage 'h'; give the array in which"
                                + " backward(...) leaves the gradient");
    }

    @Test
    void refusesAGradientOfAnotherShape() {
        GradientSubject subject = subject().stage("h", h, new double[3], StageDeclarationTests::forward);

        assertThatThrownBy(subject::objective)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the gradient of 'h' has 3 entries, but 'h' has 2 entries; give one gradient entry for each value");
    }

    @Test
    void refusesABatchedCost() {
        GradientSubject subject = GradientSubject.named("net")
                .parameter("w", new double[2], new double[2])
                .stage("h", h, dh, StageDeclarationTests::forward)
                .batchedCost(points -> new double[0]);

        assertThatThrownBy(subject::objective)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("net has stages and a batched cost, which evaluates no stages; evaluate it by cost(...)");
    }

    @Test
    void refusesReplicas() {
        GradientSubject subject =
                subject().stage("h", h, dh, StageDeclarationTests::forward).replicas(this::subject);

        assertThatThrownBy(subject::objective)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "net has stages and replicas, but the stages of replicas are not examined; leave replicas(...) out");
    }

    @Test
    void refusesAPair() {
        GradientSubject subject = GradientSubject.named("f")
                .point(1, 2)
                .pair(x -> x, x -> x[0], x -> x)
                .stage("h", h, dh, StageDeclarationTests::forward);

        assertThatThrownBy(subject::objective)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("f has stages and a pair(...), which evaluates no stages; set the cost that follows them by"
                        + " cost(...)");
    }

    @Test
    void refusesTheBuiltInNetwork() {
        FeedforwardNetwork network =
                FeedforwardNetwork.builder(2).dense(1, Activation.TANH).seed(1).build();
        TrainingBatch batch = TrainingBatch.random(network, 1, new Well19937c(1));
        GradientSubject subject = GradientSubject.named("net")
                .network(network, batch, NetworkGradient.zerosLike(network))
                .stage("h", h, dh, StageDeclarationTests::forward);

        assertThatThrownBy(subject::objective)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "net has stages and a built-in network, whose layers are known; leave stage(...) out, or describe"
                                + " the network's arrays by parameter(...)");
    }
}
