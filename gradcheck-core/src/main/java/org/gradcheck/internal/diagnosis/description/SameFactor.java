package org.gradcheck.internal.diagnosis.description;

import java.util.Map;
import java.util.Optional;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.text.DecimalText;

/** All analytic values are the numeric ones times one factor, or zero. */
public final class SameFactor implements Relation {

    private static final Map<Double, String> WORDS = Map.of(
            2.0,
            "twice the derivative",
            0.5,
            "half of the derivative",
            -1.0,
            "the derivative with the opposite sign",
            3.0,
            "three times the derivative",
            4.0,
            "four times the derivative",
            0.25,
            "a quarter of the derivative");

    /** Largest relative distance of a factor that has a name. Chosen: that of factors fitted to finite differences. */
    private static final double CLOSE = 1e-3;

    @Override
    public Optional<String> of(Differences differences) {
        double squares = 0;
        boolean areZero = true;
        for (int i : differences.positions()) {
            double numeric = differences.numeric(i) / differences.error(i);
            squares += numeric * numeric;
            areZero &= differences.analytic(i) == 0;
        }
        if (areZero) {
            return Optional.of("never filled (analytic = 0)");
        }
        double factor = nearest(differences);
        if (!isPossible(differences)) {
            return Optional.empty();
        }
        double uncertainty = Differences.SAME / Math.sqrt(squares);
        if (!(uncertainty <= Differences.LARGEST_UNCERTAINTY)) {
            return Optional.empty();
        }
        for (Map.Entry<Double, String> named : WORDS.entrySet()) {
            if (Math.abs(factor / named.getKey() - 1) < Math.max(CLOSE, uncertainty)) {
                String shown = uncertainty < CLOSE ? NumberText.of(factor) : DecimalText.plain(named.getKey(), 2);
                return Optional.of(named.getValue() + " (analytic = " + shown + " x numeric)");
            }
        }
        if (differences.size() == 1) {
            return Optional.empty();
        }
        if (uncertainty <= CLOSE) {
            return Optional.of("analytic = " + NumberText.of(factor) + " x numeric");
        }
        return areClear(differences)
                ? Optional.of(
                        "analytic = " + rounded(factor, uncertainty) + " x numeric, as far as noise lets it be seen")
                : Optional.empty();
    }

    /** Returns the words for a factor that has a name, with its value; empty for others. */
    public static Optional<String> words(double factor) {
        return Optional.ofNullable(WORDS.get(factor))
                .map(words -> words + " (analytic = " + DecimalText.plain(factor, 2) + " x numeric)");
    }

    /** Returns the digits of a factor that its uncertainty leaves, such as {@code 10.0}. */
    private static String rounded(double factor, double uncertainty) {
        int decimals = (int) Math.floor(-Math.log10(Math.abs(factor) * uncertainty));
        return DecimalText.plain(factor, Math.max(0, decimals));
    }

    private static boolean areClear(Differences differences) {
        int clear = 0;
        for (int i : differences.positions()) {
            clear += differences.isClear(i) ? 1 : 0;
        }
        return differences.areEnough(clear);
    }

    /** Returns whether the errors of the numeric values let one factor give all analytic values. */
    static boolean isPossible(Differences differences) {
        double factor = nearest(differences);
        return Double.isFinite(factor) && differences.areAnalytic(numeric -> factor * numeric, factor);
    }

    private static double nearest(Differences differences) {
        double products = 0;
        double squares = 0;
        for (int i : differences.positions()) {
            double numeric = differences.numeric(i) / differences.error(i);
            products += differences.analytic(i) / differences.error(i) * numeric;
            squares += numeric * numeric;
        }
        return products / squares;
    }
}
