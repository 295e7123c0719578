package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of blocks, for few or many blocks and for little or much room. */
class BlockLinesTests {

    @Test
    void eachBlockHasALineIfThereIsRoom() {
        assertThat(lines(6, Reports.blocks(4, 2)))
                .containsExactly(
                        "  wrong 0  3 x 2  DISAGREES  6 wrong",
                        "  wrong 1  3 x 2  DISAGREES  6 wrong",
                        "  wrong 2  3 x 2  DISAGREES  6 wrong",
                        "  wrong 3  3 x 2  DISAGREES  6 wrong",
                        "  right 0  3 x 2  agrees     6 right, errors above 1e-09 would show",
                        "  right 1  3 x 2  agrees     6 right, errors above 1e-09 would show");
    }

    @Test
    void mostSeriousBlocksAreShownIfThereAreTooMany() {
        List<BlockReport> blocks = new ArrayList<>(Reports.blocks(0, 6));
        blocks.add(3, Reports.disagreeing("w", Shape.of(3), 1));
        blocks.add(2, Reports.vacuous("dead", Shape.of(3), ""));
        blocks.add(Reports.disagreeing("b", Shape.of(3), 3));

        assertThat(lines(8, blocks))
                .containsExactly(
                        "  right 0  3 x 2  agrees     6 right, errors above 1e-09 would show",
                        "  dead     3      VACUOUS    3 unexercised",
                        "  w        3      DISAGREES  2 right, 1 wrong, errors above 3e-09 would show",
                        "  b        3      DISAGREES  3 wrong",
                        "  ... and 5 more blocks, all of which agree");
        assertThat(lines(3, blocks))
                .containsExactly(
                        "  w  3  DISAGREES  2 right, 1 wrong, errors above 3e-09 would show",
                        "  b  3  DISAGREES  3 wrong",
                        "  ... and 7 more blocks, 1 of which does not agree");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | 1 | '  ... and 2 more blocks, 1 of which does not agree'",
                "6 | 0 | '  ... and 2 more blocks, none of which agrees'",
                "6 | 2 | '  ... and 4 more blocks, 2 of which do not agree'",
                "0 | 6 | '  ... and 2 more blocks, all of which agree'"
            })
    void hiddenBlocksAreCounted(int disagreeing, int agreeing, String line) {
        assertThat(lines(5, Reports.blocks(disagreeing, agreeing))).hasSize(5).endsWith(line);
    }

    @Test
    void unclaimedLinesAreUsed() {
        List<BlockReport> blocks = Reports.blocks(3, 9);

        assertThat(new BlockLines(blocks).lines(11, 8))
                .hasSize(8)
                .endsWith("  ... and 5 more blocks, all of which agree");
        assertThat(new BlockLines(blocks).lines(11, 11)).hasSize(11);
        assertThat(new BlockLines(blocks).lines(11, 4)).hasSize(5);
    }

    @Test
    void allBlocksAreCountedIfNoneFits() {
        assertThat(lines(1, Reports.blocks(2, 3))).containsExactly("  5 blocks, 2 of which do not agree");
    }

    @Test
    void oneLineIsLeftForUnexaminedBlocks() {
        List<BlockReport> blocks = new ArrayList<>(Reports.blocks(4, 1));
        blocks.add(Reports.unexamined("x"));

        assertThat(new BlockLines(blocks).fewest()).isEqualTo(2);
        assertThat(lines(5, blocks))
                .containsExactly(
                        "  wrong 0  3 x 2  DISAGREES  6 wrong",
                        "  wrong 1  3 x 2  DISAGREES  6 wrong",
                        "  wrong 2  3 x 2  DISAGREES  6 wrong",
                        "  ... and 2 more blocks, 1 of which does not agree",
                        "  not examined: x");
    }

    @Test
    void unexaminedBlocksAreNamedOnce() {
        assertThat(lines(5, unexamined(4))).containsExactly("  not examined: layer 0, layer 1, layer 2, layer 3");
    }

    @Test
    void manyUnexaminedBlocksAreCounted() {
        assertThat(lines(5, unexamined(5))).containsExactly("  not examined: 5 blocks");
    }

    @Test
    void blockWithoutEntriesHasALine() {
        assertThat(lines(5, List.of(Reports.vacuous("x", Shape.of(0), "it has no entries"))))
                .containsExactly("  x  0  VACUOUS  it has no entries");
    }

    private static List<String> lines(int room, List<BlockReport> blocks) {
        return new BlockLines(blocks).lines(room, 0);
    }

    private static List<BlockReport> unexamined(int blocks) {
        return IntStream.range(0, blocks)
                .mapToObj(i -> Reports.unexamined("layer " + i))
                .toList();
    }
}
