package org.gradcheck.internal.diagnosis.pattern;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.text.DecimalText;
import org.gradcheck.report.MeasuredBlock;

/**
 * Common size and spread of small deviations, as text.
 *
 * @param blocks the deviations of each block
 */
record DeviationText(List<Deviations> blocks) {

    /** The largest spread of deviations that are the same in each entry. Chosen: they agree to two digits. */
    private static final double SAME = 1e-2;

    /** Returns for example {@code right to 2e-6 of the values in all 5 entries; 3 of them deviate, by 4e-7 to 2e-6}. */
    @Override
    public String toString() {
        boolean ofEachEntry = blocks.stream().allMatch(Deviations::areSmallPartsOfEachEntry);
        DoubleSummaryStatistics parts = blocks.stream()
                .flatMapToDouble(block -> block.parts(ofEachEntry))
                .summaryStatistics();
        return "right to " + NumberText.roundedUp(parts.getMax())
                + (ofEachEntry ? " of the values in " : " of the largest value in ")
                + entries()
                + deviating(parts)
                + (ofEachEntry ? common() : "");
    }

    private String entries() {
        long known = blocks.stream()
                .map(Deviations::measured)
                .mapToLong(block ->
                        IntStream.range(0, block.size()).filter(block::isKnown).count())
                .sum();
        boolean sampled = blocks.stream().anyMatch(block -> !block.measured().isComplete());
        return NumberText.entries(known) + (sampled ? " measured" : "");
    }

    private String deviating(DoubleSummaryStatistics parts) {
        if (parts.getCount() == 1) {
            MeasuredBlock only = blocks.get(0).measured();
            return only.size() == 1 ? "" : "; only " + nameOfWrong(only) + " deviates by more than its error bar";
        }
        String least = NumberText.rough(parts.getMin());
        String most = NumberText.rough(parts.getMax());
        return "; " + parts.getCount() + " deviate by more than their error bars, by "
                + (least.equals(most) ? "some " + most : least + " to " + most);
    }

    private static String nameOfWrong(MeasuredBlock block) {
        return IntStream.range(0, block.size())
                .filter(block::isWrong)
                .mapToObj(block::subscript)
                .findFirst()
                .orElse("one entry");
    }

    /** Describes the deviation if it is the same part of each entry, as that of a rounded factor is. */
    private String common() {
        double of = blocks.get(0).largestDifference();
        DoubleStream all =
                blocks.stream().flatMap(block -> block.wrong().stream()).mapToDouble(Deviations.Deviation::difference);
        long count = blocks.stream().mapToLong(block -> block.wrong().size()).sum();
        return count > 1 && all.allMatch(one -> Math.abs(one - of) <= SAME * Math.abs(of))
                ? "; analytic = (1 " + (of < 0 ? "-" : "+") + " " + DecimalText.scientific(Math.abs(of), 1)
                        + ") x numeric there"
                : "";
    }
}
