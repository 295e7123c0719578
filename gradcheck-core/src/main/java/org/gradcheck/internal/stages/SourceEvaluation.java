package org.gradcheck.internal.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Sample;

/**
 * Passes with one displaced source, up to a number of evaluations. Points beyond it have no value, as those outside the domain of a cost, so
 * that each differentiator ends with what it has. The terms of each pass are kept.
 */
final class SourceEvaluation implements BatchEvaluation {

    /**
     * A pass.
     *
     * @param distance the distance along its direction; 0 for a displacement of a single entry
     * @param terms its terms
     */
    private record Evaluated(double distance, StagePass.Terms terms) {}

    private final StagePass pass;
    private final List<Evaluated> evaluated = new ArrayList<>();
    private int left;
    private int reserved;

    SourceEvaluation(StagePass pass, int most) {
        this.pass = pass;
        this.left = most;
    }

    @Override
    public List<Sample> at(List<? extends Displacement> points, Displaced displaced) {
        List<Sample> samples = new ArrayList<>(points.size());
        for (Displacement point : points) {
            if (left > reserved) {
                left--;
                List<Sample> found = pass.counted().at(List.of(point), displaced);
                samples.addAll(found);
                if (Double.isFinite(found.get(0).cost())) {
                    double distance = point instanceof Displacement.Along along ? along.distance() : 0;
                    evaluated.add(new Evaluated(distance, pass.terms()));
                }
            } else {
                samples.add(new Sample(Double.NaN, 0));
            }
        }
        return samples;
    }

    /** Leaves a number of evaluations for later: the points until then have no value if no more are left. */
    void reserve(int evaluations) {
        reserved = evaluations;
    }

    int left() {
        return left;
    }

    /** Returns the number of passes that had a value. */
    int count() {
        return evaluated.size();
    }

    /**
     * Returns the steps that have changed in any pass.
     *
     * @param from the number of the first pass
     * @param steps the number of steps
     */
    List<Integer> readersFrom(int from, int steps) {
        List<Integer> readers = new ArrayList<>();
        for (int k = 0; k < steps; k++) {
            boolean isChanged = false;
            for (Evaluated found : evaluated.subList(from, evaluated.size())) {
                isChanged |= found.terms().isChanged()[k];
            }
            if (isChanged) {
                readers.add(k);
            }
        }
        return readers;
    }

    /**
     * Returns the derivative that each step contributes, by the central difference of the largest step; the one-sided one where there is no
     * other.
     *
     * @param from the number of the first pass of the direction
     * @param steps the number of steps
     * @return NaN where no pass had a value
     */
    double[] parts(int from, int steps) {
        double[] parts = new double[steps];
        Optional<Evaluated> right = farthest(from);
        Optional<Evaluated> left = right.flatMap(found -> opposite(found, from));
        for (int k = 0; k < steps; k++) {
            parts[k] = right.isEmpty()
                    ? Double.NaN
                    : (right.get().terms().changes()[k]
                                    - (left.isPresent() ? left.get().terms().changes()[k] : 0))
                            / ((left.isPresent() ? 2 : 1) * right.get().distance());
        }
        return parts;
    }

    /** Returns the size of the terms, which do not cancel in it, as a derivative; 0 where no pass had a value. */
    double termsOf(int from) {
        return farthest(from)
                .map(found -> found.terms().size() / Math.abs(found.distance()))
                .orElse(0.0);
    }

    private Optional<Evaluated> farthest(int from) {
        Optional<Evaluated> farthest = Optional.empty();
        for (Evaluated found : evaluated.subList(from, evaluated.size())) {
            boolean isBetter = farthest.isEmpty()
                    || rank(found, from) > rank(farthest.get(), from)
                    || (rank(found, from) == rank(farthest.get(), from)
                            && Math.abs(found.distance())
                                    > Math.abs(farthest.get().distance()));
            farthest = isBetter && found.distance() != 0 ? Optional.of(found) : farthest;
        }
        return farthest;
    }

    /** Passes of a central difference of the first steps come first, since a far step may cross a kink. */
    private int rank(Evaluated found, int from) {
        return opposite(found, from).isPresent() ? 1 : 0;
    }

    private Optional<Evaluated> opposite(Evaluated of, int from) {
        for (Evaluated found : evaluated.subList(from, evaluated.size())) {
            if (found.distance() == -of.distance()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
