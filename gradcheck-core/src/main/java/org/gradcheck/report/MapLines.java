package org.gradcheck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Map of the worst block in characters, which makes a wrong column, diagonal or corner visible in a console. */
final class MapLines {

    private static final int MOST_DOWN = 16;

    private static final int MOST_ACROSS = 64;

    private final GradientReport report;

    MapLines(GradientReport report) {
        this.report = report;
    }

    /** Returns a title and the rows of the map; empty if the check passed, no map was requested or nothing was measured. */
    List<String> lines() {
        return report.passed() || !report.drawsMaps()
                ? List.of()
                : worstBlock().flatMap(this::map).orElse(List.of());
    }

    private Optional<MeasuredBlock> worstBlock() {
        String name = report.mismatches().isEmpty()
                ? report.blocks().stream()
                        .filter(block -> block.verdict() == report.verdict())
                        .map(BlockReport::name)
                        .findFirst()
                        .orElse("")
                : report.mismatches().get(0).block();
        return report.measured().stream()
                .filter(block -> block.name().equals(name) && block.size() > 0)
                .findFirst();
    }

    private Optional<List<String>> map(MeasuredBlock block) {
        return report.entryVerdicts().stream()
                .filter(of -> of.block().equals(block.name()))
                .map(of -> map(block, of.verdicts()))
                .findFirst();
    }

    private static List<String> map(MeasuredBlock block, List<EntryVerdict> verdicts) {
        BlockGrid grid = BlockGrid.within(block, verdicts, MOST_DOWN, MOST_ACROSS);
        int[] worst = grid.worst();
        List<String> lines = new ArrayList<>();
        lines.add("  map of " + Wording.name(block.name()) + tiles(grid)
                + ": . right, n wrong by 10^n error bars, # by more, ? unresolved, - unexercised or fixed");
        for (int row = 0; row < grid.tilesDown(); row++) {
            StringBuilder line = new StringBuilder("    ");
            for (int column = 0; column < grid.tilesAcross(); column++) {
                int entry = worst[row * grid.tilesAcross() + column];
                line.append(entry < 0 ? ' ' : character(block, entry, verdicts.get(entry)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String tiles(BlockGrid grid) {
        return grid.tileRows() * grid.tileColumns() == 1
                ? ""
                : ", the worst of each " + grid.tileRows() + " x " + grid.tileColumns() + " entries";
    }

    private static char character(MeasuredBlock block, int entry, EntryVerdict verdict) {
        return switch (verdict) {
            case AGREES, AT_A_KINK -> '.';
            case UNRESOLVED, TOO_SMALL -> '?';
            case UNEXERCISED, FIXED -> '-';
            case DISAGREES -> {
                double power = Math.floor(Math.log10(
                        Discrepancy.errorBarsApart(block.analytic(entry), block.numeric(entry), block.error(entry))));
                yield power < 10 ? (char) ('0' + Math.max(0, (int) power)) : '#';
            }
        };
    }
}
