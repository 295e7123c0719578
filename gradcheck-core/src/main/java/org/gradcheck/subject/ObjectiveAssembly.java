package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.internal.parameters.CostChanges;
import org.gradcheck.network.NetworkCostChanges;
import org.gradcheck.subject.CostSource.OfNetwork;

/**
 * Assembles an objective from a description, after checking that the parts of the description fit together.
 *
 * @param subject the description
 * @param origin the call that computes the gradient, as it was when the objective was assembled
 */
record ObjectiveAssembly(SubjectDescription subject, GradientOrigin origin) {

    /** Names of the step after all stages. */
    static final String COST = "cost";

    static final String OUTPUT = "output";

    Objective objective() {
        refuseRandomness();
        refuseSamples();
        CostSource cost = subject.cost.orElse(null);
        if (cost instanceof CostSource.Batched && subject.replicas.isPresent()) {
            throw new IllegalStateException(
                    subject.name() + " has both a batched cost and replicas; keep the one that uses the"
                            + " cores or machines better");
        }
        List<BlockDescription> blocks = subject.blocks;
        SharedStorage.refuseGradients(blocks, subject.stages);
        refuseStages();
        refuseOutputNames(blocks);
        if (!subject.furtherPoints.isEmpty() && !isRecomputed()) {
            throw new IllegalStateException(
                    subject.name() + " is to be checked at several points, but nothing computes its gradient"
                            + " there: add backward(...) or gradient(...), or give suppliers of the gradients");
        }
        double[] upstream = subject.output.isPresent() ? drawUpstream(subject.output.get()) : new double[0];
        List<ParameterBlock> described = new ArrayList<>(blocks.size());
        for (BlockDescription block : blocks) {
            described.add(block.block(cost instanceof OfNetwork));
        }
        DoubleSupplier end = source().evaluation(described, upstream);
        DoubleSupplier evaluation = subject.stages.isEmpty() && subject.reset.isEmpty()
                ? end
                : () -> {
                    reset();
                    runStages();
                    return end.getAsDouble();
                };
        Optional<NetworkOnBatch> network = cost instanceof OfNetwork given && given.blocks() == blocks.size()
                ? Optional.of(given.onBatch())
                : Optional.empty();
        return new Objective(
                described,
                evaluation,
                () -> gradient(upstream),
                cost == null ? Optional.empty() : statedValue(),
                subject.furtherPoints,
                subject.conventions.declarations(),
                network.isPresent() ? Optional.of(changesOf(network.get())) : Optional.empty(),
                evaluation instanceof BatchedCostAdapter batch ? Optional.of(batch) : Optional.empty(),
                subject.replicas,
                subject.output.isPresent() ? Optional.of(outputsOf(subject.output.get())) : Optional.empty(),
                subject.stages.isEmpty() ? Optional.empty() : Optional.of(stages(end)),
                new KnownContext(network, subject.examples, isRecomputed(), isFunctionOfPoint()),
                sampling());
    }

    /** Draws the upstream gradient of an output, whose length is known after all stages have run. Their values are restored. */
    private double[] drawUpstream(CostSource.OfOutput output) {
        List<double[]> before = new ArrayList<>(subject.stages.size());
        for (SubjectStages.Description stage : subject.stages) {
            before.add(stage.block().values().entries().toArray());
        }
        try {
            reset();
            runStages();
            return origin.received(output.drawUpstream(subject.seed));
        } finally {
            for (int k = 0; k < before.size(); k++) {
                subject.stages.get(k).block().values().entries().setAll(before.get(k));
            }
        }
    }

    /** Resets the random numbers of a cost and a gradient that are compared for one seed. */
    private void reset() {
        if (subject.reset.isPresent()) {
            subject.reset.get().accept(subject.seed);
        }
    }

    private void runStages() {
        for (SubjectStages.Description stage : subject.stages) {
            stage.forward().run();
        }
    }

    private Objective.Stages stages(DoubleSupplier end) {
        List<Objective.Stage> inOrder = new ArrayList<>(subject.stages.size());
        for (SubjectStages.Description stage : subject.stages) {
            inOrder.add(
                    new Objective.Stage(stage.block().block(false), () -> gradientOf(stage.block()), stage.forward()));
        }
        return new Objective.Stages(List.copyOf(inOrder), subject.output.isPresent() ? OUTPUT : COST, end);
    }

