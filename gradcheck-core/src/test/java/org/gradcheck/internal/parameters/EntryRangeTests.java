package org.gradcheck.internal.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryRangeTests {

    @Test
    void isHalvedWithTheLargerHalfLast() {
        EntryRange range = new EntryRange(3, 8);

        assertThat(range.size()).isEqualTo(5);
        assertThat(range.firstHalf()).isEqualTo(new EntryRange(3, 5));
    }

    @Test
    void containsRangesThatAreNoLargerOnEitherSide() {
        EntryRange range = new EntryRange(3, 8);

        assertThat(range.contains(range)).isTrue();
        assertThat(range.contains(new EntryRange(4, 7))).isTrue();
        assertThat(range.contains(new EntryRange(2, 8))).isFalse();
        assertThat(range.contains(new EntryRange(3, 9))).isFalse();
    }

    @Test
    void overlapsRangesThatShareAnEntry() {
        EntryRange range = new EntryRange(3, 8);

        assertThat(range.overlaps(new EntryRange(7, 9))).isTrue();
        assertThat(range.overlaps(new EntryRange(0, 4))).isTrue();
        assertThat(range.overlaps(new EntryRange(8, 9))).isFalse();
        assertThat(range.overlaps(new EntryRange(0, 3))).isFalse();
    }

    @Test
    void isCutToTheEntriesOfAnother() {
        EntryRange range = new EntryRange(3, 8);

        assertThat(range.within(new EntryRange(5, 20))).isEqualTo(new EntryRange(5, 8));
        assertThat(range.within(new EntryRange(0, 5))).isEqualTo(new EntryRange(3, 5));
        assertThat(range.within(new EntryRange(10, 20)).size()).isZero();
        assertThat(range.within(new EntryRange(0, 2)).size()).isZero();
    }
}
