package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTests {

    @Test
    void hasTheProductOfItsSizesAsNumberOfEntries() {
        assertThat(Shape.of(4, 3, 2).entries()).isEqualTo(24);
        assertThat(Shape.of(4, 0).entries()).isZero();
        assertThat(Shape.of().entries()).isEqualTo(1);
    }

    @Test
    void numbersItsEntriesInRowMajorOrder() {
        Shape shape = Shape.of(2, 3, 4);
        int entry = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 4; k++) {
                    assertThat(shape.index(entry++)).containsExactly(i, j, k);
                }
            }
        }
    }

    @Test
    void writesSubscriptsAsJavaDoes() {
        assertThat(Shape.of(2, 3).subscript(5)).isEqualTo("[1][2]");
        assertThat(Shape.of(7).subscript(5)).isEqualTo("[5]");
        assertThat(Shape.of().subscript(0)).isEmpty();
    }

    @Test
    void refusesAnEntryThatIsNotThere() {
        assertThatThrownBy(() -> Shape.of(2, 3).index(6))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Index 6 out of bounds for length 6");
        assertThatThrownBy(() -> Shape.of(2, 3).subscript(-1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Index -1 out of bounds for length 6");
    }

    @Test
    void isWrittenAsInMathematics() {
        assertThat(Shape.of(4, 3)).hasToString("4 x 3");
        assertThat(Shape.of(4)).hasToString("4");
        assertThat(Shape.of()).hasToString("scalar");
    }

    @Test
    void isWordedInASentence() {
        assertThat(Shape.of(4, 3).predicate()).isEqualTo("is 4 x 3");
        assertThat(Shape.of(4).predicate()).isEqualTo("has 4 entries");
        assertThat(Shape.of(1).predicate()).isEqualTo("has 1 entry");
        assertThat(Shape.of().predicate()).isEqualTo("is a scalar");
    }

    @Test
    void refusesNegativeSizes() {
        assertThatThrownBy(() -> Shape.of(4, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a shape has no negative sizes, but this one is [4, -1]");
    }

    @Test
    void refusesMoreEntriesThanAnIntCanNumber() {
        assertThatThrownBy(() -> Shape.of(100_000, 50_000, 100_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a shape has at most 2147483647 entries, but this one is [100000, 50000, 100000]; describe its"
                                + " parts as blocks of their own");
        assertThat(Shape.of(100_000, 100_000, 0).entries()).isZero();
    }

    @Test
    void doesNotChangeWithTheListThatItWasMadeFrom() {
        List<Integer> sizes = new ArrayList<>(List.of(4, 3));
        Shape shape = new Shape(sizes);

        sizes.set(0, 9);

        assertThat(shape).isEqualTo(Shape.of(4, 3));
    }
}
