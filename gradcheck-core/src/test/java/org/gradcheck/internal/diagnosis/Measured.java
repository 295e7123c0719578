package org.gradcheck.internal.diagnosis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.KnownContext;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/** Gradients that were measured with an error bar of 1e-10, and their diagnoses. */
public final class Measured {

    private static final double ERROR = 1e-10;
    private static final Rounding ROUNDING = new Rounding(0x1p-37, 0x1p-47);

    private Measured() {}

    public static MeasuredBlock vector(String name, double[] parameters, double[] analytic, double[] numeric) {
        return block(name, Shape.of(parameters.length), parameters, analytic, numeric);
    }

    /** Six entries whose analytic derivatives all have the same factor. */
    public static MeasuredBlock times(double factor) {
        double[] right = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};
        double[] parameters = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
        return vector(
                "w",
                parameters,
                Arrays.stream(right).map(value -> factor * value).toArray(),
                right);
    }

    public static MeasuredBlock matrix(String name, double[][] parameters, double[][] analytic, double[][] numeric) {
        Shape shape = Shape.of(parameters.length, parameters[0].length);
        return block(name, shape, flat(parameters), flat(analytic), flat(numeric));
    }

    public static MeasuredBlock block(
            String name, Shape shape, double[] parameters, double[] analytic, double[] numeric) {
        return sample(
                name, shape, parameters, IntStream.range(0, analytic.length).toArray(), analytic, numeric);
    }

    /** A vector at a further point. */
    public static MeasuredBlock vectorAt(
            String where, String name, double[] parameters, double[] analytic, double[] numeric) {
        int[] entries = IntStream.range(0, analytic.length).toArray();
        Shape shape = Shape.of(parameters.length);
        return sample(Optional.of(where), name, shape, parameters, entries, analytic, numeric);
    }

    /** Some entries of a block. */
    public static MeasuredBlock sample(
            String name, Shape shape, double[] parameters, int[] entries, double[] analytic, double[] numeric) {
        return sample(Optional.empty(), name, shape, parameters, entries, analytic, numeric);
    }

    private static MeasuredBlock sample(
            Optional<String> where,
            String name,
            Shape shape,
            double[] parameters,
            int[] entries,
            double[] analytic,
            double[] numeric) {
        BitSet wrong = new BitSet();
        for (int i = 0; i < entries.length; i++) {
            wrong.set(i, !(Math.abs(analytic[i] - numeric[i]) <= 10 * ERROR));
        }
        return MeasuredBlock.of(
                new ParameterBlock(
                        name,
                        shape,
                        ParameterVector.of(parameters),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        where),
                entries,
                analytic,
                numeric,
                IntStream.of(entries).mapToDouble(i -> ERROR).toArray(),
                wrong,
                ROUNDING);
    }

    public static List<Diagnosis> diagnoses(MeasuredBlock... blocks) {
        return Hypotheses.diagnose(gradient(OptionalInt.empty(), blocks));
    }

    public static List<Diagnosis> diagnosesOfBatch(int examples, MeasuredBlock... blocks) {
        return Hypotheses.diagnose(gradient(OptionalInt.of(examples), blocks));
    }

    public static WrongGradient gradient(OptionalInt examples, MeasuredBlock... blocks) {
        return new WrongGradient(
                List.of(blocks), new KnownContext(Optional.empty(), examples, false, false), List.of(), () -> false);
    }

    private static double[] flat(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }
}
