package org.gradcheck.internal.derivatives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck.internal.parameters.OtherPoint;
import org.gradcheck.internal.text.ComputedNames;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/**
 * Descriptions of a layer: for each block of parameters the matrix {@code outputs x entries}. Row {@code k} is the gradient that the
 * backward pass returns if 1 flows into output {@code k}, and 0 into the others.
 */
public final class LayerDerivatives {

    private LayerDerivatives() {}

    /**
     * Describes the derivatives of all outputs by each block.
     *
     * @param blocks the parameters; live
     * @param layer its outputs, evaluated once for each block
     * @return a matrix for each block
     */
    public static List<VectorDerivative> of(List<ParameterBlock> blocks, Objective.Outputs layer) {
        return IntStream.range(0, blocks.size())
                .mapToObj(block -> derivative(blocks, block, layer))
                .toList();
    }

    private static VectorDerivative derivative(List<ParameterBlock> blocks, int number, Objective.Outputs layer) {
        ParameterBlock block = blocks.get(number);
        CountedFunction counted =
                new CountedFunction("output", nothing -> layer.values().get());
        OutputSource source = new OutputSource(counted, () -> new double[0], UnaryOperator.identity());
        double[] outputs = source.here();
        OtherPoint other =
                new OtherPoint(blocks.stream().map(ParameterBlock::values).toList());
        return new VectorDerivative(
                "gradient of " + block.name(),
                counted.name(),
                block,
                matrix(block, outputs.length),
                List.of(),
                outputs,
                source,
                () -> rows(number, outputs.length, source, layer),
                () -> other.evaluate(() -> Arrays.stream(source.here()).allMatch(Double::isFinite) ? 0 : Double.NaN)
                        != 0,
                false,
                (random, part) -> source.along(block.values(), random, part));
    }

    /** The forward pass comes first, since a backward pass may use what it has left. */
    private static List<double[]> rows(int block, int outputs, OutputSource source, Objective.Outputs layer) {
        List<double[]> rows = new ArrayList<>(outputs);
        for (int output = 0; output < outputs; output++) {
            double[] unused = source.here();
            double[] upstream = new double[outputs];
            upstream[output] = 1;
            rows.add(layer.backward().apply(upstream).get(block));
        }
        return rows;
    }

    private static ParameterBlock matrix(ParameterBlock block, int outputs) {
        int entries = block.shape().entries();
        return new ParameterBlock(
                block.array(),
                Shape.of(outputs, entries),
                block.values(),
                new Names(block, outputs),
                block.fixedBecause(),
                block.referenceDerivatives());
    }

    /** Names such as {@code 1][2] of output[4}, which is read as {@code weights[1][2] of output[4]}. */
    private static final class Names extends ComputedNames {

        private final ParameterBlock block;
        private final int outputs;

        Names(ParameterBlock block, int outputs) {
            this.block = block;
            this.outputs = outputs;
        }

        @Override
        public String get(int index) {
            Objects.checkIndex(index, size());
            int entries = block.shape().entries();
            String entry = block.nameOf(index % entries).substring(block.name().length());
            String inner = entry.startsWith("[") ? entry.substring(1) : "]" + entry;
            return inner + " of output[" + index / entries;
        }

        @Override
        public int size() {
            return outputs * block.shape().entries();
        }
    }
}
