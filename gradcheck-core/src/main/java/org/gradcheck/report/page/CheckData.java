package org.gradcheck.report.page;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.BlockGrid;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.CostNearby;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.ReportContents;
import org.gradcheck.report.StepCurve;
import org.gradcheck.subject.NetworkLayer;

/** Report as data for its page: maps, lists, strings and numbers of bounded size. */
final class CheckData {

    /** Version of the data format. It changes when older pages cannot read the data. */
    static final int FORMAT = 2;

    /** Largest number of tiles in all maps of one check. A layer of 784 x 30 weights still has one tile for each entry. */
    private static final int MOST_TILES = 40_000;

    /**
     * Largest number of tiles of a sparse matrix, or of a block of which only a sample was measured. Most of the places have no
     * value, so a tile must be large enough to be seen.
     */
    private static final int MOST_TILES_WITH_GAPS = 2_500;

    private static final int MOST_MISMATCHES = 1_000;

    /** Largest number of wrong rows of a block that are listed. A drawing of a network shows fewer units. */
    private static final int MOST_ROWS = 1_000;

    private final GradientReport report;
    private final Map<String, List<EntryVerdict>> verdicts;

    CheckData(GradientReport report) {
        this.report = report;
        this.verdicts = report.entryVerdicts().stream()
                .collect(toMap(EntryVerdicts::block, EntryVerdicts::verdicts, (first, second) -> first));
    }

