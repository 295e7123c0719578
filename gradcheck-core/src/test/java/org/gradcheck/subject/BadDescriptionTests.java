package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A description that cannot be meant gets an error that says what is wrong with it, and what to change. */
class BadDescriptionTests {

    private final GradientSubject subject = GradientSubject.named("my layer");

    @Test
    void twoBlocksOfOneName() {
        subject.parameter("w", new double[1], new double[1]);

        refuses(
                () -> subject.parameter("w", new double[2], new double[2]),
                "my layer has two blocks named 'w'; give each a name of its own");
    }

    @Test
    void aBlockWithTheNameOfThePoint() {
        refuses(
                () -> subject.point(1).parameter("x", new double[2], new double[2]),
                "my layer has two blocks named 'x'; give each a name of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlockWithoutAName(String name) {
        refuses(
                () -> subject.parameter(name, new double[1], new double[1]),
                "my layer has a block without a name; give it one, such as 'weights'");
    }

    @Test
    @SuppressWarnings("NullAway") // Java code without annotations may do so
    void codeThatIsNot() {
        refusesNull("backward", () -> subject.backward((Runnable) null));
        refusesNull("backward", () -> subject.backward((Consumer<double[]>) null));
        refusesNull("cost", () -> subject.cost((DoubleSupplier) null));
        refusesNull("cost", () -> subject.cost((MultivariateFunction) null));
        refusesNull("output", () -> subject.output(null));
        refusesNull("gradient", () -> subject.gradient(null));
        refusesNull("gradientInto", () -> subject.gradientInto(null));
        refusesNull("gradientOverwriting", () -> subject.gradientOverwriting(null));
        refusesNull("pair", () -> subject.pair(null));
        refusesNull("pair", () -> subject.pair(x -> x, null, x -> x));
        refusesNull("pair", () -> subject.pair(x -> x, x -> x[0], null));
        refusesNull("model", () -> subject.model(null, () -> 0, () -> new double[1]));
        refusesNull("model", () -> subject.model(x -> {}, null, () -> new double[1]));
        refusesNull("model", () -> subject.model(x -> {}, () -> 0, null));
        refusesNull("alsoAfter", () -> subject.alsoAfter("training", null));
    }

    private static void refusesNull(String method, ThrowingCallable description) {
        refuses(
                description,
                method + "(...) of my layer was given null; give the code to be called, or leave " + method
                        + "(...) out");
    }

    @Test
    void twoBlocksOverOneArray() {
        double[] w = new double[3];
        subject.parameter("w", w, new double[3]);

        refuses(
                () -> subject.parameter("tied", w, new double[3]),
                "the blocks 'w' and 'tied' of my layer share an array; describe it once");
    }

    @Test
    void twoBlocksThatShareOneRow() {
        float[] shared = new float[2];
        subject.parameter("upper", new float[][] {new float[2], shared}, new float[2][2]);

        refuses(
                () -> subject.parameter("lower", new float[][] {shared, new float[2]}, new float[2][2]),
                "the blocks 'upper' and 'lower' of my layer share an array; describe it once");
    }

    @Test
    void aRowThatIsABlockAsWell() {
        double[][] rows = new double[2][3];
        subject.parameter("all", rows, new double[2][3]);

        refuses(
                () -> subject.parameter("last row", rows[1], new double[3]),
                "the blocks 'all' and 'last row' of my layer share an array; describe it once");
    }

    @Test
    void aVectorOverAnArrayThatIsABlockAsWell() {
        double[] array = new double[2];
        double[][] rows = new double[2][2];
        subject.parameter("array", array, new double[2]).parameter("rows", rows, new double[2][2]);

        refuses(
                () -> subject.parameter("vector", new ArrayRealVector(array, false), new ArrayRealVector(2)),
                "the blocks 'array' and 'vector' of my layer share an array; describe it once");
        refuses(
                () -> subject.parameter(
                        "matrix", new Array2DRowRealMatrix(rows, false), new Array2DRowRealMatrix(2, 2)),
                "the blocks 'rows' and 'matrix' of my layer share an array; describe it once");
    }

    @Test
    void aMatrixWhoseRowsAreOneArray() {
        double[] row = new double[2];
        float[] narrow = new float[2];
        String message = "two rows of 'w' of my layer are the same array; give each row an array of its own";

        refuses(() -> subject.parameter("w", new double[][] {row, new double[2], row}, new double[3][2]), message);
        refuses(() -> subject.parameter("w", new float[][] {narrow, narrow}, new float[2][2]), message);
    }

    @Test
    void blocksWithoutEntriesShareNothing() {
        double[] none = {};
        subject.parameter("a", none, new double[0])
                .parameter("b", none, new double[0])
                .cost(() -> 0);

        assertThat(subject.objective().blocks()).hasSize(2);
    }

    @Test
    void raggedRows() {
        String rest =
                " must be equally long, but row 0 has 2 entries and row 1 has 3; describe rows of different lengths"
                        + " as blocks of their own";

        refuses(
                () -> subject.parameter("w", new double[][] {{1, 2}, {3, 4, 5}}, new double[2][2]),
                "the rows of 'w'" + rest);
        refuses(
                () -> subject.parameter("w", new float[][] {{1, 2}, {3, 4, 5}}, new float[2][2]),
                "the rows of 'w'" + rest);
        subject.parameter("w", new double[2][2], new double[][] {{1, 2}, {3, 4, 5}})
                .cost(() -> 0);
        refuses(subject::objective, "the rows of the gradient of 'w'" + rest);
    }

    @Test
    void aGradientInTheArrayOfItsParameters() {
        double[] w = {1, 2};
        subject.parameter("w", w, w).cost(() -> 0);

        refuses(
                subject::objective,
                "the gradient of 'w' is in the array of the parameters 'w'; give the array in which backward(...) leaves"
                        + " the gradient");
    }

    @Test
    void aGradientInTheArrayOfOtherParameters() {
        double[][] v = new double[2][2];
        subject.parameter("w", new double[2], v[1])
                .parameter("v", v, new double[2][2])
                .cost(() -> 0);

        refuses(
                subject::objective,
                "the gradient of 'w' is in the array of the parameters 'v'; give the array in which backward(...) leaves"
                        + " the gradient");
    }

    @Test
    void twoGradientsInOneArray() {
        float[] gradient = new float[2];
        subject.parameter("w", new float[2], gradient)
                .parameter("v", new float[2], gradient)
                .cost(() -> 0);

        refuses(
                subject::objective,
                "the gradients of 'w' and 'v' are in the same array; give each block the array of its own gradient");
    }

    /** The gradient of half the sum of squares is the parameters themselves. */
    @Test
    void aSupplierMayReturnTheParameters() {
        double[] w = {1, 2};
        Objective objective = subject.parameter("w", w, () -> w).cost(() -> 0).objective();

        List<double[]> gradient = objective.gradient().get();
        w[0] = 7;

        assertThat(gradient.get(0)).containsExactly(1, 2);
    }

    @Test
    void gradientsOfAnotherShape() {
        refusesGradient(s -> s.parameter("w", new double[2], new double[3]), "has 3 entries", "has 2 entries");
        refusesGradient(s -> s.parameter("w", new float[2], new float[0]), "has 0 entries", "has 2 entries");
        refusesGradient(s -> s.parameter("w", new double[2][3], new double[3][2]), "is 3 x 2", "is 2 x 3");
        refusesGradient(s -> s.parameter("w", new float[2][3], () -> new float[2][2]), "is 2 x 2", "is 2 x 3");
        refusesGradient(
                s -> s.parameter("w", new Unreadable(Shape.of(1, 2, 2)), () -> new double[3]),
                "has 3 entries",
                "is 1 x 2 x 2");
        refusesGradient(
                s -> s.parameter("w", new ArrayRealVector(2), () -> new ArrayRealVector(3)),
                "has 3 entries",
                "has 2 entries");
        refusesGradient(
                s -> s.parameter("w", new Array2DRowRealMatrix(2, 3), () -> new Array2DRowRealMatrix(2, 1)),
                "is 2 x 1",
                "is 2 x 3");
    }

    private static void refusesGradient(Consumer<GradientSubject> description, String found, String wanted) {
        GradientSubject fresh = GradientSubject.named("fresh");
        description.accept(fresh);
        Objective objective = fresh.cost(() -> 0).objective();

        refuses(
                objective.gradient()::get,
                "the gradient of 'w' " + found + ", but 'w' " + wanted
                        + "; give one gradient entry for each parameter");
    }

    @Test
    void aGradientFunctionWithoutAPoint() {
        subject.parameter("w", new double[1], new double[1]).cost(() -> 0).gradient(x -> x);

        refusesState(subject::objective, "my layer has a function of a vector but no vector: add point(...)");
    }

    @Test
    void severalPointsForAGradientThatIsGivenOnce() {
        String message = "my layer is to be checked at several points, but nothing computes its gradient there: add"
                + " backward(...) or gradient(...), or give suppliers of the gradients";
        subject.parameter("w", new double[1], new double[1]).cost(() -> 0);

        refusesState(() -> subject.alsoAround(1, 0.1).objective(), message);
        refusesState(() -> subject.alsoAfter("after epoch 1", () -> {}).objective(), message);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "-1, 0.5", "3, 0.0", "3, -0.5", "3, NaN", "3, Infinity"})
    void randomPointsThatAreNone(int count, double radius) {
        refuses(
                () -> subject.alsoAround(count, radius),
                "alsoAround(" + count + ", " + radius
                        + ") describes no points; give 1 or more of them and a finite radius of more than 0");
    }

