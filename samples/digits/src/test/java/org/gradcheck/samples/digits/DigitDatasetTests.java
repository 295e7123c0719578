package org.gradcheck.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitDatasetTests {

    private final DigitDataset dataset = DigitDataset.load();

    @Test
    void loadsEveryDigitOfTheFile() {
        int[] digitsPerClass = new int[Digit.CLASSES];
        dataset.digits().forEach(digit -> digitsPerClass[digit.label()]++);

        assertThat(dataset.digits()).hasSize(1797);
        assertThat(digitsPerClass).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    }

    @Test
    void scalesGreyValuesFromSixteenthsToOne() {
        Digit first = dataset.digits().get(0);

        double[] topRow = IntStream.range(0, 8).mapToDouble(first::pixel).toArray();

        assertThat(topRow).containsExactly(0, 0, 5 / 16.0, 13 / 16.0, 9 / 16.0, 1 / 16.0, 0, 0);
        assertThat(first.label()).isZero();
    }

    @Test
    void shufflingReordersTheSameDigits() {
        DigitDataset shuffled = dataset.shuffled(1);

        assertThat(shuffled.digits())
                .isNotEqualTo(dataset.digits())
                .containsExactlyInAnyOrderElementsOf(dataset.digits());
    }

    @Test
    void sameSeedGivesTheSameOrder() {
        assertThat(dataset.shuffled(7)).isEqualTo(dataset.shuffled(7));
    }

    @Test
    void anotherSeedGivesAnotherOrder() {
        assertThat(dataset.shuffled(7)).isNotEqualTo(dataset.shuffled(8));
    }

    @Test
    void splitSharesOutEveryDigitOnce() {
        DigitDataset.Split split = dataset.split(1_400);

        assertThat(split.training().digits()).isEqualTo(dataset.digits().subList(0, 1_400));
        assertThat(split.test().digits()).isEqualTo(dataset.digits().subList(1_400, 1_797));
    }

    @Test
    void refusesASplitWithoutTestDigits() {
        assertThatThrownBy(() -> dataset.split(1_797))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot train on 1797 of 1797 digits; leave at least one for training and one for testing");
    }

    @Test
    void lastMiniBatchHoldsTheRemainder() {
        List<List<Digit>> miniBatches = dataset.miniBatches(10);

        assertThat(miniBatches).hasSize(180);
        assertThat(miniBatches.get(0)).isEqualTo(dataset.digits().subList(0, 10));
        assertThat(miniBatches.get(179)).isEqualTo(dataset.digits().subList(1_790, 1_797));
    }

    @Test
    void refusesABatchSizeBelowOne() {
        assertThatThrownBy(() -> dataset.miniBatches(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the batch size is 0, but must be at least 1");
    }
}
