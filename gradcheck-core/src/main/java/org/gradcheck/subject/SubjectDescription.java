package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.Objective.FurtherPoint;
import org.jspecify.annotations.Nullable;

/** The description that a {@link GradientSubject} has collected so far. {@link #objective} completes it. */
final class SubjectDescription {

    private final String name;
    final List<BlockDescription> blocks = new ArrayList<>();
    final List<SubjectStages.Description> stages = new ArrayList<>();
    final List<FurtherPoint> furtherPoints = new ArrayList<>();
    final GradientConventions conventions = new GradientConventions();
    Optional<CostSource> cost = Optional.empty();
    Optional<CostSource.OfOutput> output = Optional.empty();
    Optional<DoubleSupplier> statedValue = Optional.empty();
    GradientOrigin origin = new GradientOrigin.Stored();
    Optional<Supplier<Objective>> replicas = Optional.empty();
    OptionalInt examples = OptionalInt.empty();
    List<String> outputNames = List.of();
    boolean gradientFollowsCost;
    Optional<LongConsumer> reset = Optional.empty();
    Optional<ToDoubleFunction<RandomGenerator>> stochasticCost = Optional.empty();
    boolean isGradientSampled;
    Optional<RandomGenerator> sample = Optional.empty();
    long seed;
    private List<NetworkLayer> layers = List.of();

    @Nullable
    private Supplier<double[]> pointGradient;

    private double @Nullable [] point;
    private int points = 1;