    /** Returns the values that the list of all checks shows. */
    Map<String, Object> summary() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", report.subject());
        data.put("verdict", report.verdict().name());
        report.diagnosis()
                .ifPresent(diagnosis -> data.put("cause", diagnosis.cause().words()));
        data.put("entries", report.entries());
        data.put("wrong", report.count(EntryVerdict.DISAGREES));
        worst().ifPresent(worst -> data.put("worst", discrepancy(worst)));
        put(data, "sensitivity", report.sensitivity());
        data.put("evaluations", report.evaluations());
        data.put("seconds", report.elapsed().toNanos() / 1e9);
        return data;
    }

    /** Returns the worst of the wrong entries. If none is wrong, it is the one whose values are the most error bars apart. */
    private Optional<Discrepancy> worst() {
        return report.mismatches().stream().findFirst().or(report::worst);
    }

    /** Returns all values that the page of the check shows. */
    Map<String, Object> whole() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("format", FORMAT);
        data.putAll(summary());
        if (report.samples() > 0) {
            data.put("samples", report.samples());
        }
        data.put("curveEvaluations", report.curveEvaluations());
        data.put("text", report.toString());
        report.reproduction().ifPresent(line -> data.put("reproduction", line));
        data.put("declared", report.overrides());
        data.put("findings", report.findings().stream().map(CheckData::finding).toList());
        data.put(
                "diagnoses",
                report.diagnoses().stream().map(CheckData::diagnosis).toList());
        report.pattern().ifPresent(line -> data.put("pattern", line));
        data.put("stages", stages());
        data.put("counts", counts(report.blocks()));
        data.put("layers", report.layers().stream().map(CheckData::layer).toList());
        data.put("blocks", blocks());
        data.put("mismatchCount", report.mismatches().size());
        data.put(
                "mismatches",
                report.mismatches().stream()
                        .limit(MOST_MISMATCHES)
                        .map(CheckData::discrepancy)
                        .toList());
        data.put(
                "doubtful",
                report.doubtful().stream().map(CheckData::discrepancy).toList());
        data.put("curves", report.curves().stream().map(CheckData::curve).toList());
        return data;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> data = new LinkedHashMap<>(); // the order of Map.of differs between processes
        data.put("kind", finding.kind().name());
        data.put("verdict", finding.kind().verdict().name());
        data.put("text", finding.text());
        return data;
    }

    private static Map<String, Object> step(ReportContents.Stages.Step step) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", step.name());
        data.put("state", step.state().name());
        data.put("words", step.words());
        return data;
    }

    private static Map<String, Object> diagnosis(Diagnosis diagnosis) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("cause", diagnosis.cause().name());
        data.put("words", diagnosis.cause().words());
        data.put("where", diagnosis.where());
        data.put("evidence", diagnosis.evidence());
        data.put("remedy", diagnosis.remedy());
        data.put(
                "alternatives",
                diagnosis.alternatives().stream()
                        .map(cause -> cause.words() + " (" + cause.name() + ")")
                        .toList());
        return data;
    }

    private Map<String, Object> stages() {
        ReportContents.Stages stages = report.stages();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("steps", stages.steps().stream().map(CheckData::step).toList());
        data.put("wrong", stages.wrong());
        data.put("sentences", stages.sentences());
        return data;
    }

    private static Map<String, Object> layer(NetworkLayer layer) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("inputs", layer.inputs());
        data.put("units", layer.units());
        data.put("activation", layer.activation());
        data.put("weights", layer.weights());
        data.put("biases", layer.biases());
        return data;
    }

    private static Map<String, Integer> counts(List<BlockReport> blocks) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (EntryVerdict verdict : EntryVerdict.values()) {
            counts.put(
                    verdict.name(),
                    blocks.stream().mapToInt(block -> block.count(verdict)).sum());
        }
        return counts;
    }

    private List<Map<String, Object>> blocks() {
        Map<String, MeasuredBlock> measured = report.measured().stream()
                .collect(toMap(MeasuredBlock::name, block -> block, (first, second) -> first));
        Map<String, Integer> tiles = tilesByBlock(measured);
        Map<String, List<Discrepancy>> wrong = report.mismatches().stream().collect(groupingBy(Discrepancy::block));
        return report.blocks().stream()
                .map(block -> {
                    Map<String, Object> data = block(block);
                    MeasuredBlock values = measured.get(block.name());
                    List<EntryVerdict> ofEntries = verdicts.get(block.name());
                    if (values != null && ofEntries != null && values.size() > 0) {
                        List<Discrepancy> ofBlock = wrong.getOrDefault(block.name(), List.of());
                        BlockData ofValues = new BlockData(values, ofEntries, ofBlock);
                        data.put("map", ofValues.map(tiles.getOrDefault(block.name(), 1)));
                        data.put("wrongRows", ofValues.wrongRows(MOST_ROWS));
                    }
                    return data;
                })
                .toList();
    }

    /** Returns the number of tiles of each block: small blocks are shown entry by entry, large ones divide the rest equally. */
    private static Map<String, Integer> tilesByBlock(Map<String, MeasuredBlock> measured) {
        List<MeasuredBlock> ascending = measured.values().stream()
                .sorted(comparingInt(block -> block.shape().entries()))
                .toList();
        Map<String, Integer> tiles = new HashMap<>();
        int left = MOST_TILES;
        for (int i = 0; i < ascending.size(); i++) {
            MeasuredBlock block = ascending.get(i);
            int fair = left / (ascending.size() - i);
            boolean hasGaps = !block.isComplete() || BlockGrid.isSparse(block);
            int wanted = hasGaps ? MOST_TILES_WITH_GAPS : block.shape().entries();
            int granted = Math.max(1, Math.min(wanted, fair));
            tiles.put(block.name(), granted);
            left -= granted;
        }
        return tiles;
    }

    private static Map<String, Object> block(BlockReport block) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", block.name());
        data.put("shape", block.shape().sizes());
        data.put("verdict", block.verdict().name());
        data.put("counts", counts(List.of(block)));
        put(data, "sensitivity", block.sensitivity());
        block.worst().ifPresent(worst -> data.put("worst", discrepancy(worst)));
        data.put("note", block.note());
        return data;
    }

    private static Map<String, Object> discrepancy(Discrepancy discrepancy) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", discrepancy.name());
        data.put("block", discrepancy.block());
        data.put("entry", discrepancy.entry());
        data.put("index", Arrays.stream(discrepancy.index()).boxed().toList());
        data.put("analytic", discrepancy.analytic());
        data.put("numeric", discrepancy.numeric());
        data.put("error", discrepancy.error());
        data.put("inErrorBars", discrepancy.inErrorBars());
        putCostNearby(data, discrepancy);
        return data;
    }

    private static void putCostNearby(Map<String, Object> data, Discrepancy discrepancy) {
        if (discrepancy.costNearby() instanceof CostNearby.Kink kink) {
            data.put("slopes", List.of(kink.left(), kink.right()));
        } else if (discrepancy.costNearby() instanceof CostNearby.Jump jump) {
            data.put("jump", jump.height());
        }
        if (!discrepancy.words().isEmpty()) {
            data.put("words", discrepancy.words());
        }
    }

    private static Map<String, Object> curve(StepCurve curve) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("entry", discrepancy(curve.entry()));
        data.put("usedStep", curve.usedStep());
        data.put(
                "samples",
                curve.samples().stream()
                        .map(sample -> List.of(sample.step(), sample.central(), sample.left(), sample.right()))
                        .toList());
        return data;
    }

    private static void put(Map<String, Object> data, String name, OptionalDouble value) {
        if (value.isPresent()) {
            data.put(name, value.getAsDouble());
        }
    }
}
