package org.gradcheck.junit;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** A failed test in the place of a method that does not run. */
final class NeverRunDescriptor extends AbstractTestDescriptor {

    private final MethodSignature signature;

    NeverRunDescriptor(UniqueId parent, Class<?> type, Method method) {
        super(
                parent.append("method", idOf(method)),
                method.getName() + typesOf(method, Class::getSimpleName),
                MethodSource.from(type, method));
        signature = new MethodSignature(type, method);
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return tagsOf(
                Stream.concat(Stream.of(signature.method()), NeverRunMethods.withClassesAround(signature.testClass())));
    }

    ExtensionConfigurationException refusal() {
        Method method = signature.method();
        if (method.getReturnType() != void.class) {
            return signature.refusal("it returns " + method.getReturnType().getSimpleName()
                    + ", and JUnit runs only test methods without a result; declare it void (in Kotlin, write"
                    + " its body in braces, without '=')");
        }
        String modifier = Modifier.isStatic(method.getModifiers()) ? "static" : "private";
        return signature.refusal("it is " + modifier + ", and JUnit runs no such test method; remove the modifier");
    }

    private static Set<TestTag> tagsOf(Stream<? extends AnnotatedElement> elements) {
        return elements.flatMap(element -> AnnotationSupport.findRepeatableAnnotations(element, Tag.class).stream())
                .map(Tag::value)
                .filter(TestTag::isValid) // Jupiter warns of others
                .map(TestTag::create)
                .collect(toCollection(LinkedHashSet::new));
    }

    /** Returns the last segment of the unique id; with the types of parameters, as Jupiter does, since methods may be overloaded. */
    static String idOf(Method method) {
        return method.getName() + typesOf(method, Class::getName);
    }

    private static String typesOf(Method method, Function<Class<?>, String> name) {
        return Arrays.stream(method.getParameterTypes()).map(name).collect(joining(", ", "(", ")"));
    }
}
