package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Screening of a cost in single precision: each block along its claimed gradient, then the parts of all blocks.
 *
 * <p>Gradient descent comes to rest at kinks: where a step across a kink makes the cost grow, the next one leads back. So a trained network
 * with rectified units is often closer to several kinks than the noise of single precision allows to see, and kinks on both sides change the
 * slope like a factor does. A random point nearby has no more kinks close to it than any other, and at a minimum the gradient nearby is
 * larger. So where kinks or noise hide a block, the parts of all blocks are tested nearby, with the gradient that the code returns there, and
 * a block that seems to be wrong by a small factor is called wrong only if it is wrong there, too.
 */
public final class BlockwiseExamination {

    /** Points nearby after which a block that could not be tested at any of them is given up. Chosen: the code does not support others either. */
    private static final int TRIED = 3;

    /** Points nearby that may confirm a wrong part. Chosen: more of them are at kinks close to the same part by coincidence. */
    private static final int CONFIRMING_POINTS = 5;

    private final PointOfBlocks here;
    private final NearbyPoints nearby;

    public BlockwiseExamination(PointOfBlocks here, NearbyPoints nearby) {
        this.here = here;
        this.nearby = nearby;
    }

    /** Returns the conclusion about each block. */
    public List<BlockConclusion> examine() {
        int[] all = IntStream.range(0, here.blocks()).toArray();
        List<BlockAtPoints> blocks =
                here.wholes(all).stream().map(BlockAtPoints::new).toList();
        if (blocks.stream().noneMatch(BlockAtPoints::isUnreached)) {
            here.meter().completes(() -> lookNearby(blocks));
        }
        BlockConclusion[] conclusions = new BlockConclusion[all.length];
        for (int point : new int[] {BlockAtPoints.HERE, 0}) {
            conclude(point, blocks, conclusions);
        }
        return List.of(conclusions);
    }

    private void lookNearby(List<BlockAtPoints> blocks) {
        if (blocks.stream().noneMatch(BlockAtPoints::isOpen)) {
            return;
        }
        int[] tested = numbers(blocks, BlockAtPoints::isExercised);
        nearby.at(0, point -> point.wholes(tested)).ifPresent(wholes -> {
            for (int j = 0; j < tested.length; j++) {
                add(0, wholes.get(j), blocks.get(tested[j]));
            }
        });
        blocks.forEach(this::examineDeviation);
        for (int i = 1; i < BlockAtPoints.MOST_POINTS; i++) {
            int number = i;
            List<BlockAtPoints> open = blocks.stream()
                    .filter(block -> block.isOpen() && (number < TRIED || block.isSeenNearby()))
                    .toList();
            if (open.isEmpty()) {
                return;
            }
            nearby.at(number, point -> {
                open.forEach(block -> point.once(block.here().gradient(), block.stepNearby())
                        .ifPresent(
                                whole -> block.add(number, whole.at(block.here().gradient()))));
                return true;
            });
            open.forEach(this::examineDeviation);
        }
    }

    /** Examines a block that seems to be wrong at smaller steps, at one point after the other until one confirms it or it seems right. */
    private void examineDeviation(BlockAtPoints block) {
        Optional<Integer> examined = block.pointToExamine();
        while (examined.isPresent()) {
            int number = examined.get();
            WholeBlock look = block.at(number);
            block.examined(
                    number,
                    nearby.at(number, point -> point.divided(look, block.divisions()))
                            .orElse(List.of()));
            examined = block.pointToExamine();
        }
    }

    /** A gradient that is the same to the bit tells nothing: it may have been stored, and be right at the point of the check alone. */
    private static void add(int number, WholeBlock nearby, BlockAtPoints block) {
        if (!nearby.gradient().hasDerivativesOf(block.here().gradient())) {
            block.add(number, nearby);
        }
    }

    /** Tests the parts of the blocks that are decided at a point. */
    private void conclude(int number, List<BlockAtPoints> blocks, BlockConclusion[] conclusions) {
        int[] decided = numbers(blocks, block -> block.pointOfParts() == number);
        if (decided.length == 0) {
            return;
        }
        List<BlockAtPoints> tested = IntStream.of(decided).mapToObj(blocks::get).toList();
        List<BlockEvidence> evidence = new ArrayList<>();
        boolean[] areConfirmed = new boolean[decided.length];
        boolean isWhole = here.meter().completes(() -> {
            parts(number, tested, evidence);
            confirm(number, tested, evidence, areConfirmed);
        });
        for (int i = 0; i < decided.length; i++) {
            BlockAtPoints block = tested.get(i);
            if (evidence.size() <= i) {
                evidence.add(new BlockEvidence(block.atPointOfParts(), false));
            }
            if (!isWhole) {
                evidence.get(i).cutShort(areConfirmed[i] || !block.isSeenNearby());
            }
            conclusions[decided[i]] = BlockConclusion.of(evidence.get(i), block);
        }
    }

    /** Confirms wrong parts at other points, where blocks were tested at several. */
    private void confirm(int number, List<BlockAtPoints> tested, List<BlockEvidence> evidence, boolean[] areConfirmed) {
        WrongAtPoints wrong = new WrongAtPoints(here, nearby, CONFIRMING_POINTS);
        List<BlockEvidence> largestHere = number == BlockAtPoints.HERE
                ? List.of()
                : here.largestEntries(tested.stream()
                        .map(block -> new BlockEvidence(block.togetherHere(), false))
                        .toList());
        for (int i = 0; i < tested.size(); i++) {
            if (!largestHere.isEmpty()) {
                evidence.get(i)
                        .promiseAs(
                                largestHere.get(i), PartKind.LARGEST_ENTRIES); // other entries are the largest nearby
            }
            if (!evidence.get(i).whole().disagrees()) {
                wrong.confirm(
                        number,
                        evidence.get(i),
                        largestHere.isEmpty() ? List.of() : largestHere.get(i).wrong());
            }
            areConfirmed[i] = true;
        }
    }

    /** Tests parts at a point. If the code does not support displacements there, the point of the check decides alone. */
    private void parts(int number, List<BlockAtPoints> decided, List<BlockEvidence> evidence) {
        boolean isThere = number != BlockAtPoints.HERE
                && nearby.at(number, point -> {
                            add(decided, evidence);
                            point.parts(evidence);
                            return true;
                        })
                        .isPresent();
        if (!isThere) {
            if (number != BlockAtPoints.HERE) {
                decided.forEach(BlockAtPoints::forgetNearby);
                evidence.clear();
            }
            add(decided, evidence);
            here.parts(evidence);
        }
    }

    private void add(List<BlockAtPoints> blocks, List<BlockEvidence> evidence) {
        for (BlockAtPoints block : blocks) {
            evidence.add(new BlockEvidence(whole(block), block.isSuspicious()));
        }
    }

    /** Without points nearby, smaller steps tell kinks from a wrong gradient. */
    private WholeBlock whole(BlockAtPoints block) {
        WholeBlock whole = block.atPointOfParts();
        return block.isSeenNearby() ? whole : (whole.isInconclusive() ? here.closer(whole) : whole).concluded();
    }

    private static int[] numbers(List<BlockAtPoints> blocks, Predicate<BlockAtPoints> condition) {
        return IntStream.range(0, blocks.size())
                .filter(b -> condition.test(blocks.get(b)))
                .toArray();
    }
}
