package org.gradcheck.report.page;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.gradcheck.internal.text.ShortestDecimal;

/**
 * Writer of values as JSON (RFC 8259). NaN and the infinities, for which JSON has no numbers, become the strings {@code
 * "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. The text is safe within a script of an HTML page: characters that
 * could end the script or a line of it are escaped.
 */
final class JsonText {

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /**
     * Writes a value.
     *
     * @param value a map with names as keys, a list, a string, a number or a boolean, nested to any depth
     */
    static String of(Object value) {
        JsonText json = new JsonText();
        json.write(value);
        return json.text.toString();
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            writeObject(map);
        } else if (value instanceof List<?> list) {
            writeArray(list);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            writeString(number.toString());
        } else if (value instanceof Double number) {
            text.append(ShortestDecimal.of(number));
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            writeString(value.toString());
        }
    }

    private void writeObject(Map<?, ?> map) {
        text.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> entry = entries.next();
            writeString(String.valueOf(entry.getKey()));
            text.append(':');
            write(entry.getValue());
            text.append(entries.hasNext() ? "," : "");
        }
        text.append('}');
    }

    private void writeArray(List<?> list) {
        text.append('[');
        for (int i = 0; i < list.size(); i++) {
            text.append(i == 0 ? "" : ",");
            write(list.get(i));
        }
        text.append(']');
    }

    private void writeString(String string) {
        text.append('"');
        string.chars().forEach(character -> {
            char c = (char) character;
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (mustBeEscaped(c)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        });
        text.append('"');
    }

    /**
     * Returns whether a character must be escaped: control characters, characters that could end a script, line separators of
     * JavaScript, and surrogates, which UTF-8 cannot encode one by one.
     */
    private static boolean mustBeEscaped(char c) {
        return c < ' '
                || c == '<'
                || c == '>'
                || c == '&'
                || c == '\u007f'
                || c == '\u2028'
                || c == '\u2029'
                || Character.isSurrogate(c);
    }
}
