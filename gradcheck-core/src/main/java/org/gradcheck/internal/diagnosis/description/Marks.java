package org.gradcheck.internal.diagnosis.description;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.Standing;
import org.gradcheck.report.MeasuredBlock;

/**
 * Entries of a block to which a statement applies, and entries to which it does not. The statement is open for all others, such as
 * entries that noise hides. The sets have the numbers of the entries within the block.
 *
 * @param block the block
 * @param marked the entries to which the statement applies
 * @param unmarked the entries to which it does not
 * @param alike entries of which the statement is not known, but that look like the marked ones
 */
@SuppressWarnings("ArrayRecordComponent")
public record Marks(MeasuredBlock block, BitSet marked, BitSet unmarked, BitSet alike) {

    /** Returns the wrong entries and the right ones. */
    public static Marks wrong(JudgedValues values) {
        BitSet wrong = new BitSet();
        BitSet right = new BitSet();
        for (int i = 0; i < values.measured().size(); i++) {
            Standing standing = values.standing(i);
            wrong.set(values.measured().entry(i), standing == Standing.WRONG);
            right.set(values.measured().entry(i), standing == Standing.RIGHT);
        }
        return new Marks(values.measured(), wrong, right, new BitSet());
    }

    /**
     * Returns the entries that are zero and should not be, and those that are filled. In a sample these are all filled entries, and the
     * zeros that were not measured look like those that were.
     */
    public static Marks unfilled(JudgedValues values) {
        MeasuredBlock block = values.measured();
        BitSet zero = new BitSet();
        BitSet filled = new BitSet();
        BitSet alike = new BitSet();
        if (!block.isComplete() && values.hasWholeAnalytic()) {
            BitSet unused = unusedLines(values);
            int length = block.shape().entries() / block.shape().sizes().get(0);
            for (int entry = 0; entry < block.shape().entries(); entry++) {
                alike.set(entry, values.analyticOf(entry) == 0 && !unused.get(entry / length));
                filled.set(entry, values.analyticOf(entry) != 0);
            }
        }
        for (int i = 0; i < block.size(); i++) {
            Standing standing = values.standing(i);
            boolean isZero = block.analytic(i) == 0;
            boolean isWrong = isZero && standing == Standing.WRONG;
            zero.set(block.entry(i), isWrong);
            alike.set(block.entry(i), isZero && standing == Standing.OPEN);
            filled.set(block.entry(i), !isZero);
        }
        return new Marks(block, zero, filled, alike);
    }

    /** Returns the leading lines in which an entry is zero and should be, and none is wrong, such as the row of a word that does not occur. */
    private static BitSet unusedLines(JudgedValues values) {
        MeasuredBlock block = values.measured();
        int length = block.shape().entries() / block.shape().sizes().get(0);
        BitSet unused = new BitSet();
        BitSet used = new BitSet();
        for (int i = 0; i < block.size(); i++) {
            (values.standing(i) == Standing.ABSENT ? unused : used).set(block.entry(i) / length);
        }
        unused.andNot(used);
        return unused;
    }

    /** Returns the same with the alike entries as marked ones. */
    public Marks withAlike() {
        BitSet all = (BitSet) marked.clone();
        all.or(alike);
        return new Marks(block, all, unmarked, new BitSet());
    }

    List<Integer> sizes() {
        return block.shape().sizes();
    }

    int rank() {
        return block.shape().sizes().size();
    }

    int entries() {
        return block.shape().entries();
    }

    /** Returns whether the statement is known of entries that were measured only. */
    boolean isSample() {
        return marked.cardinality() + unmarked.cardinality() <= block.size() && !block.isComplete();
    }

    /** Returns the number of measured entries for which the statement is open. */
    int open() {
        return block.size() - marked.cardinality() - unmarked.cardinality();
    }

    /** Returns whether a set contains all marked entries, no other one of which the statement is known, and not all entries. */
    boolean fits(IntPredicate set) {
        for (int entry = marked.nextSetBit(0); entry >= 0; entry = marked.nextSetBit(entry + 1)) {
            if (!set.test(entry)) {
                return false;
            }
        }
        for (int entry = unmarked.nextSetBit(0); entry >= 0; entry = unmarked.nextSetBit(entry + 1)) {
            if (set.test(entry)) {
                return false;
            }
        }
        return !marked.isEmpty() && !unmarked.isEmpty();
    }

    /** Returns the binary logarithm of the number of sets of as many entries, among those of which the statement is known. */
    double bits() {
        int chosen = Math.min(marked.cardinality(), unmarked.cardinality());
        int all = marked.cardinality() + unmarked.cardinality();
        double bits = 0;
        for (int k = 1; k <= chosen; k++) {
            bits += Math.log((double) (all - chosen + k) / k) / Math.log(2);
        }
        return bits;
    }

    /** Returns the index of an entry along an axis. */
    int index(int entry, int axis) {
        int rest = entry;
        for (int inner = rank() - 1; inner > axis; inner--) {
            rest /= sizes().get(inner);
        }
        return rest % sizes().get(axis);
    }
}
