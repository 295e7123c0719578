package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.ParameterStorage;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Storages that share their arrays are checked; storages that contradict themselves are refused before the first verdict. */
class HostileStoragesTests {

    /** A sound storage, of which each test replaces a method. */
    private static class Memory implements ParameterStorage {

        double[] live = {0.5, -0.25, 1.5, 0.0, 2.0, -3.0};
        int writes;

        @Override
        public Shape shape() {
            return Shape.of(3, 2);
        }

        @Override
        public double[] read() {
            return live.clone();
        }

        @Override
        public void write(double[] values) {
            writes++;
            System.arraycopy(values, 0, live, 0, live.length);
        }
    }

    /** A sound storage with single entries. */
    private static class SingleMemory extends Memory {

        @Override
        public double read(int entry) {
            return live[entry];
        }

        @Override
        public void write(int entry, double value) {
            live[entry] = value;
        }
    }

    private static GradientReport check(Memory memory) {
        return GradientChecker.standard()
                .check(GradientSubject.named("f")
                        .parameter(
                                "w",
                                memory,
                                () -> Arrays.stream(memory.live).map(Math::exp).toArray())
                        .cost(() -> Arrays.stream(memory.live).map(Math::exp).sum()));
    }

    private static void passesAndIsRestored(Memory memory) {
        double[] before = memory.live.clone();

        GradientReport report = check(memory);

        assertThat(report.passed()).as("%s", report).isTrue();
        assertThat(memory.live).containsExactly(before);
    }

    private static void isRefused(Memory memory, String message) {
        double[] before = memory.live.clone();

        isRefusedAsItIs(memory, message);
        assertThat(memory.live).containsExactly(before);
    }

    /** The parameters of a storage that does not keep what is written back cannot be restored. */
    private static void isRefusedAsItIs(Memory memory, String message) {
        assertThatIllegalStateException().isThrownBy(() -> check(memory)).withMessage(message);
    }

    @Test
    void soundStoragesPass() {
        passesAndIsRestored(new Memory());
        passesAndIsRestored(new SingleMemory());
    }

    @Test
    void liveArrayOfReadIsCopied() {
        passesAndIsRestored(new Memory() {
            @Override
            public double[] read() {
                return live;
            }
        });
    }

    @Test
    void reusedBufferOfReadIsCopied() {
        passesAndIsRestored(new Memory() {
            private final double[] buffer = new double[6];

            @Override
            public double[] read() {
                System.arraycopy(live, 0, buffer, 0, 6);
                return buffer;
            }
        });
    }

    @Test
    void arrayThatWriteKeepsIsItsOwn() {
        passesAndIsRestored(new Memory() {
            @Override
            public double[] read() {
                return live;
            }

            @Override
            public void write(double[] values) {
                live = values;
            }
        });
    }

    @Test
    void coarseStoragesPass() {
        passesAndIsRestored(new Memory() {
            @Override
            public void write(double[] values) {
                for (int i = 0; i < 6; i++) {
                    live[i] = Math.rint(values[i] * 0x1p12) * 0x1p-12;
                }
            }
        });
    }

    @Test
    void readThatLagsIsRefused() {
        isRefused(
                new Memory() {
                    private double[] last = live.clone();

                    @Override
                    public double[] read() {
                        return last;
                    }

                    @Override
                    public void write(double[] values) {
                        last = live.clone();
                        super.write(values);
                    }
                },
                "entry 0 of the storage of 'w' held 0.50048828125, but 0.5078125 after all entries "
                        + "were stored as it held them; let write(double[]) store each entry where read() "
                        + "reads it, in row-major order");
    }

    @Test
    void writeThatIsPutOffIsRefused() {
        isRefused(
                new Memory() {
                    private double[] pending = live.clone();

                    @Override
                    public void write(double[] values) {
                        super.write(pending);
                        pending = values;
                    }
                },
                "entry 0 of the storage of 'w' held 0.50048828125, but 0.5078125 after all entries were stored as it "
                        + "held them; let write(double[]) store each entry where read() reads it, in row-major order");
    }

    @Test
    void readThatIsAlwaysDifferentIsRefused() {
        isRefused(
                new Memory() {
                    private int reads;

                    @Override
                    public double[] read() {
                        double[] values = live.clone();
                        values[1] += reads++;
                        return values;
                    }
                },
                "entry 1 of the storage of 'w' was read as -0.25 and, with nothing stored in "
                        + "between, as 0.75; let read() return what is stored");
    }

    @Test
    void writeThatIsIgnoredIsRefused() {
        isRefused(
                new Memory() {
                    @Override
                    public void write(double[] values) {}
                },
                "entry 0 of the storage of 'w' keeps its value 0.5, although it was given 2.5; let "
                        + "the storage write to where it reads, or declare the entry fixed or its bounds");
    }

    @Test
    void entryThatIsIgnoredIsRefused() {
        isRefused(
                new Memory() {
                    @Override
                    public void write(double[] values) {
                        double kept = live[4];
                        super.write(values);
                        live[4] = kept;
                    }
                },
                "entry 4 of the storage of 'w' keeps its value 2.0, although it was given "
                        + "-9.777087639996637; let the storage write to where it reads, or declare the entry "
                        + "fixed or its bounds");
    }

