package org.gradcheck.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Publishing of a test's files, for every version of JUnit that gradcheck supports. {@code ExtensionContext.publishFile} exists since Jupiter 5.12, and
 * its {@code MediaType} moved to another package in 5.14, so both are found by name. This is the only reflection on JUnit.
 */
final class PublishedFile {

    /** Method to call. Since 5.14 there are two; the one with the old {@code MediaType} is a default method. */
    private static final Optional<Method> PUBLISH = Arrays.stream(ExtensionContext.class.getMethods())
            .filter(method -> method.getName().equals("publishFile") && method.getParameterCount() == 3)
            .min(Comparator.comparing(Method::isDefault));

    private PublishedFile() {}

    /**
     * Publishes an HTML file, or does nothing on a version of JUnit that has no files.
     *
     * @param writer writes the file to the given path
     * @throws IllegalStateException if JUnit has no place for the file, or {@code writer} fails
     */
    static void publishHtml(String name, ThrowingConsumer<Path> writer, ExtensionContext context) {
        PUBLISH.ifPresent(method -> publish(method, name, writer, context));
    }

    private static void publish(Method method, String name, ThrowingConsumer<Path> writer, ExtensionContext context) {
        try {
            Object html = method.getParameterTypes()[1]
                    .getMethod("create", String.class, String.class, Charset.class)
                    .invoke(null, "text", "html", StandardCharsets.UTF_8);
            method.invoke(context, name, html, writer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JUnit did not take the file " + name, causeOf(e));
        }
    }

    private static Throwable causeOf(ReflectiveOperationException e) {
        return e instanceof InvocationTargetException thrown ? thrown.getTargetException() : e;
    }
}
