package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.exception.OutOfRangeException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class LiveViewTests {

    private final double[] entries = {-1, 1, 2, 3, 4, 5, 6, -2};
    private final RealMatrix matrix = new MatrixView(entries, 1, 2, 3);
    private final RealVector vector = new VectorView(entries, 2, 3);

    @Test
    void aMatrixReadsItsEntriesRowByRow() {
        assertThat(matrix.getData()).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
    }

    @Test
    void aMatrixWritesThrough() {
        matrix.setEntry(0, 1, 20);
        matrix.addToEntry(1, 0, 0.5);
        matrix.multiplyEntry(1, 2, 10);

        assertThat(entries).containsExactly(-1, 1, 20, 3, 4.5, 5, 60, -2);
    }

    @Test
    void wholeRowsColumnsAndPartsOfAMatrixAreWrittenThrough() {
        matrix.setRow(0, new double[] {10, 20, 30});
        matrix.setColumn(2, new double[] {300, 600});
        matrix.setSubMatrix(new double[][] {{40, 50}}, 1, 0);

        assertThat(entries).containsExactly(-1, 10, 20, 300, 40, 50, 600, -2);
    }

    @Test
    void copiesAndResultsOfAMatrixAreDetached() {
        matrix.copy().setEntry(0, 0, 9);
        matrix.getSubMatrix(0, 1, 0, 1).setEntry(0, 0, 9);
        matrix.getRowMatrix(0).setEntry(0, 0, 9);
        matrix.scalarMultiply(2).setEntry(0, 0, 9);
        matrix.getData()[0][0] = 9;

        assertThat(entries).containsExactly(-1, 1, 2, 3, 4, 5, 6, -2);
        assertThat(matrix.copy()).isEqualTo(matrix);
    }

    @Test
    void aMatrixRefusesEntriesOutside() {
        assertThatThrownBy(() -> matrix.getEntry(2, 0)).isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> matrix.setEntry(0, 3, 1)).isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> matrix.addToEntry(-1, 0, 1)).isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> matrix.multiplyEntry(0, -1, 1)).isInstanceOf(OutOfRangeException.class);
    }

    @Test
    void aVectorWritesThrough() {
        vector.setEntry(0, 20);
        vector.addToEntry(1, 0.5);
        vector.setSubVector(2, new ArrayRealVector(new double[] {40}));

        assertThat(entries).containsExactly(-1, 1, 20, 3.5, 40, 5, 6, -2);
    }

    @Test
    void operationsOnAVectorItselfAreWrittenThrough() {
        vector.mapMultiplyToSelf(10);
        assertThat(entries).containsExactly(-1, 1, 20, 30, 40, 5, 6, -2);

        vector.set(7);
        assertThat(entries).containsExactly(-1, 1, 7, 7, 7, 5, 6, -2);
    }

    @Test
    void aPartOfItselfCanBeWrittenToAVector() {
        vector.setSubVector(0, vector.mapMultiply(2));
        vector.setSubVector(1, new VectorView(entries, 2, 2));

        assertThat(entries).containsExactly(-1, 1, 4, 4, 6, 5, 6, -2);
    }

    @Test
    void copiesAndResultsOfAVectorAreDetached() {
        vector.copy().setEntry(0, 9);
        vector.getSubVector(0, 2).setEntry(0, 9);
        vector.append(1).setEntry(0, 9);
        vector.append(vector).setEntry(0, 9);
        vector.add(vector).setEntry(0, 9);
        vector.toArray()[0] = 9;

        assertThat(entries).containsExactly(-1, 1, 2, 3, 4, 5, 6, -2);
    }

    @Test
    void aVectorComputesLikeAnyOther() {
        RealVector other = new ArrayRealVector(new double[] {2, 2, 4});

        assertThat(vector.ebeMultiply(other).toArray()).containsExactly(4, 6, 16);
        assertThat(vector.ebeDivide(other).toArray()).containsExactly(1, 1.5, 1);
        assertThat(vector.append(other).toArray()).containsExactly(2, 3, 4, 2, 2, 4);
        assertThat(vector.append(5).toArray()).containsExactly(2, 3, 4, 5);
        assertThat(vector.getSubVector(1, 2).toArray()).containsExactly(3, 4);
        assertThat(vector.dotProduct(other)).isEqualTo(26);
    }

    @Test
    void aVectorRefusesEntriesOutside() {
        assertThatThrownBy(() -> vector.getEntry(3)).isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> vector.setEntry(-1, 1)).isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> vector.addToEntry(3, 1)).isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> vector.getSubVector(2, 2)).isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> vector.setSubVector(2, new ArrayRealVector(2)))
                .isInstanceOf(OutOfRangeException.class);
        assertThat(entries).containsExactly(-1, 1, 2, 3, 4, 5, 6, -2);
    }

    @Test
    void aVectorKnowsWhetherItIsFinite() {
        assertThat(vector.isNaN()).isFalse();
        assertThat(vector.isInfinite()).isFalse();

        vector.setEntry(0, Double.POSITIVE_INFINITY);
        assertThat(vector.isInfinite()).isTrue();
        vector.setEntry(1, Double.NaN);
        assertThat(vector.isNaN()).isTrue();
    }

    @Test
    void aVectorEqualsAnyVectorWithTheSameEntries() {
        RealVector same = new ArrayRealVector(new double[] {2, 3, 4});

        assertThat(vector).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
        assertThat(same).isEqualTo(vector);
        assertThat(vector).isNotEqualTo(same.mapAdd(1)).isNotEqualTo(null);
    }
}
