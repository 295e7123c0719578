package org.gradcheck.junit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What javac says of tests with gradcheck on their class path, with and without JUnit Jupiter. */
class JUnitPresenceTests {

    private static final String USES_GRADCHECK = """
            import org.gradcheck.junit.GradientCheck;
            import org.gradcheck.subject.GradientSubject;

            class SquaresTest {

                @GradientCheck
                void squares(GradientSubject subject) {}
            }
            """;

    @TempDir
    private Path classes;

    @Test
    void withoutJUnitTheSourceIsRefused() {
        assertThat(compile(USES_GRADCHECK, GradientCheck.class, GradientSubject.class))
                .isEqualTo("""
                        /SquaresTest.java:1: error: gradcheck-junit needs JUnit Jupiter 5.8 to 6.1, which is not on the class \
                        path (JUnit 4 does not run @GradientCheck); add org.junit.jupiter:junit-jupiter to the dependencies \
                        of this source folder
                        import org.gradcheck.junit.GradientCheck;
                                                  ^
                        1 error
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import org.gradcheck.junit.*; class SquaresTest { @GradientCheck void squares() {} }",
                "class SquaresTest { @org.gradcheck.junit.GradientCheck void squares() {} }"
            })
    void withoutJUnitAnyUseIsRefused(String source) {
        assertThat(compile(source, GradientCheck.class)).contains(JUnitPresence.REFUSAL);
    }

    @Test
    void withJUnitNothingIsSaid() {
        assertThat(compile(USES_GRADCHECK, GradientCheck.class, GradientSubject.class, TestTemplate.class, API.class))
                .isEmpty();
    }

    @Test
    void ofCodeWithoutGradcheckNothingIsSaid() {
        assertThat(compile("class SquaresTest {}", GradientCheck.class)).isEmpty();
    }

    /** Compiles a source with the jars or folders of some classes alone, and returns what javac prints. */
    private String compile(String source, Class<?>... classPath) {
        StringWriter printed = new StringWriter();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///SquaresTest.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-classpath",
                Stream.of(classPath).map(JUnitPresenceTests::location).collect(joining(File.pathSeparator)));
        ToolProvider.getSystemJavaCompiler()
                .getTask(printed, null, null, options, null, List.of(file))
                .call();
        return printed.toString().replace("\r\n", "\n");
    }

    private static String location(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}
