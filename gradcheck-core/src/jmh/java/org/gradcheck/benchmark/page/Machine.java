package org.gradcheck.benchmark.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where figures come from: without that, a time says nothing. */
public record Machine(String processor, int cores, String java) {

    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

    /** The machine on which this is called. */
    public static Machine here() {
        return new Machine(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    /** Names the machine in one line. */
    @Override
    public String toString() {
        return processor + ", " + cores + " cores, " + java;
    }

    private static String processorModel() {
        if (!Files.isReadable(LINUX_PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
