package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is null, in Java code without annotations, is refused by the name of what it stands for. */
@SuppressWarnings("NullAway")
class NullDescriptionTests {

    private static final String WITHOUT_PARAMETERS = "'w' is null; give its entries";
    private static final String WITHOUT_GRADIENT = "the gradient of 'w' is null; give its entries";

    private final GradientSubject subject = GradientSubject.named("my layer");

    @Test
    void parametersOfEachKind() {
        refuses(() -> subject.parameter("w", (double[]) null, new double[1]), WITHOUT_PARAMETERS);
        refuses(() -> subject.parameter("w", (double[][]) null, new double[1][1]), WITHOUT_PARAMETERS);
        refuses(() -> subject.parameter("w", (float[]) null, new float[1]), WITHOUT_PARAMETERS);
        refuses(() -> subject.parameter("w", (float[][]) null, new float[1][1]), WITHOUT_PARAMETERS);
        refuses(() -> subject.parameter("w", (RealVector) null, new ArrayRealVector(1)), WITHOUT_PARAMETERS);
        refuses(() -> subject.parameter("w", (RealMatrix) null, new Array2DRowRealMatrix(1, 1)), WITHOUT_PARAMETERS);
        refuses(() -> subject.parameter("w", (ParameterStorage) null, () -> new double[1]), WITHOUT_PARAMETERS);
    }

    @Test
    void aRow() {
        refuses(
                () -> subject.parameter("w", new double[][] {{1}, null}, new double[2][1]),
                "row 1 of 'w' is null; give its entries");
        refuses(
                () -> subject.parameter("w", new float[2][], new float[2][1]),
                "row 0 of 'w' is null; give its entries");
    }

    @Test
    void gradientsOfEachKind() {
        refusesGradient(s -> s.parameter("w", new double[1], (double[]) null));
        refusesGradient(s -> s.parameter("w", new double[1][1], (double[][]) null));
        refusesGradient(s -> s.parameter("w", new float[1], (float[]) null));
        refusesGradient(s -> s.parameter("w", new float[1][1], (float[][]) null));
        refusesGradient(s -> s.parameter("w", new ArrayRealVector(1), (RealVector) null));
        refusesGradient(s -> s.parameter("w", new Array2DRowRealMatrix(1, 1), (RealMatrix) null));
        refusesGradient(s -> s.parameter("w", new Unreadable(), (ParameterStorage) null));
    }

    @Test
    void gradientsThatAreReturned() {
        refusesGradient(s -> s.parameter("w", new double[1], () -> null));
        refusesGradient(s -> s.parameter("w", new double[1][1], () -> null));
        refusesGradient(s -> s.parameter("w", new float[1], () -> null));
        refusesGradient(s -> s.parameter("w", new float[1][1], () -> null));
        refusesGradient(s -> s.parameter("w", new ArrayRealVector(1), () -> null));
        refusesGradient(s -> s.parameter("w", new Array2DRowRealMatrix(1, 1), () -> null));
        refusesGradient(s -> s.parameter("w", new Unreadable(), () -> null));
    }

    @Test
    void theGradientAtAPoint() {
        Objective objective =
                subject.point(1).cost(x -> x[0]).gradient(x -> null).objective();

        refuses(objective.gradient()::get, "the gradient of 'x' is null; give its entries");
    }

    @Test
    void suppliers() {
        refuses(
                () -> subject.parameter("w", new double[1], (Supplier<double[]>) null),
                "the supplier of the gradient of 'w' is null; give one, or the array in which backward(...) leaves the"
                        + " gradient");
    }

    @Test
    void aStorageThatReadsAsNull() {
        Objective objective = subject.parameter("w", new Unreadable(), () -> new double[1])
                .cost(() -> 0)
                .objective();

        refusesState(
                () -> objective.blocks().get(0).values().toArray(),
                "'w' has 1 entry, but its storage was read as null; return one for each entry");
    }

    @Test
    void names() {
        refuses(() -> GradientSubject.named(null), "the name of the subject is null; give it one, such as 'encoder'");
        refuses(
                () -> subject.parameter(null, new double[1], new double[1]),
                "my layer has a block without a name; give it one, such as 'weights'");
        refuses(
                () -> subject.alsoAfter(null, () -> {}),
                "alsoAfter(...) of my layer was given null; give a name for the point, or leave alsoAfter(...) out");
    }

    @Test
    void points() {
        refuses(
                () -> subject.point((double[]) null),
                "point(...) of my layer was given null; give its coordinates, or leave point(...) out");
        refuses(
                () -> subject.point(1).alsoAt((double[]) null),
                "alsoAt(...) of my layer was given null; give the coordinates, or leave alsoAt(...) out");
    }

    @Test
    void declarations() {
        subject.parameter("w", new double[2], new double[2]);

        refuses(
                () -> subject.declare("w", null),
                "declare(...) of my layer was given null; give the code to be called, or leave declare(...) out");
        refusesDeclaration(w -> w.bounds(null, new double[2]), "lower bounds");
        refusesDeclaration(w -> w.bounds(new double[2], null), "upper bounds");
        refusesDeclaration(w -> w.fixed(null, 1), "the reason why entries are fixed");
        refusesDeclaration(w -> w.names("offset", null), "the name of an entry");
    }

    @Test
    void whatAPairReturns() {
        refusesCost(
                GradientSubject.named("pair").point(1).pair(x -> null),
                "the result of pair(...) of pair is null; return the cost and its gradient");
        refusesCost(
                GradientSubject.named("pair").point(1).pair(x -> new Pair<>(null, x)),
                "the value of pair(...) of pair is null; return the cost and its gradient");
    }

    @Test
    void theOutput() {
        subject.parameter("w", new double[1], new double[1]).output(() -> null).backward(upstream -> {});

        refusesState(subject::objective, "the output of my layer is null; return one entry or more");
    }

    private static void refusesGradient(Consumer<GradientSubject> description) {
        GradientSubject fresh = GradientSubject.named("fresh").cost(() -> 0);
        description.accept(fresh);

        refuses(() -> fresh.objective().gradient().get(), WITHOUT_GRADIENT);
    }

    private void refusesDeclaration(Consumer<BlockDeclaration> declaration, String what) {
        refuses(() -> subject.declare("w", declaration), "'w' was given null for " + what + "; give a value");
    }

    private static void refusesCost(GradientSubject pair, String message) {
        refusesState(() -> pair.objective().cost().getAsDouble(), message);
    }

    private static void refuses(ThrowingCallable description, String message) {
        assertThatIllegalArgumentException().isThrownBy(description).withMessage(message);
    }

    private static void refusesState(ThrowingCallable description, String message) {
        assertThatIllegalStateException().isThrownBy(description).withMessage(message);
    }

    private static final class Unreadable implements ParameterStorage {

        @Override
        public Shape shape() {
            return Shape.of(1);
        }

        @Override
        public double[] read() {
            return null;
        }

        @Override
        public void write(double[] values) {}
    }
}
