package org.gradcheck.subject;

import java.util.Optional;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.HighPrecisionDifferentiator;
import org.gradcheck.network.LayerActivity;
import org.gradcheck.network.TrainingBatch;

/** What is known of the weights or the biases of one layer of a built-in network. */
final class NetworkReference implements ReferenceDerivatives {

    /** Which of the two blocks of a layer it is. */
    enum Part {
        WEIGHTS,
        BIASES
    }

    private final FeedforwardNetwork network;
    private final TrainingBatch batch;
    private final Optional<HighPrecisionDifferentiator> differentiator;
    private final int layer;
    private final Part part;
    private final int offset;

    /**
     * Looks at one block.
     *
     * @param offset where the block begins in the flat vector of all parameters
     */
    NetworkReference(FeedforwardNetwork network, TrainingBatch batch, int layer, Part part, int offset) {
        this.network = network;
        this.batch = batch;
        this.differentiator = HighPrecisionDifferentiator.of(network, batch);
        this.layer = layer;
        this.part = part;
        this.offset = offset;
    }

    @Override
    public Derivative partial(int entry) {
        return differentiator.orElseThrow().partial(offset + entry);
    }

    @Override
    public int affordableEntries() {
        return differentiator
                .map(HighPrecisionDifferentiator::affordablePartials)
                .orElse(0);
    }

    @Override
    public String description() {
        return HighPrecisionDifferentiator.DIGITS + "-digit arithmetic";
    }

    @Override
    public Optional<String> reasonForNoEffect() {
        String examples = batch.size() == 1 ? "in the only example" : "in all " + batch.size() + " examples";
        if (part == Part.WEIGHTS && LayerActivity.of(network, batch, layer).inputsAreZero()) {
            return Optional.of("the inputs of layer " + layer + " are zero " + examples);
        }
        for (int above = layer; above < network.depth(); above++) {
            LayerActivity activity = LayerActivity.of(network, batch, above);
            if (activity.isBlocking()) {
                String state = activity.deadUnits() == activity.units()
                        ? "dead"
                        : activity.deadUnits() == 0 ? "saturated" : "dead or saturated";
                String units = activity.units() == 1 ? "the only unit" : "all " + activity.units() + " units";
                String are = activity.units() == 1 ? " is " : " are ";
                return Optional.of(units + " of layer " + above + are + state + " " + examples);
            }
        }
        return Optional.empty();
    }
}
