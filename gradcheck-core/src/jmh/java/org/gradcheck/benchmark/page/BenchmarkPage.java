package org.gradcheck.benchmark.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The page of results. Each table stands between two marks, {@code <!-- table NAME -->} and {@code <!-- end NAME -->}; a run
 * replaces the tables that it has measured, and leaves everything else as it is.
 *
 * @param path the Markdown file
 */
public record BenchmarkPage(Path path) {

    /** The page that the build names. */
    public static BenchmarkPage ofTheBuild() {
        String page = System.getProperty("benchmark.page");
        if (page == null) {
            throw new IllegalStateException(
                    "no page to write results to: run with -Dbenchmark.page=BENCHMARKS.md, as mvn -Pbenchmark test does");
        }
        return new BenchmarkPage(Path.of(page));
    }

    /**
     * Replaces a table, unless it has no rows.
     *
     * @param name the name in its marks
     * @param rows the new rows
     * @param effort how often it was measured, or what else the reader must know of the run
     * @throws IllegalStateException if the page has no such marks
     */
    public void replace(String name, MarkdownRows rows, String effort) {
        if (rows.isEmpty()) {
            return;
        }
        String text = read();
        String begin = "<!-- table " + name + " -->\n";
        String end = "<!-- end " + name + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(
                    path + " has no place for the table " + name + ": add the lines " + begin.strip() + " and " + end);
        }
        String table = rows + "\n" + LocalDate.now(ZoneOffset.UTC) + ", " + Machine.here() + "; " + effort + ".\n";
        write(text.substring(0, from + begin.length()) + table + text.substring(to));
    }

    private String read() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