    private double[] gradientOf(BlockDescription stage) {
        return subject.conventions.convert(stage.gradientFor("value").entries().toArray());
    }

    private Optional<Objective.Sampling> sampling() {
        return subject.stochasticCost.isPresent()
                ? Optional.of(
                        new Objective.Sampling(subject.stochasticCost.get(), this::gradientOfSample, subject.seed))
                : Optional.empty();
    }

    private Optional<DoubleSupplier> statedValue() {
        if (subject.statedValue.isEmpty() || subject.reset.isEmpty()) {
            return subject.statedValue;
        }
        DoubleSupplier stated = subject.statedValue.get();
        return Optional.of(() -> {
            reset();
            return stated.getAsDouble();
        });
    }

    /** Refuses a reset of random numbers where the cost is evaluated without it. */
    private void refuseRandomness() {
        if (subject.reset.isEmpty()) {
            return;
        }
        if (subject.cost.orElse(null) instanceof CostSource.Batched) {
            throw new IllegalStateException(subject.name()
                    + " has a batched cost and randomness(...), which cannot reset the generator between the points of a"
                    + " batch; evaluate the cost by cost(...)");
        }
        if (!subject.stages.isEmpty()) {
            throw new IllegalStateException(subject.name()
                    + " has stages and randomness(...), but a stage is also evaluated without those before it; leave"
                    + " stage(...) out, or draw the random numbers once and keep them");
        }
    }

    /** Refuses a cost of samples without a gradient of samples, the reverse, and declarations that mean nothing for both. */
    private void refuseSamples() {
        boolean isSampled = origin instanceof GradientOrigin.OfSample || subject.isGradientSampled;
        if (subject.stochasticCost.isEmpty()) {
            if (isSampled) {
                throw new IllegalStateException(subject.name()
                        + " has a gradient of samples but no cost of samples: add stochasticCost(random -> ...), or make it"
                        + " backward(() -> ...)");
            }
            return;
        }
        String has = subject.name() + " has a stochastic cost and ";
        if (subject.cost.isPresent() || subject.statedValue.isPresent()) {
            throw new IllegalStateException(has + "another cost; keep the one that the gradient belongs to");
        }
        if (subject.output.isPresent()) {
            throw new IllegalStateException(has
                    + "an output; a layer with random numbers is described by a cost, such as the sum of its outputs");
        }
        if (origin instanceof GradientOrigin.OfCost) {
            throw new IllegalStateException(has
                    + "a backward(() -> ...), which gets no random numbers and replaces a stochasticBackward declared"
                    + " before; keep stochasticBackward(random -> ...) alone");
        }
        if (!isSampled) {
            throw new IllegalStateException(
                    has
                            + "no gradient of samples: add stochasticBackward(random -> ...), or stochasticGradient for a point");
        }
        if (subject.reset.isPresent()) {
            throw new IllegalStateException(has + "randomness(...), which is for one fixed seed; keep one of the two");
        }
        if (!subject.stages.isEmpty()) {
            throw new IllegalStateException(
                    has + "stages, which are not searched for means over samples; leave stage(...) out");
        }
        if (subject.replicas.isPresent()) {
            throw new IllegalStateException(
                    has + "replicas, but samples are evaluated one after another; leave replicas(...) out");
        }
        if (subject.gradientFollowsCost) {
            throw new IllegalStateException(has
                    + "gradientFollowsCost(), but each gradient gets a generator of its own; compute the forward pass in"
                    + " stochasticBackward(...)");
        }
    }

    /** Refuses stages of a cost that is not evaluated as all stages followed by one call. */
    private void refuseStages() {
        if (subject.stages.isEmpty()) {
            return;
        }
        String has = subject.name() + " has stages and ";
        CostSource cost = subject.cost.orElse(null);
        if (cost instanceof CostSource.Batched) {
            throw new IllegalStateException(
                    has + "a batched cost, which evaluates no stages; evaluate it by cost(...)");
        }
        if (cost instanceof OfNetwork) {
            throw new IllegalStateException(
                    has + "a built-in network, whose layers are known; leave stage(...) out, or describe the network's"
                            + " arrays by parameter(...)");
        }
        if (subject.replicas.isPresent()) {
            throw new IllegalStateException(
                    has + "replicas, but the stages of replicas are not examined; leave replicas(...) out");
        }
        if (cost == null && subject.output.isEmpty() && subject.statedValue.isPresent()) {
            throw new IllegalStateException(
                    has + "a pair(...), which evaluates no stages; set the cost that follows them by cost(...)");
        }
        for (SubjectStages.Description stage : subject.stages) {
            if (stage.block().gradient().isGiven()) {
                stage.block().gradientFor("value");
            }
        }
    }

