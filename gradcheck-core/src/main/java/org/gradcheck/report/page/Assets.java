package org.gradcheck.report.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** The fixed files of all pages, as they lie in the jar. */
final class Assets {

    static final List<String> STYLES = List.of("gradcheck.css");

    /** In the order in which a page loads them. */
    static final List<String> SCRIPTS_OF_CHECK =
            List.of("echarts.min.js", "values.js", "parts.js", "charts.js", "network.js", "table.js", "check.js");

    static final List<String> SCRIPTS_OF_LIST = List.of("values.js", "parts.js", "table.js", "list.js");

    private static final List<String> ALL = List.of(
            "gradcheck.css",
            "echarts.min.js",
            "echarts-LICENSE.txt",
            "echarts-LICENSE-d3.txt",
            "echarts-NOTICE.txt",
            "values.js",
            "parts.js",
            "charts.js",
            "network.js",
            "table.js",
            "check.js",
            "list.js");

    private Assets() {}

    /**
     * Makes sure that all of them are there, before anything is written that would be of no use without them.
     *
     * @throws FileNotFoundException if a jar was made that lacks one
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
