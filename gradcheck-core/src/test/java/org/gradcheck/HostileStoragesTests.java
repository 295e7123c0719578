package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gradcheck.Memory.isRefused;
import static org.gradcheck.Memory.isRefusedAsItIs;
import static org.gradcheck.Memory.passesAndIsRestored;

import java.util.Arrays;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Storages that share their arrays are checked; storages that contradict themselves are refused before the first verdict. */
class HostileStoragesTests {

    @Test
    void soundStoragesPass() {
        passesAndIsRestored(new Memory());
        passesAndIsRestored(new Memory.Single());
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
                .isThrownBy(() -> new Memory() {
                    @Override
                    public Shape shape() {
                        return null;
                    }
                }.check())
                .withMessage("the shape of the storage of 'w' is null; return its sizes, such as Shape.of(4, 3)");
    }
}
