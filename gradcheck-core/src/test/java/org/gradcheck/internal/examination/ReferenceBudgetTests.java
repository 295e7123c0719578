package org.gradcheck.internal.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.GradientChecker;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.ReferenceDerivatives;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.HighPrecisionDifferentiator;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

class ReferenceBudgetTests {

    @Test
    void areEven() {
        assertThat(taken(64, 100, 100, 100, 100)).containsExactly(16, 16, 16, 16);
    }

    @Test
    void neverExceedWhatOneCanWaitForInAll() {
        assertThat(taken(2, 100, 100, 100, 100)).containsExactly(1, 1, 0, 0);
        assertThat(taken(5, 100, 100, 100)).containsExactly(2, 2, 1);
        assertThat(taken(0, 100, 100)).containsExactly(0, 0);
    }

    @Test
    void leaveToLaterBlocksWhatEarlierOnesDoNotNeed() {
        assertThat(taken(16, 0, 1, 100)).containsExactly(0, 1, 15);
    }

    @Test
    void boundWhatTheBlocksOfANetworkSettleTogether() {
        FeedforwardNetwork network = FeedforwardNetwork.builder(3)
                .dense(7, Activation.TANH)
                .dense(7, Activation.TANH)
                .dense(7, Activation.TANH)
                .dense(3, Activation.IDENTITY)
                .seed(1)
                .build();
        IntStream.range(0, 3).forEach(layer -> network.layer(layer).biases().mapAddToSelf(17));
        TrainingBatch batch = TrainingBatch.random(network, 1, new Well19937c(1));

        GradientReport report =
                GradientChecker.standard().check(network, batch, Backpropagation.gradient(network, batch));

        int affordable =
                HighPrecisionDifferentiator.of(network, batch).orElseThrow().affordablePartials();
        int settled = report.blocks().stream()
                .mapToInt(ReferenceBudgetTests::settledIn)
                .sum();
        assertThat(affordable).isEqualTo(64);
        assertThat(settled).isBetween(1, affordable);
    }

    private static int settledIn(BlockReport block) {
        Matcher settled =
                Pattern.compile("(\\d+) settled in 60-digit arithmetic.*").matcher(block.note());
        return settled.matches() ? Integer.parseInt(settled.group(1)) : 0;
    }

    /** How many entries each of some blocks may settle, of those that it needs. */
    private static List<Integer> taken(int affordable, int... needed) {
        ReferenceBudget shares = new ReferenceBudget(needed.length);
        List<Integer> taken = new ArrayList<>();
        for (int need : needed) {
            int share = Math.min(need, shares.next(oracle(affordable)));
            shares.take(share);
            taken.add(share);
        }
        return taken;
    }

    private static ReferenceDerivatives oracle(int affordable) {
        return new ReferenceDerivatives() {
            @Override
            public Derivative partial(int entry) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int affordableEntries() {
                return affordable;
            }

            @Override
            public String description() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<String> reasonForNoEffect() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
