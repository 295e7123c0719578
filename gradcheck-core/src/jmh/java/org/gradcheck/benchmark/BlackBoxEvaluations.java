package org.gradcheck.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.BitSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.GradientChecker;
import org.gradcheck.benchmark.page.BenchmarkPage;
import org.gradcheck.benchmark.page.Figures;
import org.gradcheck.benchmark.page.MarkdownRows;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/**
 * Counts the evaluations that checks of black boxes take, and writes their table. Counts do not depend on the machine, so no
 * JMH is needed.
 */
public final class BlackBoxEvaluations {

    private static final String SEEDS = "seeds=";

    /** The default: from what is looked at entry by entry to what is screened. */
    private static final List<String> SIZES =
            List.of("64-32-10", "100", "1000", "10000", "100000", "1000000", "10000000", "784-1000-200-10");

    private final MarkdownRows rows =
            MarkdownRows.under("cost", "parameters", "gradient", "evaluations", "found", "allocated by the check");

    /**
     * Counts for some sizes.
     *
     * @param arguments numbers of parameters such as {@code 1000000}, or networks such as {@code 784-1000-200-10}; before
     *     some of them, how many gradients of each kind are drawn from there on, such as {@code seeds=20}
     */
    public static void main(String[] arguments) {
        BlackBoxEvaluations evaluations = new BlackBoxEvaluations();
        int seeds = 5;
        for (String argument : arguments.length == 0 ? SIZES : List.of(arguments)) {
            if (argument.startsWith(SEEDS)) {
                seeds = Integer.parseInt(argument.substring(SEEDS.length()));
            } else {
                evaluations.count(BlackBox.of(argument), seeds);
            }
        }
    }

    /** The table is written after each size: a run that is stopped keeps its counts. */
    private void count(BlackBox box, int seeds) {
        for (Mistake mistake : Mistake.values()) {
            count(box, mistake, seeds);
        }
        BenchmarkPage.ofTheBuild().replace("evaluations", rows, "as many gradients in each row as were to be found");
    }

    private void count(BlackBox box, Mistake mistake, int seeds) {
        List<Count> counts = LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> Count.of(box, mistake, seed))
                .toList();
        LongSummaryStatistics evaluations =
                counts.stream().mapToLong(Count::evaluations).summaryStatistics();
        long bytes = counts.stream().mapToLong(Count::allocated).max().orElseThrow();
        rows.add(
                box.name(),
                Figures.count(box.gradient().getDimension()),
                mistake.toString(),
                range(evaluations.getMin(), evaluations.getMax()),
                counts.stream().filter(Count::found).count() + " of " + counts.size(),
                Figures.digits(bytes / 1e6) + " MB");
    }

    private static String range(long least, long most) {
        return Figures.count(least) + (least == most ? "" : " to " + Figures.count(most));
    }

    /**
     * One check.
     *
     * @param evaluations of the cost
     * @param found whether a right gradient passed, and of a wrong one the entries that are wrong were named, no others
     * @param allocated bytes, an upper bound of what was in use at once; the cost itself allocates next to nothing
     */
    private record Count(long evaluations, boolean found, long allocated) {

        static Count of(BlackBox box, Mistake mistake, long seed) {
            double[] gradient = box.gradient().toArray();
            BitSet wrong = mistake.draw(gradient, new Well19937c(seed));
            mistake.commit(gradient, wrong);
            GradientSubject subject = GradientSubject.named(box.name())
                    .parameter("parameters", box.parameters().getDataRef(), gradient)
                    .costInPlace(box.cost())
                    .backwardInPlace(() -> {});
            long before = allocatedByThisThread();
            GradientReport report = GradientChecker.standard().check(subject);
            long allocated = allocatedByThisThread() - before;
            return new Count(report.evaluations(), named(report, wrong, gradient.length), allocated);
        }

        /** Of a gradient that is wrong throughout, it is enough to say that it is wrong. */
        private static boolean named(GradientReport report, BitSet wrong, int entries) {
            if (report.passed() != wrong.isEmpty()) {
                return false;
            }
            BitSet named = new BitSet();
            report.mismatches().stream().mapToInt(Discrepancy::entry).forEach(named::set);
            return named.equals(wrong) || wrong.cardinality() == entries;
        }

        private static long allocatedByThisThread() {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            return threads.getCurrentThreadAllocatedBytes();
        }
    }
}
