package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradcheck.internal.text.DecimalText;
import org.gradcheck.internal.text.ListedNames;
import org.gradcheck.internal.text.RoundedUp;

/**
 * The evidence about a block in the words of a report.
 *
 * @param isSeenNearby whether points nearby were asked
 * @param arePartsNearby whether the parts were tested at one of these points, all but the largest entries
 */
record EvidenceText(BlockEvidence evidence, boolean isSeenNearby, boolean arePartsNearby) {

    /** Error of a single entry, in typical entries, from which its figure is left out. Chosen: a wrong entry is seldom ten times a typical one. */
    private static final double LARGEST_OF_ENTRIES = 10;

    private static final String UNREACHED = "the limit of the evaluations ended the check before all parts were tested";

    String text() {
        if (evidence.whole().gradient().isZero()) {
            return "";
        }
        if (evidence.disagrees()) {
            return disagreement();
        }
        if (evidence.agrees() && evidence.isCutShort()) {
            return agreement() + "; " + UNREACHED;
        }
        return evidence.agrees() ? agreement() : doubt();
    }

    /** Returns where the block was tested, if points nearby were asked: a fixed parameter stays, and one at a bound has less room. */
    private String nearby() {
        return isSeenNearby ? " at points within half of the size of each parameter" : "";
    }

    /**
     * Such as {@code right as a whole to 0.2 %, rows to 5 %, columns to 6 %, the 16 largest entries to 20 %}. A typical row of a point nearby is
     * larger or smaller than one here, so figures from there follow by themselves.
     */
    private String agreement() {
        List<String> here = new ArrayList<>();
        List<String> there = new ArrayList<>();
        here.add("right as a whole to " + percent(evidence.whole().detectable()) + nearby());
        evidence.promises().forEach((kind, found) -> {
            List<String> promises = arePartsNearby && kind != PartKind.LARGEST_ENTRIES ? there : here;
            if (found.error() < (kind == PartKind.ALL_ENTRIES ? LARGEST_OF_ENTRIES : 1)) {
                promises.add(found.of() + " to " + percent(found.error()));
            } else if (kind == PartKind.ALL_ENTRIES) {
                promises.add((promisesLargest() ? "other" : "single") + " entries not tested");
            }
        });
        return String.join(", ", here)
                + (there.isEmpty() ? "" : "; at one of these points, " + String.join(", ", there));
    }

    private boolean promisesLargest() {
        PartKind.Found found = evidence.promises().get(PartKind.LARGEST_ENTRIES);
        return found != null && found.error() < 1;
    }

    private String disagreement() {
        if (!evidence.wrong().isEmpty()) {
            List<WrongPart> wrong = evidence.wrong();
            return ListedNames.of(wrong.size(), i -> wrong.get(i).name() + " " + deviation(wrong.get(i)))
                    + (wrong.size() == 1 ? " is wrong" : " are wrong")
                    + (evidence.isWrongNearby() ? " at points nearby" : "");
        }
        if (!evidence.disagreeing().isEmpty()) {
            return "right as a whole, but many of its "
                    + evidence.disagreeing().get(0).plural(evidence.whole().gradient()) + " are wrong";
        }
        return "along the gradient that you return, the cost changes by "
                + factor(evidence.whole().ratio())
                + " of what it says"
                + (evidence.hasCommonFactor() ? ", in all parts of the block alike" : "")
                + (isSeenNearby ? ", and deviates at points nearby, too" : "");
    }

    private static String deviation(WrongPart part) {
        return part.result().claimed() == 0
                ? "(claimed 0)"
                : "(the cost changes by " + factor(part.ratio()) + " of the claim)";
    }

    private String doubt() {
        return switch (evidence.whole().outcome()) {
            case AGREES ->
                "right as a whole, but some of its "
                        + evidence.doubtful().get(0).plural(evidence.whole().gradient())
                        + " are wrong, or at kinks; check at another point";
            case HIDDEN ->
                "the noise of the cost, or its kinks, hide this block" + (isSeenNearby ? "," + nearby() + ", too" : "");
            case INCONCLUSIVE ->
                "along the gradient that you return, the cost changes by "
                        + factor(evidence.whole().ratio())
                        + " of what it says, which noise or kinks may explain; compute the cost more precisely, or check at another point";
            case UNREACHED -> UNREACHED;
            default -> "";
        };
    }

    private static String factor(double ratio) {
        return String.format(Locale.ROOT, "%.4g", ratio);
    }

    /** Returns a part as a percentage with one digit, rounded up. */
    static String percent(double part) {
        double rounded = Double.parseDouble(RoundedUp.of(100 * part));
        return (rounded >= 1 ? String.valueOf((long) rounded) : withoutExponent(rounded)) + " %";
    }

    private static String withoutExponent(double rounded) {
        int decimals = (int) Math.ceil(-Math.log10(rounded) - 1e-9);
        return DecimalText.plain(rounded, Math.max(1, decimals));
    }
}
