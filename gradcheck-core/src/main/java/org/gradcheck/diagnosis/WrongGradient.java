package org.gradcheck.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradcheck.subject.NetworkOnBatch;

/**
 * A gradient that disagrees with what was measured, and what is known of the code that computes it. To be diagnosed while
 * the parameters are where they were measured.
 *
 * @param blocks both sides of each block; for a network the weights and biases of each layer in turn
 * @param network the network whose gradient it is, with the batch; empty for any other cost
 * @param examples how many examples the cost is taken over; empty if nobody knows
 */
public record WrongGradient(List<MeasuredBlock> blocks, Optional<NetworkOnBatch> network, OptionalInt examples) {

    /**
     * Copies the blocks.
     *
     * @param blocks both sides of each block
     * @param network the network whose gradient it is
     * @param examples how many examples the cost is taken over
     */
    public WrongGradient {
        blocks = List.copyOf(blocks);
    }

    /**
     * Finds out which bugs give the values that were measured.
     *
     * @return the bug that enters nearest the cost first; empty if no explanation accounts for the values within their
     *     error bars and is clearly better than chance
     */
    public List<Diagnosis> diagnose() {
        Situation situation = network.map(
                        known -> Situation.of(blocks, new NetworkCase(known.network(), known.batch())))
                .orElseGet(() -> Situation.of(blocks, examples));
        return new Search(Catalogue.EVIDENT, Catalogue.PREDICTIVE, Catalogue.LAST_RESORT).diagnose(situation);
    }
}