    @Test
    void aFurtherPointOfAnotherLength() {
        refuses(
                () -> subject.point(1, 2).alsoAt(3),
                "the point of my layer has 2 coordinates, but a further one has 1; give one value for each coordinate");
    }

    @Test
    void aFurtherPointBeforeTheFirst() {
        refusesState(() -> subject.alsoAt(3), "my layer has a function of a vector but no vector: add point(...)");
    }

    @Test
    void declarationsOfABlockThatIsNot() {
        subject.parameter("w", new double[1], new double[1]).parameter("b", new double[1], new double[1]);

        refuses(
                () -> subject.declare("weights", block -> block.scale(1)),
                "my layer has no block 'weights'; its blocks are ['w', 'b']");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void aSumOverNothing(int examples) {
        refuses(
                () -> subject.gradientIsSumOver(examples),
                "the gradient is said to be a sum over " + examples + " examples; give their number, 1 or more");
    }

    @Test
    void bounds() {
        refusesDeclaration(
                block -> block.bounds(0, 1.5),
                "entry 1 of 'w' is 2.0, outside its bounds 0.0 and 1.5; mend the value or the bounds");
        refusesDeclaration(
                block -> block.bounds(Double.NaN, 9),
                "entry 0 of 'w' is 1.0, outside its bounds NaN and 9.0; mend the value or the bounds");
        refusesDeclaration(
                block -> block.bounds(new double[2], new double[3]),
                "'w' has 3 entries, but lower bounds were given for 2; give one for each entry");
        refusesDeclaration(
                block -> block.bounds(new double[3], new double[4]),
                "'w' has 3 entries, but upper bounds were given for 4; give one for each entry");
    }

    @Test
    void entriesThatAreNot() {
        refusesDeclaration(block -> block.fixed("unused", 3), "'w' has no entry 3; its entries are 0 to 2");
        refusesDeclaration(block -> block.fixed("unused", -1), "'w' has no entry -1; its entries are 0 to 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void scales(double size) {
        refusesDeclaration(
                block -> block.scale(size), "the scale of 'w' is " + size + "; give a positive, finite size");
        refusesDeclaration(
                block -> block.scale(1, size, 2),
                "the scale of entry 1 of 'w' is " + size + "; give a positive, finite size");
    }

    @Test
    void scalesOfAnotherNumber() {
        refusesDeclaration(
                block -> block.scale(1, 2), "'w' has 3 entries, but scales were given for 2; give one for each entry");
        refusesDeclaration(
                block -> block.scale(), "'w' has 3 entries, but scales were given for 0; give one for each entry");
    }

    @Test
    void names() {
        refusesDeclaration(
                block -> block.names("rate"), "'w' has 3 entries, but names were given for 1; give one for each entry");
    }

    @Test
    void orders() {
        refusesDeclaration(
                block -> block.gradientOrder(0, 1),
                "'w' has 3 entries, but positions were given for 2; give one for each entry");
        refusesDeclaration(
                block -> block.gradientOrder(0, 1, 1),
                "the gradient order of 'w' has entry 1 twice; name each entry once");
        refusesDeclaration(block -> block.gradientOrder(1, 2, 3), "'w' has no entry 3; its entries are 0 to 2");
    }

    private static void refusesDeclaration(Consumer<BlockDeclaration> declaration, String message) {
        GradientSubject declared =
                GradientSubject.named("declared").parameter("w", new double[] {1, 2, 3}, new double[3]);

        refuses(() -> declared.declare("w", declaration), message);
    }

    @Test
    void aStorageThatIsReadWithAnotherLength() {
        Objective objective = subject.parameter("w", new Unreadable(Shape.of(2, 2)), () -> new double[4])
                .cost(() -> 0)
                .objective();

        refusesState(
                () -> objective.blocks().get(0).values().toArray(),
                "'w' is 2 x 2, but its storage was read as 3 values; return one for each entry");
    }

    /** Always read as three values. */
    private record Unreadable(Shape shape) implements ParameterStorage {

        @Override
        public double[] read() {
            return new double[3];
        }

        @Override
        public void write(double[] values) {
            throw new UnsupportedOperationException("read only");
        }
    }

    private static void refuses(ThrowingCallable description, String message) {
        assertThatIllegalArgumentException().isThrownBy(description).withMessage(message);
    }

    private static void refusesState(ThrowingCallable description, String message) {
        assertThatIllegalStateException().isThrownBy(description).withMessage(message);
    }
}
