package org.gradcheck.junit.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java block of a page.
 *
 * @param place the page and the line
 * @param output the next block of the page, if it is marked as text: the Java block prints it, or fails with it
 */
record Snippet(String place, String code, Optional<String> output) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    /** Returns the Java blocks of a page, in their order. */
    static List<Snippet> of(Path page) {
        String text = read(page);
        List<Snippet> snippets = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals("text") && !snippets.isEmpty()) {
                Snippet last = snippets.remove(snippets.size() - 1);
                snippets.add(new Snippet(last.place, last.code, Optional.of(block.group(2))));
            } else if (block.group(1).equals("java")) {
                long line = text.substring(0, block.start()).lines().count() + 1;
                snippets.add(new Snippet(page.getFileName() + ":" + line, block.group(2), Optional.empty()));
            }
        }
        return snippets;
    }

    static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether it is a file: imports and a class. */
    boolean isFile() {
        return code.startsWith("import ");
    }

    /** Returns whether it declares test methods, and not statements. */
    boolean isMember() {
        return code.startsWith("@");
    }

    /** Returns the name of the class that holds it. */
    String className() {
        Matcher type = Pattern.compile("(?m)^(?:public )?class (\\w+)").matcher(code);
        return isFile() && type.find() ? type.group(1) : "NetTest";
    }

    @Override
    public String toString() {
        return place;
    }
}
