package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as a reader of JSON parses them. */
class JsonTextTests {

    @Test
    void nestsObjectsAndLists() {
        assertThat(JsonText.of(Map.of("a", List.of(1, 2.5, true, List.of(), Map.of()))))
                .isEqualTo("{\"a\":[1,2.5,true,[],{}]}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void writesNumbersThatAreNotFiniteAsStrings(double value) {
        assertThat(JsonText.of(List.of(value))).isEqualTo("[\"" + value + "\"]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e-300, 123456789.12345679})
    void keepsFiniteNumbersToTheBit(double value) {
        double read = JsonParser.parseString(JsonText.of(value)).getAsDouble();

        assertThat(Double.doubleToRawLongBits(read)).isEqualTo(Double.doubleToRawLongBits(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script>",
                "<!--",
                "]]>",
                "\" \\ / ' `",
                "\n\r\t\b\f\0\u001f\u007f",
                "\u2028\u2029",
                "\ud83d\ude00",
                "\ud83d"
            })
    void keepsEveryStringAndEndsNoScript(String text) {
        String json = JsonText.of(text);

        assertThat(JsonParser.parseString(json).getAsString()).isEqualTo(text);
        assertThat(json).doesNotContain("<", ">", "\n", "\u2028", "\u2029").doesNotContainPattern("[\\ud800-\\udfff]");
    }
}
