package org.gradcheck.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * Lines that code prints on the thread that calls it. What other threads print meanwhile goes where it went before. The caller locks
 * {@code System.out} and {@code System.err} against other tests that set them.
 */
final class PrintedLines {

    private PrintedLines() {}

    static List<String> of(Runnable code) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(new OfThisThread(printed, out), true, UTF_8));
        System.setErr(new PrintStream(new OfThisThread(printed, err), true, UTF_8));
        try {
            code.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(UTF_8).lines().toList();
    }

    private static final class OfThisThread extends OutputStream {

        private final Thread thread = Thread.currentThread();
        private final ByteArrayOutputStream printed;
        private final PrintStream before;

        OfThisThread(ByteArrayOutputStream printed, PrintStream before) {
            this.printed = printed;
            this.before = before;
        }

        @Override
        public void write(int b) {
            if (Thread.currentThread() == thread) {
                printed.write(b);
            } else {
                before.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (Thread.currentThread() == thread) {
                printed.write(bytes, from, length);
            } else {
                before.write(bytes, from, length);
            }
        }
    }
}