    private static Supplier<List<CostChanges>> changesOf(NetworkOnBatch given) {
        return () -> NetworkCostChanges.of(given.network(), given.batch());
    }

    private Objective.Outputs outputsOf(CostSource.OfOutput layer) {
        return new Objective.Outputs(subject.outputNames, () -> valuesOf(layer), this::gradient);
    }

    private double[] valuesOf(CostSource.OfOutput layer) {
        reset();
        runStages();
        return layer.values();
    }

    private void refuseOutputNames(List<BlockDescription> blocks) {
        for (BlockDescription block : blocks) {
            List<String> names = block.declaration().declaredOutputNames();
            if (!names.isEmpty()) {
                throw new IllegalStateException("'" + block.name() + "' of " + subject.name()
                        + " was given names for outputs, " + names
                        + (subject.output.isPresent()
                                ? "; call outputNames(...) of the subject, whose outputs do not belong to one block"
                                : ", but a cost has one output; name the outputs of a Jacobian or of a product"));
            }
        }
        if (!subject.outputNames.isEmpty() && subject.output.isEmpty()) {
            throw new IllegalStateException(subject.name() + " was given names for outputs, " + subject.outputNames
                    + ", but has none; add output(...), or leave outputNames(...) out");
        }
    }

    private boolean isRecomputed() {
        if (!(origin instanceof GradientOrigin.Stored)) {
            return true;
        }
        for (BlockDescription block : subject.blocks) {
            if (!block.gradient().isGiven()) {
                return true;
            }
        }
        return false;
    }

    /** A {@code backward} in place may use what the last evaluation of the cost has left, and so may an array that it fills. */
    private boolean isFunctionOfPoint() {
        return !subject.gradientFollowsCost && origin instanceof GradientOrigin.Stored && isRecomputed();
    }

    private List<double[]> gradientOfSample(RandomGenerator random) {
        subject.sample = Optional.of(random);
        try {
            return gradient(new double[0]);
        } finally {
            subject.sample = Optional.empty();
        }
    }

    private List<double[]> gradient(double[] upstream) {
        reset();
        origin.compute(upstream.clone());
        List<double[]> gradient = new ArrayList<>(subject.blocks.size());
        for (BlockDescription block : subject.blocks) {
            gradient.add(subject.conventions.convert(block.gradientEntries()));
        }
        return gradient;
    }

    /** Returns the source of the cost, after checking that the call for the gradient differentiates that cost. */
    private CostSource source() {
        if (subject.output.isPresent()) {
            if (subject.cost.isPresent()) {
                throw new IllegalStateException(subject.name()
                        + " has both a cost and an output; keep the one that backward(...) differentiates");
            }
            if (!origin.takesUpstream()) {
                throw new IllegalStateException(
                        subject.name() + " has an output, but nothing takes the gradient that flows into it:"
                                + " add backward(upstream -> ...)");
            }
            return subject.output.get();
        }
        if (subject.stochasticCost.isPresent()) {
            return new CostSource.InPlace(() -> Double.NaN);
        }
        if (subject.cost.isEmpty() && subject.statedValue.isEmpty()) {
            throw new IllegalStateException(
                    subject.name() + " has no cost: add cost(...), or output(...) and backward(...)");
        }
        CostSource source = subject.cost.isPresent()
                ? subject.cost.get()
                : new CostSource.InPlace(statedValue().orElseThrow());
        if (origin.takesUpstream() && !(source instanceof CostSource.Batched)) {
            throw new IllegalStateException(
                    subject.name() + " has a backward(upstream -> ...) but no output that it differentiates:"
                            + " add output(...) in place of the cost, or make it backward(() -> ...)");
        }
        return source;
    }
}
