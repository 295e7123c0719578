package org.gradcheck.report.page;

import static java.util.stream.Collectors.joining;

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
     * @param top the relative path from the page to the folder with the assets
     * @param data the relative path from the page to its data
     * @param text the report, for browsers without scripts
     */
    static String ofCheck(String root, String top, String data, String text) {
        return page(
                root,
                styles(top),
                "<p><a href=\"" + root + "index.html\">All checks</a></p>\n" + plain(text),
                "",
                Stream.concat(
                        Stream.of(script(data)),
                        Assets.SCRIPTS_OF_CHECK.stream().map(name -> script(top + "assets/" + name))));
    }

    /**
     * Returns a page for another place. Only the addresses of its assets change.
     *
     * @param page the page of a check
     * @param from the relative path to the folder with the assets until now
     * @param to the same path from the new place
     */
    static String moved(String page, String from, String to) {
        StringBuilder moved = new StringBuilder();
        for (String line :
                page.split("(?<=\n)", -1)) { // no line of a text begins with a tag, since its brackets are escaped
            boolean isAsset = line.startsWith("<script src=\"" + from + "assets/")
                    || line.startsWith("<link rel=\"stylesheet\" href=\"" + from + "assets/");
            moved.append(isAsset ? line.replaceFirst("\"" + from + "assets/", "\"" + to + "assets/") : line);
        }
        return moved.toString();
    }

    /**
     * Returns a small file that shows the text of a report, and leads to its page.
     *
     * @param page the address of the page
     * @param text the report
     */
    static String ofLink(String page, String text) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="color-scheme" content="light dark">
                <title>Gradcheck</title>
                </head>
                <body>
                %s
                <p><a href="%s">Page of this check, with tables and maps</a></p>
                </body>
                </html>
                """.formatted(plain(text), page);
    }

    /**
     * Returns the page with the list of all checks.
     *
     * @param top the relative path from the page to the folder with the assets
     * @param lists the names of the files with the data of the list
     * @param checks the names of the pages, for browsers without scripts
     * @param others the addresses of the lists of other runs
     */
    static String ofList(String top, List<String> lists, List<String> checks, List<String> others) {
        String links = checks.stream()
                .map(name -> "<li><a href=\"checks/" + name + "\">" + name + "</a></li>")
                .collect(joining("\n"));
        return page(
                "",
                styles(top),
                "<h1>Gradient checks</h1>\n<ul>\n" + links + "\n</ul>",
                otherRuns(others),
                Stream.concat(
                        lists.stream().map(name -> script("lists/" + name)),
                        Assets.SCRIPTS_OF_LIST.stream().map(name -> script(top + "assets/" + name))));
    }

    private static String otherRuns(List<String> others) {
        if (others.isEmpty()) {
            return "";
        }
        return others.stream()
                .map(index -> "<li><a href=\"" + index + "\">" + nameOfRun(index) + "</a></li>")
                .collect(joining("\n", "<footer>\n<h2>Other runs</h2>\n<ul>\n", "\n</ul>\n</footer>\n"));
    }

    /** Returns the time of a run from an address such as {@code runs/2026-11-30T01-45-56Z-4711/index.html}. */
    private static String nameOfRun(String index) {
        return index.startsWith("runs/")
                ? index.replaceAll("runs/(.*)T(\\d\\d)-(\\d\\d)-(\\d\\d)Z-.*", "$1 $2:$3:$4 UTC")
                : "the newest run";
    }

    /** Returns an address for an attribute. Quotes and angle brackets are already encoded in addresses. */
    static String escaped(String address) {
        return address.replace("&", "&amp;");
    }

    private static String page(
            String root, String styles, String withoutScripts, String after, Stream<String> scripts) {
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
                %s%s
                </body>
                </html>
                """.formatted(root, styles, withoutScripts, after, scripts.collect(joining("\n")));
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
