package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.CostChanges;
import org.gradcheck.internal.parameters.ParameterScale;
import org.jspecify.annotations.Nullable;

/** What a {@link GradientSubject} was told so far, and the objective that it amounts to. */
final class SubjectDescription {

    private final String name;
    private final List<BlockDescription> blocks = new ArrayList<>();
    private final List<FurtherPoint> visits = new ArrayList<>();
    private final List<String> declarations = new ArrayList<>();
    private final Set<String> conventions = new HashSet<>();
    private Consumer<double[]> backward = upstream -> {};

    @Nullable
    private DoubleSupplier cost;

    @Nullable
    private DoubleSupplier networkCost;

    @Nullable
    private BatchedCost batchedCost;

    private Optional<Supplier<GradientSubject>> replicas = Optional.empty();
    private Optional<Supplier<List<CostChanges>>> networkCostChanges = Optional.empty();
    private Optional<NetworkOnBatch> network = Optional.empty();
    private OptionalInt examples = OptionalInt.empty();
    private int networkBlocks;
    private List<NetworkLayer> layers = List.of();

    @Nullable
    private Supplier<double[]> output;

    @Nullable
    private Supplier<double[]> pointGradient;

    @Nullable
    private DoubleSupplier statedValue;

    private boolean isRecomputed;
    private boolean takesUpstream;
    private long seed;
    private int points = 1;
    private double factor = 1;
    private double @Nullable [] point;

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

    void evaluateCost(DoubleSupplier by) {
        batchedCost = null;
        cost = by;
    }

    /** A cost that takes the place of any other, and is evaluated at many points at once. */
    void evaluateInBatches(BatchedCost by) {
        cost = null;
        batchedCost = by;
    }

    void replicate(Supplier<GradientSubject> by) {
        replicas = Optional.of(by);
    }

    /** A cost of which more is known than its values, as long as no other one takes its place and no block is beside these. */
    void evaluateNetworkCost(List<BlockDescription> ofNetwork, NetworkOnBatch of, Supplier<List<CostChanges>> changes) {
        ofNetwork.forEach(this::add);
        DoubleSupplier by = () -> of.network().cost(of.batch());
        network = Optional.of(of);
        networkCost = by;
        networkCostChanges = Optional.of(changes);
        networkBlocks = ofNetwork.size();
        batchedCost = null;
        cost = by;
    }

    /** The blocks are those of a network with these layers. */
    void describeLayers(List<NetworkLayer> ofNetwork) {
        layers = ofNetwork;
    }

    List<NetworkLayer> layers() {
        return layers;
    }

    void evaluateOutput(Supplier<double[]> by) {
        output = by;
    }

    /** A gradient with one entry for each coordinate of the point. */
    void evaluateGradient(Supplier<double[]> by) {
        pointGradient = by;
        isRecomputed = true;
    }

    /** What the code that computes the gradient says the cost is. */
    void evaluateStatedValue(DoubleSupplier by) {
        statedValue = by;
    }

    /** A call that leaves the gradients where the blocks have them. */
    void differentiate(Runnable by) {
        backward = upstream -> by.run();
        takesUpstream = false;
        isRecomputed = true;
    }

    /** The same for an output, whose gradient is a product with the upstream gradient. */
    void differentiate(Consumer<double[]> by) {
        backward = by;
        takesUpstream = true;
        isRecomputed = true;
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
        isRecomputed |= !block.gradient().isGiven();
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
        if (!conventions.add(method)) {
            throw new IllegalStateException(method + " is declared twice for " + name
                    + ", which would convert its gradient twice; declare it once");
        }
        factor *= by;
        declarations.add(declaration);
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
        for (BlockDescription block : blocks) {
            ParameterVector values = block.declaration().declared();
            ParameterScale scale = new ParameterScale(values);
            double[] displaced = values.toArray();
            for (int i = 0; i < displaced.length; i++) {
                double moved = displaced[i] + radius * scale.of(i) * (2 * random.nextDouble() - 1);
                if (!values.isFixed(i)) {
                    displaced[i] = Math.max(values.lowerBound(i), Math.min(values.upperBound(i), moved));
                }
            }
            values.setAll(displaced);
        }
    }

