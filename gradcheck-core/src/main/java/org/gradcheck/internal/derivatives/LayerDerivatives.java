package org.gradcheck.internal.derivatives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.parameters.OtherPoint;
import org.gradcheck.internal.text.ComputedNames;
import org.gradcheck.internal.text.DisplacedHint;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/**
 * Descriptions of a layer: for each block of parameters the matrix {@code outputs x entries}. Row {@code k} is the gradient that the
 * backward pass returns if 1 flows into output {@code k}, and 0 into the others.
 */
public final class LayerDerivatives {

    static final String FUNCTION = "output";

    private LayerDerivatives() {}

    /**
     * Describes the derivatives of all outputs by each block.
     *
     * @param blocks the parameters; live
     * @param layer its outputs
     * @return a matrix for each block
     * @throws IllegalArgumentException if there are names for more or fewer outputs
     */
    public static List<VectorDerivative> of(List<ParameterBlock> blocks, Objective.Outputs layer) {
        BackwardPasses passes = new BackwardPasses(blocks.size(), layer.backward());
        OtherPoint other =
                new OtherPoint(blocks.stream().map(ParameterBlock::values).toList());
        List<VectorDerivative> derivatives = new ArrayList<>(blocks.size());
        ParameterSnapshot point = new ParameterSnapshot(blocks);
        double[] outputs = new double[0];
        for (int block = 0; block < blocks.size(); block++) {
            OutputSource source = source(layer, point);
            if (block == 0) {
                outputs = source.here();
                requireNames(layer.names(), outputs.length);
            }
            derivatives.add(derivative(blocks, block, layer.names(), outputs, source, passes, other));
        }
        return derivatives;
    }

    private static OutputSource source(Objective.Outputs layer, ParameterSnapshot point) {
        CountedFunction counted = new CountedFunction(FUNCTION, nothing -> watched(layer, point));
        return new OutputSource(counted, () -> new double[0], UnaryOperator.identity());
    }

    /** Returns the output. An exception at a displaced point has a hint that names the displaced parameters. */
    private static double[] watched(Objective.Outputs layer, ParameterSnapshot point) {
        try {
            return layer.values().get();
        } catch (Throwable thrown) {
            DisplacedHint.add(thrown, "output", point::moved, LayerDerivatives.class);
            throw thrown;
        }
    }

    private static void requireNames(List<String> names, int outputs) {
        if (!names.isEmpty() && names.size() != outputs) {
            throw new IllegalArgumentException("the layer has " + Plural.of(outputs, "output")
                    + ", but names were given for " + names.size() + "; give one for each output");
        }
    }

    private static VectorDerivative derivative(
            List<ParameterBlock> blocks,
            int number,
            List<String> names,
            double[] outputs,
            OutputSource source,
            BackwardPasses passes,
            OtherPoint other) {
        ParameterBlock block = blocks.get(number);
        return new VectorDerivative(
                "gradient of " + block.name(),
                FUNCTION,
                block,
                matrix(block, outputs.length, names),
                names,
                outputs,
                source,
                () -> passes.next(number, outputs.length, source),
                () -> other.evaluate(() -> Arrays.stream(source.here()).allMatch(Double::isFinite) ? 0 : Double.NaN)
                        != 0,
                false,
                (random, part) -> source.along(block.values(), random, part));
    }

    private static ParameterBlock matrix(ParameterBlock block, int outputs, List<String> names) {
        int entries = block.shape().entries();
        return new ParameterBlock(
                block.array(),
                Shape.of(outputs, entries),
                block.values(),
                new Names(block, outputs, names),
                block.fixedBecause(),
                block.referenceDerivatives());
    }

    /** Names such as {@code 1][2] of output[4}, which is read as {@code weights[1][2] of output[4]}. */
    private static final class Names extends ComputedNames {

        private final ParameterBlock block;
        private final int outputs;
        private final List<String> names;

        Names(ParameterBlock block, int outputs, List<String> names) {
            this.block = block;
            this.outputs = outputs;
            this.names = names;
        }

        @Override
        public String get(int index) {
            Objects.checkIndex(index, size());
            int entries = block.shape().entries();
            String entry = block.nameOf(index % entries).substring(block.name().length());
            String inner = entry.startsWith("[") ? entry.substring(1) : "]" + entry;
            int output = index / entries;
            return inner + " of output[" + (names.isEmpty() ? String.valueOf(output) : names.get(output));
        }

        @Override
        public int size() {
            return outputs * block.shape().entries();
        }
    }
}
