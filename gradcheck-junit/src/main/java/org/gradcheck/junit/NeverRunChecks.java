package org.gradcheck.junit;

import static java.util.stream.Collectors.toCollection;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Test engine in which each {@link GradientCheck} method that Jupiter leaves out is a failed test. Jupiter does not run a test method
 * that returns a value, as a Kotlin function with its body after {@code =} does, or that is private or static. Before 5.13 it says
 * nothing, so a gradient that was never checked would look right.
 *
 * <p>It is for gradcheck itself, not for users: the launcher of JUnit finds it on the class path. It has no tests where all methods
 * run.
 */
public final class NeverRunChecks implements TestEngine {

    /** Creates the engine; called by the launcher of JUnit. */
    public NeverRunChecks() {}

    @Override
    public String getId() {
        return "gradcheck";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "Gradcheck");
        EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                .addClassContainerSelectorResolver(type -> !methodsIn(type).isEmpty())
                .addSelectorResolver(context -> new Resolver(context.getClassNameFilter()))
                .build()
                .resolve(request, engine);
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        execute(request.getRootTestDescriptor(), request.getEngineExecutionListener());
    }

    private static void execute(TestDescriptor descriptor, EngineExecutionListener listener) {
        listener.executionStarted(descriptor);
        descriptor.getChildren().forEach(child -> execute(child, listener));
        listener.executionFinished(
                descriptor,
                descriptor instanceof NeverRun test
                        ? TestExecutionResult.failed(test.refusal())
                        : TestExecutionResult.successful());
    }

    /** Returns the methods of a class that do not run; none if the class cannot be read, which is Jupiter's to report. */
    private static List<Method> methodsIn(Class<?> type) {
        try {
            boolean isInner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
            boolean hasTests = !Modifier.isAbstract(type.getModifiers())
                    && (!isInner || AnnotationSupport.isAnnotated(type, Nested.class));
            return hasTests
                    ? ReflectionSupport.findMethods(type, NeverRunChecks::neverRuns, HierarchyTraversalMode.TOP_DOWN)
                    : List.of();
        } catch (RuntimeException | LinkageError unreadable) {
            return List.of();
        }
    }

    private static boolean neverRuns(Method method) {
        return AnnotationSupport.isAnnotated(method, GradientCheck.class)
                && (method.getReturnType() != void.class
                        || Modifier.isPrivate(method.getModifiers())
                        || Modifier.isStatic(method.getModifiers()));
    }

    private static Set<DiscoverySelector> nestedIn(Class<?> type) {
        try {
            return ReflectionSupport.findNestedClasses(type, each -> AnnotationSupport.isAnnotated(each, Nested.class))
                    .stream()
                    .map(DiscoverySelectors::selectClass)
                    .collect(toCollection(HashSet::new));
        } catch (RuntimeException | LinkageError unreadable) {
            return new HashSet<>();
        }
    }

    /** Finds the methods of selected classes. Runners group tests by class, so each class is a container. */
    private record Resolver(Predicate<String> classNames) implements SelectorResolver {

        @Override
        public Resolution resolve(ClassSelector selector, Context context) {
            Class<?> type = selector.getJavaClass();
            if (!classNames.test(type.getName())) {
                return Resolution.unresolved();
            }
            Set<DiscoverySelector> children = nestedIn(type);
            if (methodsIn(type).isEmpty()) {
                return children.isEmpty() ? Resolution.unresolved() : Resolution.selectors(children);
            }
            methodsIn(type).forEach(method -> children.add(selectMethod(type, method)));
            return context.addToParent(engine -> Optional.of(new TestClass(engine.getUniqueId(), type)))
                    .map(found -> Resolution.match(Match.exact(found, () -> children)))
                    .orElseGet(Resolution::unresolved);
        }

        @Override
        public Resolution resolve(MethodSelector selector, Context context) {
            Class<?> type = selector.getJavaClass();
            Method method = selector.getJavaMethod();
            if (!methodsIn(type).contains(method)) {
                return Resolution.unresolved();
            }
            return context.addToParent(
                            () -> selectClass(type),
                            parent -> Optional.of(new NeverRun(parent.getUniqueId(), type, method)))
                    .map(found -> Resolution.match(Match.exact(found)))
                    .orElseGet(Resolution::unresolved);
        }
    }

    private static final class TestClass extends AbstractTestDescriptor {

        TestClass(UniqueId parent, Class<?> type) {
            super(parent.append("class", type.getName()), type.getSimpleName(), ClassSource.from(type));
        }

        @Override
        public Type getType() {
            return Type.CONTAINER;
        }
    }

    /** A failed test in the place of a method that does not run. */
    private static final class NeverRun extends AbstractTestDescriptor {

        private final MethodSignature signature;

        NeverRun(UniqueId parent, Class<?> type, Method method) {
            super(parent.append("method", method.getName()), method.getName() + "()", MethodSource.from(type, method));
            signature = new MethodSignature(type, method);
        }

        @Override
        public Type getType() {
            return Type.TEST;
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
    }
}
