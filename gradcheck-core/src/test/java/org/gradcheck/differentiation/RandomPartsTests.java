package org.gradcheck.differentiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class RandomPartsTests {

    private static final int MANY = 10_000;

    private final RandomGenerator random = new Well19937c(1);

    @Test
    void thePartsOfAWholeThatIsNeverDividedAreSigns() {
        assertThat(parts(1)).containsOnly(-1, 1);
        assertThat(DoubleStream.of(parts(1)).sum()).isBetween(-300.0, 300.0);
    }

    @Test
    void signsFollowEachOtherInAllWays() {
        double[] signs = parts(1);
        int alike = 0;
        for (int i = 1; i < signs.length; i++) {
            alike += signs[i] == signs[i - 1] ? 1 : 0;
        }

        assertThat(alike).isBetween(4_800, 5_200);
    }

    @Test
    void otherPartsLieBetweenTheSmallestAndTheWholeOnBothSides() {
        double[] parts = parts(0.5);

        assertThat(DoubleStream.of(parts).map(Math::abs).min().orElseThrow()).isBetween(0.5, 0.501);
        assertThat(DoubleStream.of(parts).map(Math::abs).max().orElseThrow()).isBetween(0.999, 1.0);
        assertThat(DoubleStream.of(parts).map(Math::abs).average().orElseThrow())
                .isBetween(0.74, 0.76);
        assertThat(DoubleStream.of(parts).map(Math::signum).sum()).isBetween(-300.0, 300.0);
    }

    private double[] parts(double smallest) {
        RandomParts parts = new RandomParts(random, smallest);
        return DoubleStream.generate(parts::next).limit(MANY).toArray();
    }
}
