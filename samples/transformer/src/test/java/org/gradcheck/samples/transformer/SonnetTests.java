package org.gradcheck.samples.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SonnetTests {

    private final Sonnet sonnet = Sonnet.load();

    @Test
    void numbersStandForCharactersInTheirOrder() {
        int[] numbers = sonnet.encode("bad\n");

        assertThat(numbers[0]).isEqualTo(numbers[1] + 1);
        assertThat(numbers[3]).isZero();
        assertThat(sonnet.vocabulary()).isEqualTo(40);
    }

    @Test
    void windowsCoverTheTextOneAfterAnother() {
        List<int[]> windows = sonnet.allWindows(8);

        assertThat(windows.get(0)).isEqualTo(sonnet.encode("Shall I c"));
        assertThat(windows.get(1)).isEqualTo(sonnet.encode("compare t"));
    }

    @Test
    void sameSeedGivesTheSameWindows() {
        assertThat(sonnet.windows(3, 9, new Random(1)).toArray(int[][]::new))
                .isDeepEqualTo(sonnet.windows(3, 9, new Random(1)).toArray(int[][]::new));
    }
}
