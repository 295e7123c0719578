package org.gradcheck;

import static org.gradcheck.Memory.isRefused;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Storages whose single entries contradict their arrays are refused before the first verdict. */
class HostileSingleAccessTests {

    @Test
    void singleReadOfAnotherEntryIsRefused() {
        isRefused(
                new Memory.Single() {
                    @Override
                    public double read(int entry) {
                        return live[entry % 2 * 3 + entry / 2];
                    }
                },
                "entry 1 of the storage of 'w' is 0.0 by read(int), but -0.25 by read(); let both "
                        + "read the same number, in row-major order");
    }

    @Test
    void cachedSingleReadIsRefused() {
        isRefused(
                new Memory.Single() {
                    private final double[] cache = live.clone();

                    @Override
                    public double read(int entry) {
                        return cache[entry];
                    }
                },
                "entry 0 of the storage of 'w' is 0.5 by read(int), but 0.50048828125 by read(); let "
                        + "both read the same number, in row-major order");
    }

    @Test
    void singleWriteOfAnotherEntryIsRefused() {
        Memory memory = new Memory.Single() {
            @Override
            public void write(int entry, double value) {
                live[entry % 2 * 3 + entry / 2] = value;
            }
        };
        Arrays.fill(memory.live, 1);
        isRefused(
                memory,
                "entry 2 of the storage of 'w' was given 1.001207097634277 by write(int, double), "
                        + "but is 1.0 by read(int); let both access the same number");
    }

    @Test
    void singleWriteThatTouchesTheNextEntryIsRefused() {
        isRefused(
                new Memory.Single() {
                    @Override
                    public double read(int entry) {
                        return live[entry];
                    }

                    @Override
                    public void write(int entry, double value) {
                        live[entry] = value;
                        live[(entry + 2) % 6] = 0;
                    }
                },
                "entry 0 of the storage of 'w' is 0.0 by read(), but should be 0.50048828125 after "
                        + "entries were stored by write(int, double); let it store that entry alone, in "
                        + "row-major order, rounded as write(double[]) rounds it");
    }

    @Test
    void singleWriteThatIsIgnoredIsRefused() {
        isRefused(
                new Memory.Single() {
                    @Override
                    public void write(int entry, double value) {}
                },
                "entry 0 of the storage of 'w' was given 0.50048828125 by write(int, double), but is "
                        + "0.5 by read(int); let both access the same number");
    }

    @Test
    void singleWriteThatRoundsOtherwiseIsRefused() {
        isRefused(
                new Memory.Single() {
                    @Override
                    public void write(int entry, double value) {
                        live[entry] = (float) value;
                    }
                },
                "entry 2 of the storage of 'w' was given 1.5018106464514156 by write(int, double), "
                        + "but is 1.5018106698989868 by read(int); let both access the same number");
    }

    @Test
    void storageThatRefusesSingleReadsIsNamed() {
        isRefused(
                new Memory.Single() {
                    @Override
                    public double read(int entry) {
                        throw new IllegalArgumentException("no entries");
                    }
                },
                "read(int) of the storage of 'w' threw java.lang.IllegalArgumentException; a check "
                        + "reads and writes all parameters, displaced by a part of their size: let the storage "
                        + "take them, or declare their bounds");
    }
}