    @Test
    void writeInAnotherOrderIsRefused() {
        Memory memory = new Memory() {
            @Override
            public void write(double[] v) {
                super.write(new double[] {v[0], v[3], v[1], v[4], v[2], v[5]});
            }
        };
        Arrays.fill(memory.live, 1);
        isRefused(
                memory,
                "entry 1 of the storage of 'w' was 1.0, was given 1.0015801113171385 and is read as "
                        + "0.9981893535485843; let it hold the nearest number that it can hold");
    }

    @Test
    void clampedValuesAreRefused() {
        Memory memory = new Memory() {
            @Override
            public void write(double[] values) {
                super.write(Arrays.stream(values).map(v -> Math.min(v, 2)).toArray());
            }
        };
        isRefused(
                memory,
                "entry 4 of the storage of 'w' keeps its value 2.0, although it was given "
                        + "13.777087639996637; let the storage write to where it reads, or declare the entry "
                        + "fixed or its bounds");
    }

    @Test
    void zeroThatLosesItsSignIsRefused() {
        Memory memory = new Memory() {
            @Override
            public void write(double[] values) {
                super.write(Arrays.stream(values).map(v -> v + 0.0).toArray());
            }
        };
        memory.live[3] = -0.0;
        isRefusedAsItIs(
                memory,
                "entry 3 of the storage of 'w' was -0.0 and, after what was read from it was written "
                        + "back, is 0.0; let the storage restore what was read, to the bit");
    }

    @Test
    void valuesThatAreScaledAreRefused() {
        isRefusedAsItIs(
                new Memory() {
                    @Override
                    public double[] read() {
                        return Arrays.stream(live).map(v -> v / 2).toArray();
                    }
                },
                "entry 0 of the storage of 'w' was 0.25 and, after what was read from it was written "
                        + "back, is 0.125; let the storage restore what was read, to the bit");
    }

    @Test
    void symmetricWritesAreRefused() {
        isRefused(
                new Memory() {
                    @Override
                    public void write(double[] values) {
                        super.write(values);
                        live[1] = live[0] - 0.75;
                    }
                },
                "entry 1 of the storage of 'w' was given -0.24951171875, which it held before, and "
                        + "is read as -0.25 when other entries change; let it hold each entry by itself, in "
                        + "row-major order");
    }

    @Test
    void singleReadOfAnotherEntryIsRefused() {
        isRefused(
                new SingleMemory() {
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
                new SingleMemory() {
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
        Memory memory = new SingleMemory() {
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
                new SingleMemory() {
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
                new SingleMemory() {
                    @Override
                    public void write(int entry, double value) {}
                },
                "entry 0 of the storage of 'w' was given 0.50048828125 by write(int, double), but is "
                        + "0.5 by read(int); let both access the same number");
    }

    @Test
    void singleWriteThatRoundsOtherwiseIsRefused() {
        isRefused(
                new SingleMemory() {
                    @Override
                    public void write(int entry, double value) {
                        live[entry] = (float) value;
                    }
                },
                "entry 2 of the storage of 'w' was given 1.5018106464514156 by write(int, double), "
                        + "but is 1.5018106698989868 by read(int); let both access the same number");
    }

    @Test
    void storageThatRefusesWritesIsNamed() {
        isRefused(
                new Memory() {
                    @Override
                    public void write(double[] values) {
                        throw new UnsupportedOperationException("read only");
                    }
                },
                "write(double[]) of the storage of 'w' threw "
                        + "java.lang.UnsupportedOperationException; a check reads and writes all parameters, "
                        + "displaced by a part of their size: let the storage take them, or declare their "
                        + "bounds");
    }

    @Test
    void storageThatRefusesSingleReadsIsNamed() {
        isRefused(
                new SingleMemory() {
                    @Override
                    public double read(int entry) {
                        throw new IllegalArgumentException("no entries");
                    }
                },
                "read(int) of the storage of 'w' threw java.lang.IllegalArgumentException; a check "
                        + "reads and writes all parameters, displaced by a part of their size: let the storage "
                        + "take them, or declare their bounds");
    }

    @Test
    void changedShapeIsRefused() {
        isRefused(
                new Memory() {
                    @Override
                    public Shape shape() {
                        return writes > 2 ? Shape.of(2, 3) : Shape.of(3, 2);
                    }
                },
                "the storage of 'w' had the sizes [3, 2] and later [2, 3]; return always the same " + "shape");
    }

    @Test
    void nullAfterAWriteIsRefused() {
        isRefused(
                new Memory() {
                    @Override
                    public double[] read() {
                        return writes == 2 ? null : super.read();
                    }
                },
                "'w' is 3 x 2, but its storage was read as null; return one for each entry");
    }

    @Test
    void nullAsShapeIsRefusedWhereItIsDescribed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(new Memory() {
                    @Override
                    public Shape shape() {
                        return null;
                    }
                }))
                .withMessage("the shape of the storage of 'w' is null; return its sizes, such as Shape.of(4, 3)");
    }
}
