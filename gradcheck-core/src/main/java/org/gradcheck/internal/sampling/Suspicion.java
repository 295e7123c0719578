package org.gradcheck.internal.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A test that calls a block wrong.
 *
 * @param block the block
 * @param kind what was tested
 * @param entry the number of the entry, if it was one
 * @param side the sign of the difference of slope and gradient
 * @param evidence {@code -ln(chance)}
 * @param isConfirmed whether further samples agree
 */
record Suspicion(int block, Kind kind, int entry, double side, double evidence, boolean isConfirmed) {

    /** Most entries of a block whose suspicion is tested again. Chosen: a few suffice to call a block wrong. */
    private static final int MOST_ENTRIES = 4;

    enum Kind {
        ENTRY,
        ALONG_GRADIENT,
        ALONG_BIAS
    }

    static List<Suspicion> of(SampledMeans means, ErrorRates rates) {
        double rounding = Rounding.of(means);
        SampledParameters parameters = means.parameters();
        List<Suspicion> all = new ArrayList<>();
        double neededOfEntry = rates.needed(2L * parameters.size());
        double neededOfBlock = rates.needed(4L * parameters.blocks());
        for (int b = 0; b < parameters.blocks(); b++) {
            List<Suspicion> entries = new ArrayList<>();
            for (int i = parameters.from(b); i < parameters.to(b); i++) {
                add(entries, new Suspicion(b, Kind.ENTRY, i, 0, 0, false), means.entry(i), rounding, neededOfEntry);
            }
            entries.sort(Comparator.comparingDouble(Suspicion::evidence).reversed());
            all.addAll(entries.subList(0, Math.min(MOST_ENTRIES, entries.size())));
            double ofBlock = rounding * Math.sqrt(parameters.to(b) - parameters.from(b));
            Suspicion along = new Suspicion(b, Kind.ALONG_GRADIENT, -1, 0, 0, false);
            add(all, along, means.alongGradient(b), ofBlock, neededOfBlock);
            Suspicion seen = new Suspicion(b, Kind.ALONG_BIAS, -1, 0, 0, false);
            if (means.alongBias(b).mean() > 0) {
                add(all, seen, means.alongBias(b), ofBlock, neededOfBlock);
            }
        }
        return all;
    }

    private static void add(List<Suspicion> all, Suspicion test, Moments moments, double rounding, double needed) {
        double evidence = moments.evidence(rounding);
        if (evidence >= needed) {
            all.add(new Suspicion(
                    test.block, test.kind, test.entry, Math.signum(moments.mean()), evidence, false));
        }
    }

    /** Returns this suspicion after a test of further samples. */
    Suspicion tested(SampledMeans further, ErrorRates rates, int tests) {
        Moments moments =
                switch (kind) {
                    case ENTRY -> further.entry(entry);
                    case ALONG_GRADIENT -> further.alongGradient(block);
                    case ALONG_BIAS -> further.alongBias(block);
                };
        double rounding = Rounding.of(further)
                * Math.sqrt(kind == Kind.ENTRY ? 1 : further.parameters().to(block) - further.parameters().from(block));
        boolean confirms =
                moments.mean() * side > 0 && moments.evidence(rounding) >= rates.needed(tests);
        return new Suspicion(block, kind, entry, side, evidence, confirms);
    }
}
