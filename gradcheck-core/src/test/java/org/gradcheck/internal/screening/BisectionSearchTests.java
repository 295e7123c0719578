package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.DirectionalDifferentiator;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Entries that the search finds for disagreeing directions, in two blocks of 500 entries of a linear cost whose slopes are all 1. */
class BisectionSearchTests {

    private static final int BLOCK = 500;

    private final double[] first = point();
    private final double[] second = point();
    private final double[] claimed = new double[2 * BLOCK];
    private final List<Integer> examined = new ArrayList<>();

    BisectionSearchTests() {
        Arrays.fill(claimed, 1);
    }

    @Test
    void singleWrongEntryIsTheOnlyOneExamined() {
        claimed[123] = 1.001;

        assertThat(search().unexplained()).isEmpty();
        assertThat(examined).containsExactly(123);
    }

    @Test
    void singleWrongEntryTakesTwoTests() {
        claimed[777] = -1;
        DirectionalComparison screening = screening();

        search(screening, this::verdict);

        assertThat(screening.directions()).isEqualTo(2);
    }

    @Test
    void severalWrongEntriesAreEachFoundInTheirPart() {
        for (int wrong : new int[] {3, 250, 600, 999}) {
            claimed[wrong] = 2;
        }

        assertThat(search().unexplained()).isEmpty();
        assertThat(examined).contains(3, 250, 600, 999);
    }

    @Test
    void aBlockThatIsWrongThroughoutIsUnexplainedAfterFourEntries() {
        Arrays.fill(claimed, 0, BLOCK, 2);

        assertThat(search().unexplained()).containsExactly(new EntryRange(0, BLOCK));
        assertThat(examined).containsExactly(62, 187, 312, 437);
    }

    @Test
    void eachOfFewEntriesIsExamined() {
        claimed[500] = 2;
        claimed[501] = 3;
        DirectionalComparison screening = screening();
        EntryRange few = new EntryRange(499, 502);

        BisectionSearch search = new BisectionSearch(screening, this::examine);
        search.search(few, List.of(screening.test(few)));

        assertThat(search.unexplained()).isEmpty();
        assertThat(examined).containsExactly(499, 500, 501);
    }

    @Test
    void searchWithoutAWrongEntryEndsAtTheCandidates() {
        claimed[123] = 2;

        search(screening(), number -> EntryVerdict.UNRESOLVED);

        assertThat(examined).contains(123).hasSizeLessThan(64);
    }

    @Test
    void theSearchAmongTooManyWrongEntriesEnds() {
        for (int wrong = 0; wrong < 2 * BLOCK; wrong += 20) {
            claimed[wrong] = 2;
        }
        DirectionalComparison screening = screening();

        BisectionSearch search = search(screening, this::verdict);

        assertThat(search.unexplained()).isNotEmpty();
        assertThat(screening.directions()).isLessThan(110);
    }

    @Test
    void aSearchThatBeginsAnewHasAllItsTests() {
        for (int wrong = 0; wrong < 2 * BLOCK; wrong += 20) {
            claimed[wrong] = 2;
        }
        DirectionalComparison screening = screening();
        BisectionSearch search = search(screening, this::verdict);
        screening.hold(IntStream.range(0, 2 * BLOCK)
                .filter(number -> claimed[number] == 2 && number > 100)
                .boxed()
                .toList());
        examined.clear();

        search.beginAnew();
        search.search(screening.all(), List.of(screening.test(screening.all())));

        assertThat(search.unexplained()).isEmpty();
        assertThat(examined).contains(0, 20, 40, 60, 80, 100);
    }

    @Test
    void rangeThatAgreesIsNotSearched() {
        assertThat(search().unexplained()).isEmpty();
        assertThat(examined).isEmpty();
    }

    private BisectionSearch search() {
        return search(screening(), this::verdict);
    }

    private BisectionSearch search(DirectionalComparison screening, IntFunction<EntryVerdict> verdict) {
        BisectionSearch search = new BisectionSearch(screening, number -> examine(number, verdict.apply(number)));
        search.search(screening.all(), List.of(screening.test(screening.all())));
        return search;
    }

    private DirectionalComparison screening() {
        List<double[]> gradient =
                List.of(Arrays.copyOfRange(claimed, 0, BLOCK), Arrays.copyOfRange(claimed, BLOCK, 2 * BLOCK));
        ParameterSpace space =
                new ParameterSpace(List.of(ParameterVector.of(first), ParameterVector.of(second)), number -> false);
        DoubleSupplier cost = () ->
                IntStream.range(0, BLOCK).mapToDouble(i -> first[i] + second[i]).sum();
        return new DirectionalComparison(
                space,
                gradient,
                CheckOptions.NONE,
                new DirectionalDifferentiator(space, gradient, new InPlaceEvaluation(cost), cost.getAsDouble()));
    }

    private EntryVerdict verdict(int number) {
        return claimed[number] == 1 ? EntryVerdict.AGREES : EntryVerdict.DISAGREES;
    }

    private JudgedEntry examine(int number) {
        return examine(number, verdict(number));
    }

    private JudgedEntry examine(int number, EntryVerdict verdict) {
        if (!examined.contains(number)) {
            examined.add(number);
        }
        return new JudgedEntry(
                number, verdict, new Discrepancy("x", Shape.of(2 * BLOCK), number, claimed[number], 1, 1e-12));
    }

    private static double[] point() {
        double[] ones = new double[BLOCK];
        Arrays.fill(ones, 1);
        return ones;
    }
}
