package org.gradcheck.report.page;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * HTML of a page, which loads scripts. Without scripts it shows a plain text. The file names in it come from {@link FileName} and
 * need no escaping.
 */
final class PageTemplate {

    private PageTemplate() {}

    /**
     * Returns the page of a check.
     *
     * @param root the relative path from the page to the folder of the run, such as {@code ../}
     * @param data the relative path from the page to its data
     * @param text the report, for browsers without scripts
     */
    static String ofCheck(String root, String data, String text) {
        return page(
                root,
                styles(root),
                "<p><a href=\"" + root + "index.html\">All checks</a></p>\n" + plain(text),
                Stream.concat(
                        Stream.of(script(data)),
                        Assets.SCRIPTS_OF_CHECK.stream().map(name -> script(root + "assets/" + name))));
    }

    /**
     * Returns the page of a check that contains its data, its styles and its scripts. Opened outside of the folder of the run, it
     * has no charts.
     *
     * @throws IOException if the jar cannot be read
     */
    static String withData(String root, String data, String text) throws IOException {
        List<String> scripts = new ArrayList<>(List.of("<script>" + data + "</script>"));
        for (String name : Assets.SCRIPTS_OF_CHECK) {
            scripts.add(
                    Assets.isLarge(name)
                            ? script(root + "assets/" + name)
                            : "<script>\n" + Assets.text(name) + "</script>");
        }
        List<String> styles = new ArrayList<>();
        for (String name : Assets.STYLES) {
            styles.add("<style>\n" + Assets.text(name) + "</style>");
        }
        return page(root, String.join("\n", styles), plain(text), scripts.stream());
    }

    /**
     * Returns the page with the list of all checks.
     *
     * @param lists the names of the files with the data of the list
     * @param checks the names of the pages, for browsers without scripts
     */
    static String ofList(List<String> lists, List<String> checks) {
        String links = checks.stream()
                .map(name -> "<li><a href=\"checks/" + name + "\">" + name + "</a></li>")
                .collect(joining("\n"));
        return page(
                "",
                styles(""),
                "<h1>Gradient checks</h1>\n<ul>\n" + links + "\n</ul>",
                Stream.concat(
                        lists.stream().map(name -> script("lists/" + name)),
                        Assets.SCRIPTS_OF_LIST.stream().map(name -> script("assets/" + name))));
    }

    /** Returns an address for an attribute. Quotes and angle brackets are already encoded in addresses. */
    static String escaped(String address) {
        return address.replace("&", "&amp;");
    }

    private static String page(String root, String styles, String withoutScripts, Stream<String> scripts) {
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
                <main id="page">
                <noscript>
                %s
                <p>With JavaScript this page also shows tables and maps.</p>
                </noscript>
                </main>
                %s
                </body>
                </html>
                """.formatted(root, styles, withoutScripts, scripts.collect(joining("\n")));
    }

    private static String styles(String root) {
        return Assets.STYLES.stream()
                .map(name -> "<link rel=\"stylesheet\" href=\"" + root + "assets/" + name + "\">")
                .collect(joining("\n"));
    }

    private static String plain(String text) {
        return "<h1>Gradient check</h1>\n<pre>"
                + escaped(text).replace("<", "&lt;").replace(">", "&gt;") + "</pre>";
    }

    private static String script(String path) {
        return "<script src=\"" + path + "\"></script>";
    }
}
