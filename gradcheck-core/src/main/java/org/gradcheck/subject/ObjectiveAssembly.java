package org.gradcheck.subject;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.gradcheck.network.NetworkCostChanges;
import org.gradcheck.subject.CostSource.OfNetwork;

/**
 * The parts of a description, from which one objective is made if they fit together.
 *
 * @param name what texts call the subject
 * @param blocks the parameters, at least one block
 * @param visits further points to be checked
 * @param conventions how the gradient differs from that of the cost
 * @param cost the cost; empty if there is none beside an output or a stated value
 * @param output the output of a layer, in place of a cost
 * @param statedValue the cost that the code of the gradient returns, which takes the place of a missing one
 * @param origin computes the gradient
 * @param replicas describes the same subject once more
 * @param examples over how many examples the cost is taken
 * @param seed the seed of the upstream gradient
 */
record ObjectiveAssembly(
        String name,
        List<BlockDescription> blocks,
        List<FurtherPoint> visits,
        GradientConventions conventions,
        Optional<CostSource> cost,
        Optional<CostSource.OfOutput> output,
        Optional<DoubleSupplier> statedValue,
        GradientOrigin origin,
        Optional<Supplier<Objective>> replicas,
        OptionalInt examples,
        long seed) {

    Objective objective() {
        if (cost.filter(CostSource.Batched.class::isInstance).isPresent() && replicas.isPresent()) {
            throw new IllegalStateException(name + " has both a batched cost and replicas; keep the one that uses the"
                    + " cores or machines better");
        }
        SharedStorage.refuseGradients(blocks);
        if (!visits.isEmpty() && !isRecomputed()) {
            throw new IllegalStateException(
                    name + " is to be checked at several points, but nothing computes its gradient"
                            + " there: add backward(...) or gradient(...), or give suppliers of the gradients");
        }
        double[] upstream = output.map(layer -> layer.drawUpstream(seed)).orElseGet(() -> new double[0]);
        Optional<OfNetwork> ofNetwork = cost.filter(OfNetwork.class::isInstance).map(OfNetwork.class::cast);
        List<ParameterBlock> described =
                blocks.stream().map(block -> block.block(ofNetwork.isPresent())).toList();
        DoubleSupplier evaluation = source().evaluation(described, upstream);
        Optional<NetworkOnBatch> network =
                ofNetwork.filter(given -> given.blocks() == blocks.size()).map(OfNetwork::onBatch);
        return new Objective(
                described,
                evaluation,
                () -> gradient(upstream),
                cost.flatMap(given -> statedValue),
                visits,
                conventions.declarations(),
                network.map(given -> () -> NetworkCostChanges.of(given.network(), given.batch())),
                evaluation instanceof BatchedCostAdapter batch ? Optional.of(batch) : Optional.empty(),
                replicas,
                new KnownContext(network, examples, isRecomputed()));
    }

    private boolean isRecomputed() {
        return !(origin instanceof GradientOrigin.Stored)
                || blocks.stream().anyMatch(block -> !block.gradient().isGiven());
    }

    private List<double[]> gradient(double[] upstream) {
        origin.compute(upstream.clone());
        return blocks.stream()
                .map(block -> conventions.convert(block.gradientEntries()))
                .toList();
    }

    /** Returns the one source of the cost; refuses a call for the gradient that differentiates something else. */
    private CostSource source() {
        boolean takesUpstream = origin instanceof GradientOrigin.OfOutput;
        if (output.isPresent()) {
            if (cost.isPresent()) {
                throw new IllegalStateException(
                        name + " has both a cost and an output; keep the one that backward(...) differentiates");
            }
            if (!takesUpstream) {
                throw new IllegalStateException(
                        name + " has an output, but nothing takes the gradient that flows into it:"
                                + " add backward(upstream -> ...)");
            }
            return output.get();
        }
        CostSource source = cost.or(() -> statedValue.map(CostSource.InPlace::new))
                .orElseThrow(() -> new IllegalStateException(
                        name + " has no cost: add cost(...), or output(...) and backward(...)"));
        if (takesUpstream && !(source instanceof CostSource.Batched)) {
            throw new IllegalStateException(
                    name + " has a backward(upstream -> ...) but no output that it differentiates:"
                            + " add output(...) in place of the cost, or make it backward(() -> ...)");
        }
        return source;
    }
}
