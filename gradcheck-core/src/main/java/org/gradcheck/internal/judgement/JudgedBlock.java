package org.gradcheck.internal.judgement;

import java.util.List;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;

/** What came out for a block, however its entries were looked at. */
public interface JudgedBlock {

    BlockReport report();

    List<Discrepancy> mismatches();

    /** Both sides, as far as they were measured entry by entry. */
    MeasuredBlock measured();

    /** The verdicts of the entries that were measured. */
    EntryVerdicts verdicts();

    /** Whether the cost never moved, whatever was stored in this block. */
    boolean isBlind();

    String name();
}
