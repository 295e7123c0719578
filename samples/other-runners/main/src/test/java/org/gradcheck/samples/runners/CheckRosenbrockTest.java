package org.gradcheck.samples.runners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program in a process of its own and reads what it prints. */
class CheckRosenbrockTest {

    @Test
    void printsTheReportAndEndsWithTheFailure(@TempDir Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CheckRosenbrock.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        // The JVM prints a line about options that it takes from the environment.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process program = builder.start();
        String output = new String(program.getInputStream().readAllBytes(), Charset.defaultCharset())
                .replace(System.lineSeparator(), "\n");

        assertEquals("""
                gradient: all 2 entries agree, errors above 7e-08 would show (49 cost evaluations)
                  x  2  agrees  2 right, errors above 7e-08 would show
                Exception in thread "main" org.opentest4j.AssertionFailedError: gradient: 1 of 2 entries disagrees: x[1] (53 cost evaluations)
                  x  2  DISAGREES  1 right, 1 wrong, errors above 7e-08 would show
                  worst entries       analytic        numeric  error bar
                  x[1]           -4.400000e+01  -8.800000e+01    4.7e-09
                Cause: isolated wrong entries (ISOLATED_ENTRIES) in x
                  1 of 2 entries wrong, the others right: [1]; analytic = 0.500000 x numeric there
                  remedy: look at what is special about these entries: an index, a boundary, a branch
                \tat org.gradcheck.samples.runners.CheckRosenbrock.main(CheckRosenbrock.java:20)
                """, output);
        assertEquals(1, program.waitFor());
    }
}