    SubjectDescription(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Returns the argument of a method of the user's, which Java code without null annotations may pass as null. */
    <T> T require(String method, @Nullable T code) {
        return require(method, "the code to be called", code);
    }

    <T> T require(String method, String wanted, @Nullable T given) {
        if (given == null) {
            throw new IllegalArgumentException(method + "(...) of " + name + " was given null; give " + wanted
                    + ", or leave " + method + "(...) out");
        }
        return given;
    }

    /** Returns a result of the user's code, which must not be null. */
    <T> T requireFound(String what, @Nullable T found) {
        if (found == null) {
            throw new IllegalStateException(what + " of " + name + " is null; return the cost and its gradient");
        }
        return found;
    }

    /** Sets a cost, which replaces any other but a batched one. */
    void evaluateCost(DoubleSupplier by) {
        refuseTwoCosts(cost.orElse(null) instanceof CostSource.Batched);
        cost = Optional.of(new CostSource.InPlace(by));
    }

    private void refuseTwoCosts(boolean areTwo) {
        if (areTwo) {
            throw new IllegalStateException(
                    name + " has both a cost(...) and a batchedCost(...), of which one alone would be"
                            + " evaluated; keep the one that is to be checked");
        }
    }

    /** Sets a cost that is evaluated at many points at once, which replaces any other but one that is evaluated one by one. */
    void evaluateInBatches(BatchedCost by) {
        refuseTwoCosts(cost.orElse(null) instanceof CostSource.InPlace);
        cost = Optional.of(new CostSource.Batched(name, by));
    }

    /** Adds the parameters of a network and sets its cost, which replaces any other. */
    void evaluateNetwork(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        List<BlockDescription> ofNetwork = NetworkBlocks.of(network, batch, gradient);
        for (BlockDescription block : ofNetwork) {
            add(block);
        }
        cost = Optional.of(new CostSource.OfNetwork(new NetworkOnBatch(network, batch), ofNetwork.size()));
        layers = NetworkLayer.of(network);
    }

    void replicate(Supplier<GradientSubject> by) {
        replicas = Optional.of(() -> require("replicas", by.get()).objective());
    }

    List<NetworkLayer> layers() {
        return layers;
    }

    void evaluateOutput(Supplier<double[]> by) {
        output = Optional.of(new CostSource.OfOutput(name, by));
    }

    /** Sets a gradient with one entry for each coordinate of the point. */
    void evaluateGradient(Supplier<double[]> by) {
        pointGradient = by;
    }

    /** Sets a gradient of one sample, with one entry for each coordinate of the point. */
    void evaluateGradientOfSample(Function<RandomGenerator, double[]> by) {
        isGradientSampled = true;
        evaluateGradient(() -> by.apply(sample()));
    }

    /** Returns the random numbers of the sample that is evaluated. */
    RandomGenerator sample() {
        return sample.orElseThrow(
                () -> new IllegalStateException(name + " has a gradient of samples, which is not one gradient;"
                        + " add stochasticCost(random -> ...), and call check"));
    }

    /** Sets the cost that the code of the gradient returns along with it. */
    void evaluateStatedValue(DoubleSupplier by) {
        statedValue = Optional.of(by);
    }

    void add(BlockDescription block) {
        if (block.name() == null || block.name().isBlank()) {
            throw new IllegalArgumentException(name + " has a block without a name; give it one, such as 'weights'");
        }
        for (BlockDescription other : blocks) {
            if (other.name().equals(block.name())) {
                throw new IllegalArgumentException(
                        name + " has two blocks named '" + block.name() + "'; give each a name of its own");
            }
        }
        refuseNameOfStage(block.name());
        SharedStorage.refuse(name, blocks, block);
        SharedStorage.refuseOfStages(name, blocks, stages, block, false);
        blocks.add(block);
    }

    void add(SubjectStages.Description stage) {
        if (stage.name() == null || stage.name().isBlank()) {
            throw new IllegalArgumentException(name + " has a stage without a name; give it one, such as 'hidden'");
        }
        if (stage.name().equals(ObjectiveAssembly.COST) || stage.name().equals(ObjectiveAssembly.OUTPUT)) {
            throw new IllegalArgumentException(name + " has a stage named '" + stage.name()
                    + "', which is the name of the step after all stages in reports; give it another name");
        }
        for (BlockDescription block : blocks) {
            if (block.name().equals(stage.name())) {
                throw new IllegalArgumentException(
                        name + " has a block and a stage named '" + stage.name() + "'; give each a name of its own");
            }
        }
        refuseNameOfStage(stage.name());
        require("stage", "its forward", stage.forward());
        SharedStorage.refuseOfStages(name, blocks, stages, stage.block(), true);
        stages.add(stage);
    }

    private void refuseNameOfStage(String added) {
        for (SubjectStages.Description other : stages) {
            if (other.name().equals(added)) {
                throw new IllegalArgumentException(name + " has a stage named '" + added
                        + "' already; give each stage and each block a name of its own");
            }
        }
    }

    void point(double[] x) {
        if (point != null) {
            throw new IllegalStateException(name + " has a point already; check at a second point with alsoAt(...)");
        }
        point = x;
        add(new BlockDescription(
                "x",
                Storage.of("'x'", x),
                Optional.empty(),
                GradientSource.computed("x", () -> gradientFunction().get(), Storage::of)));
    }

    double[] livePoint() {
        if (point == null) {
            throw new IllegalStateException(name + " has a function of a vector but no vector: add point(...)");
        }
        return point;
    }

    BlockDescription block(String blockName) {
        return blocks.stream()
                .filter(block -> block.name().equals(blockName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no block '" + blockName
                        + "'; its blocks are "
                        + blocks.stream().map(block -> "'" + block.name() + "'").toList()));
    }

    /** Declares a factor between the user's gradient and the gradient of the cost. */
    void convert(String method, double by, String declaration) {
        conventions.declare(name, method, by, declaration);
    }

    /** Declares that the gradient belongs to the last cost. Declaring it again changes nothing. */
    void followCost() {
        if (!gradientFollowsCost) {
            conventions.state("the gradient follows the cost, which is evaluated at the point right before it");
        }
        gradientFollowsCost = true;
    }

    void checkAlso(String where, Runnable move) {
        furtherPoints.add(new FurtherPoint(where, move));
    }

    /** Adds a further point of a function of a flat vector. */
    void checkAlso(double[] x) {
        double[] live = livePoint();
        if (x.length != live.length) {
            throw new IllegalArgumentException("the point of " + name + " has " + live.length
                    + " coordinates, but a further one has " + x.length + "; give one value for each coordinate");
        }
        points++;
        checkAlso("at point " + points, () -> System.arraycopy(x, 0, live, 0, x.length));
    }

    /** Displaces all blocks at random. The random numbers depend on the seed and the number of the point alone. */
    void displaceAll(int number, double radius) {
        RandomGenerator random = new Well19937c(new int[] {(int) seed, (int) (seed >>> 32), number});
        blocks.forEach(block -> block.displace(random, radius));
    }

    Objective objective() {
        if (blocks.isEmpty()) {
            throw new IllegalStateException(name + " has nothing to check: add parameter(...) or point(...)");
        }
        if (pointGradient != null) {
            livePoint();
        }
        return new ObjectiveAssembly(this, origin).objective();
    }

    private Supplier<double[]> gradientFunction() {
        if (pointGradient == null) {
            throw new IllegalStateException(name + " has a point but no gradient: add gradient(...)");
        }
        return pointGradient;
    }
}
