package org.gradcheck.report;

/** The first line of a report: what was checked, and what came out. */
record Headline(GradientReport report) {

    String text() {
        return Wording.oneLine(report.subject()) + ": " + outcome() + " ("
                + Wording.counted(report.evaluations(), "cost evaluation", "cost evaluations") + ")";
    }

    private String outcome() {
        return switch (report.verdict()) {
            case AGREES ->
                entries(report.count(EntryVerdict.AGREES) + report.count(EntryVerdict.AT_A_KINK), "agrees", "agree")
                        + Wording.sensitivity(report.sensitivity());
            case DISAGREES ->
                report.mismatches().isEmpty()
                        ? "the gradient is wrong"
                        : entries(report.count(EntryVerdict.DISAGREES), "disagrees", "disagree");
            case VACUOUS ->
                report.entries() > 0 && report.count(EntryVerdict.FIXED) == report.entries()
                        ? "vacuous, all entries are fixed; leave some free to be checked"
                        : "vacuous, nothing could be compared in " + vacuousBlocks();
            case UNRESOLVED -> "cannot tell";
            case NONDETERMINISTIC -> "nondeterministic";
        };
    }

    private String entries(int count, String doesOne, String doSeveral) {
        String does = count == 1 ? doesOne : doSeveral;
        if (count < report.entries()) {
            return count + " of " + Wording.counted(report.entries(), "entry", "entries") + " " + does;
        }
        return (count == 1 ? "the only entry " : "all " + count + " entries ") + does;
    }

    private String vacuousBlocks() {
        long vacuous = report.blocks().stream()
                .filter(block -> block.verdict() == Verdict.VACUOUS)
                .count();
        int all = report.blocks().size();
        return vacuous == 1 && all == 1 ? "the only block" : vacuous + " of " + all + " blocks";
    }
}
