package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Kinds of parts that are tested together, in all blocks at once. */
enum PartKind {

    /** The rows of a matrix, the slices along the first dimension of a block, or the pieces of a long vector. */
    LEADING_SLICES(6) {
        @Override
        Optional<Parts> of(BlockGradient gradient, int mixture) {
            return gradient.slices().stream().findFirst().map(ClaimedSlices::new);
        }
    },

    /** The columns of a matrix, or the slices along the last dimension of a block. */
    LAST_SLICES(6) {
        @Override
        Optional<Parts> of(BlockGradient gradient, int mixture) {
            List<Slices> all = gradient.slices();
            return all.size() < 2 ? Optional.empty() : Optional.of(new ClaimedSlices(all.get(all.size() - 1)));
        }
    },

    /** The entries with the largest claims. */
    LARGEST_ENTRIES(6) {
        @Override
        Optional<Parts> of(BlockGradient gradient, int mixture) {
            return Optional.of(gradient.largestEntries());
        }
    },

    /** Leading slices without any claim. */
    UNFILLED_LEADING_SLICES(4, UnfilledSlices.MIXTURES) {
        @Override
        Optional<Parts> of(BlockGradient gradient, int mixture) {
            return unfilledLeading(gradient).map(slices -> new UnfilledSlices(slices, mixture));
        }
    },

    /** Slices without any claim along the last dimension that has some, of all but the first. */
    UNFILLED_INNER_SLICES(4, UnfilledSlices.MIXTURES) {
        @Override
        Optional<Parts> of(BlockGradient gradient, int mixture) {
            return unfilledInner(gradient).map(slices -> new UnfilledSlices(slices, mixture));
        }
    },

    /** Entries without a claim that are in no unfilled slice. */
    ZEROS(4) {
        @Override
        Optional<Parts> of(BlockGradient gradient, int mixture) {
            List<Slices> tested =
                    new ArrayList<>(gradient.slices().stream().limit(1).toList());
            unfilledInner(gradient).ifPresent(tested::add);
            SingleEntries zeros = SingleEntries.zeros(gradient, tested);
            return zeros.count() == 0 ? Optional.empty() : Optional.of(zeros);
        }
    },

    /** All entries, each to a random side. */
    ALL_ENTRIES(4) {
        @Override
        Optional<Parts> of(BlockGradient gradient, int mixture) {
            return Optional.of(SingleEntries.all(gradient));
        }
    };

    /**
     * Words for what the tests of this kind promise.
     *
     * @param of the parts, such as {@code rows}
     * @param typical the typical change of the cost by a part
     */
    record Promise(String of, double typical) {

        /** Returns the promise that an error would be found, with the error as a part of the typical change. */
        Found found(double error) {
            return new Found(of, error / typical);
        }
    }

    /**
     * A promise with its figure.
     *
     * @param of the parts
     * @param error the smallest error of a part that would have been found, as a part of a typical one
     */
    record Found(String of, double error) {}

    private final int directions;
    private final int mixtures;

    PartKind(int directions) {
        this(directions, 1);
    }

    PartKind(int directions, int mixtures) {
        this.directions = directions;
        this.mixtures = mixtures;
    }

    /** Returns the number of directions that suffice if they agree. */
    int directions() {
        return directions;
    }

    /** Returns the number of mixtures along which the parts are tested, one after the other; 1 for parts with a direction of their own. */
    int mixtures() {
        return mixtures;
    }

    /**
     * Returns the parts of a block; empty if it has none of this kind.
     *
     * @param mixture the number of the mixture, from 0
     */
    abstract Optional<Parts> of(BlockGradient gradient, int mixture);

    /** Returns what the tests of this kind promise. */
    Promise promise(BlockGradient gradient) {
        return switch (this) {
            case LEADING_SLICES -> ofSlices("", gradient.slices().get(0));
            case LAST_SLICES -> ofSlices("", lastOf(gradient));
            case UNFILLED_LEADING_SLICES -> ofUnfilled(unfilledLeading(gradient).orElseThrow());
            case UNFILLED_INNER_SLICES -> ofUnfilled(unfilledInner(gradient).orElseThrow());
            case LARGEST_ENTRIES -> {
                SingleEntries entries = gradient.largestEntries();
                double largest = 0;
                for (int part = 0; part < entries.count(); part++) {
                    largest = Math.max(largest, Math.abs(gradient.change(entries.entry(part))));
                }
                yield new Promise(
                        entries.count() == 1 ? "the largest entry" : "the " + entries.count() + " largest entries",
                        largest);
            }
            case ZEROS -> new Promise("zeros", gradient.norm() / Math.sqrt(gradient.displaced()));
            case ALL_ENTRIES -> new Promise("single entries", gradient.norm() / Math.sqrt(gradient.displaced()));
        };
    }

    /** Returns what the parts are, in the plural. */
    String plural(BlockGradient gradient) {
        return switch (this) {
            case LEADING_SLICES, UNFILLED_LEADING_SLICES ->
                gradient.slices().get(0).plural();
            case LAST_SLICES, UNFILLED_INNER_SLICES -> lastOf(gradient).plural();
            case LARGEST_ENTRIES, ZEROS, ALL_ENTRIES -> "entries";
        };
    }

    private static Optional<Slices> unfilledLeading(BlockGradient gradient) {
        return gradient.slices().stream().findFirst().filter(UnfilledSlices::areIn);
    }

    /** Returns the slices along the last dimension of which some are without a claim; not the leading ones. */
    private static Optional<Slices> unfilledInner(BlockGradient gradient) {
        List<Slices> all = gradient.slices();
        for (int axis = all.size() - 1; axis > 0; axis--) {
            if (UnfilledSlices.areIn(all.get(axis))) {
                return Optional.of(all.get(axis));
            }
        }
        return Optional.empty();
    }

    private static Slices lastOf(BlockGradient gradient) {
        List<Slices> all = gradient.slices();
        return all.get(all.size() - 1);
    }

    /** Returns the promise of unfilled slices, of which a mixture shows a share only. */
    private static Promise ofUnfilled(Slices slices) {
        Promise ofFilled = ofSlices("empty ", slices);
        return new Promise(ofFilled.of(), ofFilled.typical() * UnfilledSlices.visible(slices));
    }

    private static Promise ofSlices(String prefix, Slices slices) {
        int claimed = 0;
        for (double norm : slices.norms()) {
            claimed += norm > 0 ? 1 : 0;
        }
        return new Promise(prefix + slices.plural(), slices.gradient().norm() / Math.sqrt(Math.max(1, claimed)));
    }
}
