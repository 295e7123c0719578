package org.gradcheck.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Checks the programs of consecutive seeds on the threads of the common pool. */
final class FuzzRun {

    private record Result(Kind kind, Tally tally) {}

    private FuzzRun() {}

    static FuzzTable of(int programs, long seed) {
        List<Result> results = LongStream.range(seed, seed + programs)
                .parallel()
                .mapToObj(FuzzRun::check)
                .collect(Collectors.toList());
        FuzzTable table = new FuzzTable();
        results.forEach(result -> table.add(result.kind, result.tally));
        return table;
    }

    private static Result check(long seed) {
        Program program = Programs.of(seed);
        return new Result(program.kind, ProgramCheck.of(program, report -> {}));
    }

    static void write(FuzzTable table, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("fuzz.md"), table.toString());
            Files.write(folder.resolve("fuzz-failures.txt"), table.failures());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text of one program: its graph, the true slopes, each report, what failed. */
    static String details(long seed) {
        Program program = Programs.of(seed);
        StringBuilder text = new StringBuilder(program.toString());
        double noise = program.noise();
        text.append("noise ").append(noise).append('\n');
        for (int i = 0; i < program.size(); i++) {
            TrueSlopes slopes = new TrueSlopes(program, i, noise);
            text.append("slopes by x" + i + ": " + slopes.left() + " and " + slopes.right() + "\n");
        }
        Tally tally = ProgramCheck.of(
                program, report -> text.append('\n').append(report).append('\n'));
        text.append('\n').append(String.join("\n", tally.lines())).append('\n');
        return text.toString();
    }
}
