package org.gradcheck.internal.blockwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** The slices of blocks of several shapes. */
class SlicesTests {

    @Test
    void matrixHasRowsAndColumns() {
        List<Slices> slices = Slices.of(gradient(3, 4));

        assertThat(slices).extracting(Slices::plural).containsExactly("rows", "columns");
        assertThat(slices).extracting(of -> of.name(2)).containsExactly("row w[2]", "column w[*][2]");
        assertThat(slices).extracting(of -> of.of(7)).containsExactly(1, 3);
        assertThat(slices).extracting(of -> of.placeOf(7)).containsExactly(3, 1);
    }

    @Test
    void blockOfFourDimensionsHasSlicesAlongEach() {
        List<Slices> slices = Slices.of(gradient(3, 3, 2, 5));

        assertThat(slices).extracting(Slices::count).containsExactly(3, 3, 2, 5);
        assertThat(slices.get(2).name(1)).isEqualTo("slice w[*][*][1]");
    }

    @Test
    void longVectorIsCutIntoPieces() {
        Slices pieces = Slices.of(gradient(1000)).get(0);

        assertThat(pieces.count()).isEqualTo(31);
        assertThat(pieces.name(30)).isEqualTo("entries 990 to 999");
    }

    @Test
    void shortVectorHasNoSlices() {
        assertThat(Slices.of(gradient(255))).isEmpty();
    }

    private static BlockGradient gradient(int... sizes) {
        Shape shape = Shape.of(sizes);
        double[] values = new double[shape.entries()];
        Arrays.fill(values, 1);
        ParameterVector parameters = ParameterVector.of(values);
        ParameterSpace space = new ParameterSpace(List.of(parameters), number -> false);
        return new BlockGradient(
                new ParameterBlock("w", shape, parameters),
                space.rangeOf(0),
                values,
                space,
                new DirectionComponents(values.length));
    }
}
