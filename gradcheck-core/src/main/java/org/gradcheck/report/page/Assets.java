package org.gradcheck.report.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

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
            "echarts-NOTICE.txt",
            "values.js",
            "parts.js",
            "charts.js",
            "network.js",
            "table.js",
            "check.js",
            "list.js");

    private Assets() {}

    static void copyTo(Path folder) throws IOException {
        for (String name : ALL) {
            try (InputStream asset = Assets.class.getResourceAsStream(name)) {
                if (asset == null) {
                    throw new FileNotFoundException(
                            name + " is not in the jar of gradcheck-core; was it built without its pages?");
                }
                Files.copy(asset, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
