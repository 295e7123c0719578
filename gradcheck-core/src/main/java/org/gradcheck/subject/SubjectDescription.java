package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.jspecify.annotations.Nullable;

/** What a {@link GradientSubject} was told so far, and the objective that it amounts to. */
final class SubjectDescription {

    private final String name;
    private final List<BlockDescription> blocks = new ArrayList<>();
    private final List<FurtherPoint> visits = new ArrayList<>();
    private final GradientConventions conventions = new GradientConventions();
    private Optional<CostSource> cost = Optional.empty();
    private Optional<CostSource.OfOutput> output = Optional.empty();
    private Optional<DoubleSupplier> statedValue = Optional.empty();
    private GradientOrigin origin = new GradientOrigin.Stored();
    private Optional<Supplier<GradientSubject>> replicas = Optional.empty();
    private OptionalInt examples = OptionalInt.empty();
    private List<NetworkLayer> layers = List.of();

    @Nullable
    private Supplier<double[]> pointGradient;

    private double @Nullable [] point;
    private int points = 1;
    private long seed;

    SubjectDescription(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Refuses what Java code without annotations may hand in. */
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

    /** Refuses what the user's code may return. */
    <T> T requireFound(String what, @Nullable T found) {
        if (found == null) {
            throw new IllegalStateException(what + " of " + name + " is null; return the cost and its gradient");
        }
        return found;
    }

    /** A cost that takes the place of any other. */
    void evaluateCost(DoubleSupplier by) {
        cost = Optional.of(new CostSource.InPlace(by));
    }

    /** The same for a cost that is evaluated at many points at once. */
    void evaluateInBatches(BatchedCost by) {
        cost = Optional.of(new CostSource.Batched(name, by));
    }

    /** The same for the cost of a network, and its parameters. */
    void evaluateNetwork(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        List<BlockDescription> ofNetwork = NetworkBlocks.of(network, batch, gradient);
        ofNetwork.forEach(this::add);
        cost = Optional.of(new CostSource.OfNetwork(new NetworkOnBatch(network, batch), ofNetwork.size()));
        layers = NetworkLayer.of(network);
    }

    void replicate(Supplier<GradientSubject> by) {
        replicas = Optional.of(by);
    }

    List<NetworkLayer> layers() {
        return layers;
    }

    void evaluateOutput(Supplier<double[]> by) {
        output = Optional.of(new CostSource.OfOutput(name, by));
    }

    /** A gradient with one entry for each coordinate of the point. */
    void evaluateGradient(Supplier<double[]> by) {
        pointGradient = by;
    }

    /** What the code that computes the gradient says the cost is. */
    void evaluateStatedValue(DoubleSupplier by) {
        statedValue = Optional.of(by);
    }

    void differentiate(GradientOrigin by) {
        origin = by;
    }

    void drawFrom(long newSeed) {
        seed = newSeed;
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
        SharedStorage.refuse(name, blocks, block);
        blocks.add(block);
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

    /** From the convention of the user's gradient to that of the cost. */
    void convert(String method, double by, String declaration) {
        conventions.declare(name, method, by, declaration);
    }

    void takenOver(int number) {
        examples = OptionalInt.of(number);
    }

    void visit(String where, Runnable move) {
        visits.add(new FurtherPoint(where, move));
    }

    /** Checks at another point of a function of a flat vector as well. */
    void visit(double[] x) {
        double[] live = livePoint();
        if (x.length != live.length) {
            throw new IllegalArgumentException("the point of " + name + " has " + live.length
                    + " coordinates, but a further one has " + x.length + "; give one value for each coordinate");
        }
        points++;
        visit("at point " + points, () -> System.arraycopy(x, 0, live, 0, x.length));
    }

    /** Moves every entry that may move by a random part of its size, within its bounds: the same way in each check. */
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
        return new ObjectiveAssembly(
                        name,
                        blocks,
                        visits,
                        conventions,
                        cost,
                        output,
                        statedValue,
                        origin,
                        replicas.map(supplier ->
                                () -> require("replicas", supplier.get()).objective()),
                        examples,
                        seed)
                .objective();
    }

    private Supplier<double[]> gradientFunction() {
        if (pointGradient == null) {
            throw new IllegalStateException(name + " has a point but no gradient: add gradient(...)");
        }
        return pointGradient;
    }
}