    Objective objective() {
        if (blocks.isEmpty()) {
            throw new IllegalStateException(name + " has nothing to check: add parameter(...) or point(...)");
        }
        if (pointGradient != null) {
            livePoint();
        }
        if (batchedCost != null && replicas.isPresent()) {
            throw new IllegalStateException(name + " has both a batched cost and replicas; keep the one that uses the"
                    + " cores or machines better");
        }
        SharedStorage.refuseGradients(blocks);
        if (!visits.isEmpty() && !isRecomputed) {
            throw new IllegalStateException(
                    name + " is to be checked at several points, but nothing computes its gradient"
                            + " there: add backward(...) or gradient(...), or give suppliers of the gradients");
        }
        Supplier<double[]> layerOutput = output;
        double[] upstream = layerOutput == null
                ? new double[0]
                : RandomVector.uniform(read(layerOutput).length, new Well19937c(seed));
        boolean ofNetwork = cost != null && cost == networkCost;
        List<ParameterBlock> described =
                blocks.stream().map(block -> block.block(ofNetwork)).toList();
        Optional<BatchedCostAdapter> batch =
                Optional.ofNullable(batchedCost).map(costs -> new BatchedCostAdapter(name, costs, described));
        return new Objective(
                described,
                layerOutput == null
                        ? batch.<DoubleSupplier>map(costs -> costs).orElseGet(this::statedCost)
                        : costOf(layerOutput, upstream),
                () -> gradientFrom(upstream),
                hasCost() ? Optional.ofNullable(statedValue) : Optional.empty(),
                visits,
                declarations,
                ofNetwork && blocks.size() == networkBlocks ? networkCostChanges : Optional.empty(),
                batch.map(costs -> costs),
                replicas.map(
                        supplier -> () -> require("replicas", supplier.get()).objective()),
                new KnownContext(
                        ofNetwork && blocks.size() == networkBlocks ? network : Optional.empty(),
                        examples,
                        isRecomputed));
    }

    private boolean hasCost() {
        return cost != null || batchedCost != null;
    }

    private List<double[]> gradientFrom(double[] upstream) {
        backward.accept(upstream.clone());
        return blocks.stream().map(block -> converted(block.gradientEntries())).toList();
    }

    private double[] converted(double[] gradient) {
        return factor == 1
                ? gradient
                : Arrays.stream(gradient).map(entry -> entry * factor).toArray();
    }

    private DoubleSupplier statedCost() {
        DoubleSupplier found = cost == null ? statedValue : cost;
        if (found == null) {
            throw new IllegalStateException(name + " has no cost: add cost(...), or output(...) and backward(...)");
        }
        if (takesUpstream) {
            throw new IllegalStateException(
                    name + " has a backward(upstream -> ...) but no output that it differentiates:"
                            + " add output(...) in place of the cost, or make it backward(() -> ...)");
        }
        return found;
    }

    private DoubleSupplier costOf(Supplier<double[]> layerOutput, double[] upstream) {
        if (hasCost()) {
            throw new IllegalStateException(
                    name + " has both a cost and an output; keep the one that backward(...) differentiates");
        }
        if (!takesUpstream) {
            throw new IllegalStateException(name + " has an output, but nothing takes the gradient that flows into it:"
                    + " add backward(upstream -> ...)");
        }
        return () -> {
            double[] y = read(layerOutput);
            if (y.length != upstream.length) {
                throw new IllegalStateException("the output of " + name + " had " + upstream.length
                        + " entries and has " + y.length + " now; its length must not change");
            }
            return MathArrays.linearCombination(upstream, y);
        };
    }

    private double[] read(Supplier<double[]> layerOutput) {
        double @Nullable [] found = layerOutput.get();
        if (found == null || found.length == 0) {
            throw new IllegalStateException("the output of " + name + " "
                    + (found == null ? "is null" : "has no entries") + "; return one entry or more");
        }
        return found;
    }

    private Supplier<double[]> gradientFunction() {
        if (pointGradient == null) {
            throw new IllegalStateException(name + " has a point but no gradient: add gradient(...)");
        }
        return pointGradient;
    }
}
