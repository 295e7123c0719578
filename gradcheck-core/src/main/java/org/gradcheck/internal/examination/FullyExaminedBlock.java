package org.gradcheck.internal.examination;

import java.util.List;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;

/**
 * A block each entry of which was looked at by itself, since directions said too little of it.
 *
 * @param block what came of it
 */
public record FullyExaminedBlock(ExaminedBlock block) implements JudgedBlock {

    @Override
    public BlockReport report() {
        BlockReport report = block.report();
        return new BlockReport(
                report.name(),
                report.shape(),
                report.verdict(),
                report.counts(),
                report.sensitivity(),
                report.worst(),
                "every entry by itself" + (report.note().isEmpty() ? "" : "; " + report.note()));
    }

    @Override
    public List<Discrepancy> mismatches() {
        return block.mismatches();
    }

    @Override
    public MeasuredBlock measured() {
        return block.measured();
    }

    @Override
    public EntryVerdicts verdicts() {
        return block.verdicts();
    }

    @Override
    public boolean isBlind() {
        return block.isBlind();
    }

    @Override
    public String name() {
        return block.name();
    }
}
