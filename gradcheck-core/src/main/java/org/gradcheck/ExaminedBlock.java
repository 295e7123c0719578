package org.gradcheck;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/** The analytic and the numeric gradient of one block, and what to say of them. */
final class ExaminedBlock {

    private final ParameterBlock block;
    private final double[] analytic;
    private final double[] numeric;
    private final Agreement agreement;

    ExaminedBlock(ParameterBlock block, double[] analytic, double[] numeric, Agreement agreement) {
        this.block = block;
        this.analytic = analytic;
        this.numeric = numeric;
        this.agreement = agreement;
    }

    List<Discrepancy> mismatches() {
        return entries().filter(this::disagrees).mapToObj(this::discrepancy).toList();
    }

    BlockReport report() {
        int disagreeing = (int) entries().filter(this::disagrees).count();
        return new BlockReport(
                block.name(),
                block.shape(),
                disagreeing == 0 ? Verdict.AGREES : Verdict.DISAGREES,
                analytic.length,
                disagreeing,
                entries().boxed().max(comparingDouble(this::use)).map(this::discrepancy));
    }

    private IntStream entries() {
        return IntStream.range(0, analytic.length);
    }

    private boolean disagrees(int entry) {
        return !(use(entry) <= 1);
    }

    private double use(int entry) {
        return agreement.use(analytic[entry], numeric[entry]);
    }

    private Discrepancy discrepancy(int entry) {
        return new Discrepancy(block.name(), block.shape(), entry, analytic[entry], numeric[entry]);
    }
}
