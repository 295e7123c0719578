package org.gradcheck.junit;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Warning about misspelt settings such as {@code gradcheck.seeed}, which would otherwise be ignored. They are logged once in a
 * test run, and not refused: only system properties can be listed, and a build may have properties of its own with this
 * prefix.
 */
final class UnknownSettings {

    private static final Logger LOGGER = Logger.getLogger(UnknownSettings.class.getName());

    private static final Pattern SETTING = Pattern.compile("gradcheck\\.[A-Za-z]+");

    private UnknownSettings() {}

    static void warnOnce(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(UnknownSettings.class))
                .getOrComputeIfAbsent(UnknownSettings.class, key -> {
                    warnings(System.getProperties().stringPropertyNames()).forEach(LOGGER::warning);
                    return true;
                });
    }

    /** Returns the warnings about these names of properties, in alphabetical order. */
    static List<String> warnings(Set<String> names) {
        return names.stream()
                .filter(name -> SETTING.matcher(name).matches() && !CheckSettings.NAMES.contains(name))
                .sorted()
                .map(name -> "the system property " + name + " is no setting of gradcheck and changes nothing; the"
                        + " nearest setting is " + nearest(name))
                .toList();
    }

    /** Returns a setting that contains the given name, such as tolerance, else the one that differs by the fewest letters. */
    private static String nearest(String name) {
        String part = withoutPrefix(name);
        return CheckSettings.NAMES.stream()
                .min(comparingInt(known -> withoutPrefix(known).contains(part) ? 0 : distance(known, name)))
                .orElseThrow();
    }

    private static String withoutPrefix(String name) {
        return name.substring(name.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Returns the number of letters to insert, remove or replace (Levenshtein, 1966). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
