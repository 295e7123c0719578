package org.gradcheck.subject;

import java.util.Optional;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.ReferenceDerivatives;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.HighPrecisionDifferentiator;
import org.gradcheck.network.LayerActivity;
import org.gradcheck.network.TrainingBatch;

/**
 * Reference derivatives for the weights or the biases of one layer of a built-in network, computed in high precision.
 *
 * @param network the network; live
 * @param batch the examples of the cost
 * @param differentiator differentiates the cost in high precision; empty if the network does not allow it
 * @param layer the number of the layer
 * @param part the block of the layer
 * @param offset the position of the block's first entry in the flat vector of all parameters
 */
record NetworkReference(
        FeedforwardNetwork network,
        TrainingBatch batch,
        Optional<HighPrecisionDifferentiator> differentiator,
        int layer,
        Part part,
        int offset)
        implements ReferenceDerivatives {

    /** A block of a layer. */
    enum Part {
        WEIGHTS,
        BIASES
    }

    NetworkReference(FeedforwardNetwork network, TrainingBatch batch, int layer, Part part, int offset) {
        this(network, batch, HighPrecisionDifferentiator.of(network, batch), layer, part, offset);
    }

    @Override
    public Derivative partial(int entry) {
        return differentiator.orElseThrow().partial(offset + entry);
    }

    @Override
    public int affordableEntries() {
        return differentiator.isPresent() ? differentiator.get().affordablePartials() : 0;
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
