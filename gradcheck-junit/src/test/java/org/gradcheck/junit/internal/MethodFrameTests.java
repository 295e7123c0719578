package org.gradcheck.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Frames of methods that have returned: file and line come from the class file. */
class MethodFrameTests {

    @Test
    void hasTheLineOfTheFirstStatement() throws NoSuchMethodException {
        StackTraceElement frame = MethodFrame.of(Overloaded.class.getDeclaredMethod("method", double[].class));

        assertThat(frame)
                .hasToString(frame.getClassName() + ".method(MethodFrameTests.java:" + Overloaded.line() + ")");
        assertThat(frame.getClassName()).isEqualTo(MethodFrameTests.class.getName() + "$Overloaded");
    }

    @Test
    void distinguishesOverloads() throws NoSuchMethodException {
        int first = MethodFrame.of(Overloaded.class.getDeclaredMethod("method", double[].class))
                .getLineNumber();
        int second = MethodFrame.of(Overloaded.class.getDeclaredMethod("method", long.class, String.class))
                .getLineNumber();

        assertThat(second).isEqualTo(first + 4);
    }

    @Test
    void hasTheLineOfAConstructor() throws NoSuchMethodException {
        StackTraceElement frame = MethodFrame.of(Built.class.getDeclaredConstructor(int.class));

        assertThat(frame.getMethodName()).isEqualTo("<init>");
        assertThat(frame.getLineNumber()).isEqualTo(new Built(0).line);
    }

    @Test
    void readsConstantsOfAllKinds() throws NoSuchMethodException {
        assertThat(MethodFrame.of(Constants.class.getDeclaredMethod("last")).getLineNumber())
                .isEqualTo(new Constants().line() + 4);
    }

    @Test
    void methodWithoutCodeHasNoLine() throws NoSuchMethodException {
        assertThat(MethodFrame.of(Runnable.class.getMethod("run")))
                .hasToString("java.lang.Runnable.run(Runnable.java)");
    }

    @Test
    void classWithoutAFileHasNoLine() throws NoSuchMethodException {
        Runnable proxy = (Runnable) Proxy.newProxyInstance(
                MethodFrameTests.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (self, method, arguments) -> null);
        Method run = proxy.getClass().getMethod("run");

        assertThat(MethodFrame.of(run)).hasToString(proxy.getClass().getName() + ".run(Unknown Source)");
    }

    static final class Built {

        final int line;

        Built(int further) { // the call of the constructor of Object
            line = new Throwable().getStackTrace()[0].getLineNumber() - 1 + further;
        }
    }

    @SuppressWarnings("unused") // read by reflection
    static final class Overloaded {

        static int line() {
            return new Throwable().getStackTrace()[0].getLineNumber() + 4;
        }

        double method(double[] values) {
            return values[0];
        }

        double method(long value, String text) {
            return value + text.length();
        }
    }

    @SuppressWarnings("unused") // read by reflection
    static final class Constants {

        static final long LONG = 1L << 40;
        static final double DOUBLE = 1e-3;
        static final float FLOAT = 1.5f;
        static final String TEXT = "text";

        double sum = LONG + DOUBLE + FLOAT;

        int line() {
            return new Throwable().getStackTrace()[0].getLineNumber();
        }

        Runnable last() {
            return () -> sum += TEXT.length() + LONG;
        }
    }
}
