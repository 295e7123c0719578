package org.gradcheck.report.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Fixed files that all pages share: style sheet, scripts and licences, which are resources of the jar. */
final class Assets {

    static final List<String> STYLES = List.of("gradcheck.css");

    /** Scripts of the page of a check, in the order in which it loads them. */
    static final List<String> SCRIPTS_OF_CHECK = List.of(
            "echarts.min.js",
            "values.js",
            "parts.js",
            "words.js",
            "charts.js",
            "maps.js",
            "plots.js",
            "network.js",
            "table.js",
            "check.js");

    static final List<String> SCRIPTS_OF_LIST = List.of("values.js", "parts.js", "table.js", "list.js");

    private static final List<String> LICENCES = List.of(
            "echarts-LICENSE.txt", "echarts-LICENSE-d3.txt", "echarts-LICENSE-zrender.txt", "echarts-NOTICE.txt");

    private static final List<String> ALL = Stream.of(STYLES, SCRIPTS_OF_CHECK, SCRIPTS_OF_LIST, LICENCES)
            .flatMap(List::stream)
            .distinct()
            .toList();

    private Assets() {}

    /**
     * Requires that the jar contains all files. It is called before anything is written, since pages need all of them.
     *
     * @throws FileNotFoundException if a file is missing in the jar
     */
    static void require() throws FileNotFoundException {
        for (String name : ALL) {
            if (Assets.class.getResource(name) == null) {
                throw new FileNotFoundException(
                        name + " is not in the jar of gradcheck-core; was it built without its pages?");
            }
        }
    }

    static void copyTo(Path folder) throws IOException {
        for (String name : ALL) {
            try (InputStream asset = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
                Files.copy(asset, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
