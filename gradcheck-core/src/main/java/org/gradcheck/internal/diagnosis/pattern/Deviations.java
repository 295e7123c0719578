package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.report.MeasuredBlock;

/**
 * Deviations of the wrong entries of a block, as parts of the values.
 *
 * <p>A deviation is small as a part of the entry itself. Where an entry is small because its terms cancel, the deviation
 * belongs to the terms: it is then a small part of the largest entry, and other entries deviate by as much.
 *
 * @param block the number of the block
 * @param measured its values
 * @param wrong the deviations of its wrong entries
 * @param largest the largest value of the block
 * @param isKnown whether all wrong entries have a numeric and a finite analytic value
 */
record Deviations(int block, MeasuredBlock measured, List<Deviation> wrong, double largest, boolean isKnown) {

    /** How much larger than the other deviations the one of a small entry may be. Chosen: an order of magnitude. */
    private static final double ALIKE = 10;

    /**
     * Deviation of one entry.
     *
     * @param distance the distance of both values
     * @param value the larger of the two, without its sign
     * @param difference the analytic value less the expected one, as a part of the expected one
     */
    record Deviation(double distance, double value, double difference) {

        double part() {
            return distance / value;
        }

        boolean isSmallPart() {
            return distance < Approximate.SMALL * value;
        }
    }

    static Deviations of(DiagnosisState situation, int block) {
        MeasuredBlock measured = situation.blocks().get(block);
        List<Deviation> wrong = new ArrayList<>();
        for (int i : situation.wrongEntries(block)) {
            double expected = situation.expected(block).value(i);
            double analytic = situation.analytic(block, i);
            wrong.add(new Deviation(
                    Math.abs(analytic - expected),
                    Math.max(Math.abs(analytic), Math.abs(expected)),
                    (analytic - expected) / expected));
        }
        double largest = 0;
        boolean isKnown = true;
        for (int i = 0; i < measured.size(); i++) {
            if (measured.isKnown(i)) {
                largest = Math.max(largest, Math.abs(measured.numeric(i)));
            }
            isKnown &= Double.isFinite(measured.analytic(i)) && (measured.isKnown(i) || !measured.isWrong(i));
        }
        return new Deviations(block, measured, wrong, largest, isKnown);
    }

    boolean areSmall() {
        double usual = 0;
        for (Deviation one : wrong) {
            usual = one.isSmallPart() ? Math.max(usual, one.distance()) : usual;
        }
        double most = Math.min(Approximate.SMALL * largest, ALIKE * usual);
        for (Deviation one : wrong) {
            if (!one.isSmallPart() && !(one.distance() < most)) {
                return false;
            }
        }
        return isKnown;
    }

    boolean areSmallPartsOfEachEntry() {
        return wrong.stream().allMatch(Deviation::isSmallPart);
    }

    /** Returns the deviations as parts of the entries, or of the largest entry. */
    DoubleStream parts(boolean ofEachEntry) {
        return wrong.stream().mapToDouble(one -> ofEachEntry ? one.part() : one.distance() / largest);
    }

    /** Returns the deviation that is the largest part of its entry, with its sign. */
    double largestDifference() {
        return wrong.stream()
                .max(Comparator.comparingDouble(Deviation::part))
                .orElseThrow()
                .difference();
    }
}
