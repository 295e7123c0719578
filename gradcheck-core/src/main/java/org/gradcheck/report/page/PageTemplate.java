package org.gradcheck.report.page;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** HTML of a page, which only loads scripts. The file names in it come from {@link FileName} and need no escaping. */
final class PageTemplate {

    private PageTemplate() {}

    /**
     * Returns the page of a check.
     *
     * @param root the relative path from the page to the folder of the run, such as {@code ../}
     * @param data the relative path from the page to its data
     */
    static String ofCheck(String root, String data) {
        return page(
                root,
                Stream.concat(
                        Stream.of(script(data)),
                        Assets.SCRIPTS_OF_CHECK.stream().map(name -> script(root + "assets/" + name))));
    }

    /** Returns the page of a check that contains its data. Opened outside of the folder of the run, it has no charts. */
    static String withData(String root, String data) {
        return page(
                root,
                Stream.concat(
                        Stream.of("<script>" + data + "</script>"),
                        Assets.SCRIPTS_OF_CHECK.stream().map(name -> script(root + "assets/" + name))));
    }

    /** Returns the page with the list of all checks. */
    static String ofList(List<String> lists) {
        return page(
                "",
                Stream.concat(
                        lists.stream().map(name -> script("lists/" + name)),
                        Assets.SCRIPTS_OF_LIST.stream().map(name -> script("assets/" + name))));
    }

    /** Returns an address for an attribute. Quotes and angle brackets are already encoded in addresses. */
    static String escaped(String address) {
        return address.replace("&", "&amp;");
    }

    private static String page(String root, Stream<String> scripts) {
        String styles = Assets.STYLES.stream()
                .map(name -> "<link rel=\"stylesheet\" href=\"" + root + "assets/" + name + "\">")
                .collect(joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="en" data-root="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Gradcheck</title>
                <link rel="icon" href="data:,">
                %s
                </head>
                <body>
                <noscript>This page needs JavaScript; allow its scripts to run.</noscript>
                <main id="page"></main>
                %s
                </body>
                </html>
                """.formatted(root, styles, scripts.collect(joining("\n")));
    }

    private static String script(String path) {
        return "<script src=\"" + path + "\"></script>";
    }
}
