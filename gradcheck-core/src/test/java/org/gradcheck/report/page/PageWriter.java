package org.gradcheck.report.page;

import java.io.IOException;
import java.nio.file.Path;
import org.gradcheck.GradientAssertions;
import org.gradcheck.GradientChecker;

/** A process that checks gradients which are wrong: a fork of a run of tests, or a program without one. */
final class PageWriter {

    private PageWriter() {}

    /**
     * Runs it.
     *
     * @param arguments {@code write FOLDER COUNT}, or {@code wait FOLDER COUNT} to print a letter after the first page and to end with the
     *     input, or {@code halt FOLDER MILLISECONDS} to be killed while it writes, or
     *     {@code assert}
     * @throws IOException if there is no input
     */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "write" -> write(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "wait" -> {
                write(Path.of(arguments[1]), 1);
                System.out.print('w');
                System.out.flush();
                write(Path.of(arguments[1]), Integer.parseInt(arguments[2]) - 1);
                System.in.readAllBytes();
            }
            case "halt" -> {
                write(Path.of(arguments[1]), 1);
                killAfter(Long.parseLong(arguments[2]));
                write(Path.of(arguments[1]), Integer.MAX_VALUE);
            }
            default -> GradientAssertions.assertGradient(x -> x[0] * x[0], x -> x, 3);
        }
    }

    private static void write(Path folder, int count) {
        try (ReportPages pages = ReportPages.in(folder, PagePolicy.FAILURES)) {
            for (int i = 0; i < count; i++) {
                CheckedCases.wrong(GradientChecker.standard().writingTo(pages));
            }
        }
    }

    private static void killAfter(long milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        Thread killer = new Thread(() -> {
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            Runtime.getRuntime().halt(9);
        });
        killer.setDaemon(true);
        killer.start();
    }
}
