package org.gradcheck.internal.diagnosis.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.Standing;
import org.gradcheck.internal.text.ListedNames;

/** The wrong entries of a block in one sentence: which they are, how they differ, and what is right beside them. */
public final class BlockDescription {

    private final JudgedValues values;
    private final int wrong;
    private final int right;

    private BlockDescription(JudgedValues values) {
        this.values = values;
        this.wrong = values.count(Standing.WRONG);
        this.right = values.count(Standing.RIGHT);
    }

    /** Returns the sentence; empty if nothing can be said that is not in the counts of the block. */
    public static Optional<String> of(JudgedValues values) {
        return new BlockDescription(values).text();
    }

    private Optional<String> text() {
        Differences differences = new Differences(values);
        Optional<Region> region = Region.of(Marks.wrong(values));
        Optional<String> relation = differences.size() == wrong ? Relation.first(differences) : Optional.empty();
        boolean isOfFew = isSample() && 2 * (wrong + right) < values.measured().size();
        boolean isListOfFew = isOfFew && region.isPresent() && !region.get().areWhole();
        if (relation.isEmpty() && (region.isEmpty() || isListOfFew)) {
            return Optional.empty(); // where noise hides most of a sample, it hides wrong entries as well
        }
        String where = region.map(this::words).orElseGet(this::counted);
        return Optional.of(where + ": " + relation.orElse("wrong") + others());
    }

    private boolean isSample() {
        return !values.measured().isComplete();
    }

    private String words(Region region) {
        return !isSample() ? region.words() : region.words() + ", of the " + (wrong + right) + " measured";
    }

    private String counted() {
        if (isSample() && right == 0 && wrong <= ListedNames.MOST) {
            return names();
        }
        String told = isSample()
                ? " that were measured"
                : wrong + right == values.measured().size() ? "" : " that can be told";
        return (right == 0 ? NumberText.entries(wrong) : wrong + " of " + (wrong + right) + " entries") + told;
    }

    private String names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < values.measured().size(); i++) {
            if (values.standing(i) == Standing.WRONG) {
                names.add(values.measured().subscript(i));
            }
        }
        return ListedNames.of(names.size(), names::get);
    }

    /** Returns what is known of the other entries. */
    private String others() {
        int open = values.count(Standing.OPEN);
        int absent = values.count(Standing.ABSENT);
        if (right == 0) {
            return "";
        }
        String others = right + (right == 1 ? " other" : " others");
        if (isSample()) {
            return "; the " + others + " measured right";
        }
        return open + absent == 0
                ? "; all others right"
                : "; " + others + " right" + (open > 0 ? ", " + open + " too noisy to tell" : "")
                        + (absent > 0 ? ", " + absent + " zero or fixed" : "");
    }
}
