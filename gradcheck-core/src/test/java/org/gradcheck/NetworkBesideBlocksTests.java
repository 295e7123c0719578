package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** A network knows how its cost changes with its own parameters, and with no others. */
class NetworkBesideBlocksTests {

    private final FeedforwardNetwork network = FeedforwardNetwork.builder(2)
            .dense(2, Activation.TANH)
            .dense(1, Activation.SIGMOID)
            .seed(1)
            .build();
    private final TrainingBatch batch = TrainingBatch.random(network, 5, new Well19937c(1));
    private final double[] unseen = {1, 2};

    @Test
    void aloneDifferencesByWhatAParameterChanges() {
        assertThat(addNetwork(GradientSubject.named("alone")).objective().shortcut())
                .isPresent();
    }

    @Test
    void isDifferencedAsAWholeWithABlockBehindIt() {
        assertUnseen(addUnseen(addNetwork(GradientSubject.named("behind"))));
    }

    @Test
    void isDifferencedAsAWholeWithABlockBeforeIt() {
        assertUnseen(addNetwork(addUnseen(GradientSubject.named("before"))));
    }

    private static void assertUnseen(GradientSubject subject) {
        assertThat(subject.objective().shortcut()).isEmpty();

        GradientReport report = GradientChecker.standard().check(subject);

        assertThat(report.blocks())
                .allSatisfy(block -> assertThat(block.verdict())
                        .isEqualTo(block.name().equals("unseen") ? Verdict.VACUOUS : Verdict.AGREES));
    }

    private GradientSubject addNetwork(GradientSubject subject) {
        return subject.network(network, batch, Backpropagation.gradient(network, batch));
    }

    private GradientSubject addUnseen(GradientSubject subject) {
        return subject.parameter("unseen", unseen, new double[2]);
    }
}
