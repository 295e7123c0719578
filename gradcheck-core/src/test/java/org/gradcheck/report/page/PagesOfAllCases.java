package org.gradcheck.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;

/** Writes the pages and the texts of several checks, without their times, to compare them with those of other processes. */
final class PagesOfAllCases {

    private static final List<Function<GradientChecker, GradientReport>> CASES = List.of(
            CheckedCases::right,
            CheckedCases::wrong,
            CheckedCases::transposed,
            CheckedCases::kinked,
            CheckedCases::vacuous,
            CheckedCases::screened,
            CheckedCases::jacobian,
            CheckedCases::sparse,
            CheckedCases::product,
            CheckedCases::layer,
            CheckedCases::staged,
            CheckedCases::hostile);

    private PagesOfAllCases() {}

    /**
     * Runs it.
     *
     * @param arguments the folder of the pages, the file for all texts, and {@code parallel} or {@code sequential}
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        StringBuilder all = new StringBuilder();
        try (ReportPages pages = ReportPages.in(folder, PagePolicy.ALWAYS)) {
            Stream<Function<GradientChecker, GradientReport>> cases = CASES.stream();
            List<GradientReport> reports = (arguments[2].equals("parallel") ? cases.parallel() : cases)
                    .map(check -> check.apply(GradientChecker.standard().writingTo(pages)))
                    .toList();
            for (GradientReport report : reports) {
                Path page = report.page().orElseThrow();
                String name = page.getFileName().toString();
                all.append(report).append('\n').append(Files.readString(page));
                all.append(Files.readString(folder.resolve("data").resolve(name.replace(".html", ".js"))));
            }
        }
        Files.writeString(
                Path.of(arguments[1]),
                all.toString()
                        .replace(folder.toUri().toString(), "file:///pages/")
                        .replaceAll("\"seconds\":[^,}]*", "\"seconds\":0"));
    }
}
