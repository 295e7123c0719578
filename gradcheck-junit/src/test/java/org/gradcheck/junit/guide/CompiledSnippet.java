package org.gradcheck.junit.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * A snippet in a class of its own. Statements become the body of a method; they and test methods see the names of {@link
 * GuideContext}.
 */
record CompiledSnippet(Snippet snippet, Path folder) {

    private static final String IMPORTS = """
            import static org.gradcheck.GradientAssertions.*;
            import java.time.Duration;
            import java.util.*;
            import java.util.stream.*;
            import org.apache.commons.math3.random.RandomGenerator;
            import org.gradcheck.*;
            import org.gradcheck.diagnosis.*;
            import org.gradcheck.junit.*;
            import org.gradcheck.junit.guide.*;
            import org.gradcheck.network.*;
            import org.gradcheck.report.*;
            import org.gradcheck.report.page.*;
            import org.gradcheck.subject.*;
            import org.junit.jupiter.api.*;
            """;

    static CompiledSnippet of(Snippet snippet, Path folder) throws IOException {
        Path source = folder.resolve(snippet.className() + ".java");
        Files.writeString(source, source(snippet));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", folder.toString()),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as("%s%n%s", snippet, messages).isTrue();
        }
        return new CompiledSnippet(snippet, folder);
    }

    private static String source(Snippet snippet) {
        if (snippet.isFile()) {
            return snippet.code();
        }
        String code =
                snippet.isMember() ? snippet.code() : "public void run() throws Exception {\n" + snippet.code() + "}\n";
        return IMPORTS + "public class " + snippet.className() + " extends GuideContext {\n" + code + "}\n";
    }

    /** Runs the snippet and returns what it prints, or the message of its first failure. */
    String run() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass(snippet.className());
            return snippet.isFile() || snippet.isMember() ? runTests(type) : runStatements(type);
        }
    }

    private String runTests(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .configurationParameter(
                        "gradcheck.report.directory", folder.resolve("pages").toString())
                .execute()
                .allEvents()
                .finished()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .findFirst()
                .orElse("");
    }

    private String runStatements(Class<?> type) throws Exception {
        GuideContext context = (GuideContext) type.getDeclaredConstructor().newInstance();
        try {
            context.run();
            if (snippet.code().contains("subject.")) {
                context.checkSubject();
            }
        } catch (AssertionError failure) {
            return context.printed() + failure.getMessage();
        }
        return context.printed();
    }
}
