package org.gradcheck.junit;

import static java.util.stream.Collectors.toCollection;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Test engine in which each {@link GradientCheck} method that Jupiter leaves out is a failed test. Jupiter does not run a test method
 * that returns a value, as a Kotlin function with its body after {@code =} does, or that is private or static. Before 5.13 it says
 * nothing, so a gradient that was never checked would look right.
 *
 * <p>It is for gradcheck itself, not for users: the launcher of JUnit finds it on the class path. It has no tests where all methods
 * run.
 *
 * <p>Disabled methods are left out. Other conditions are not evaluated.
 */
public final class NeverRunChecks implements TestEngine {

    private static final String CLASS = "class";

    /** Creates the engine; called by the launcher of JUnit. */
    public NeverRunChecks() {}

    @Override
    public String getId() {
        return "gradcheck";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "Gradcheck");
        NeverRunMethods methods = new NeverRunMethods();
        EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                .addClassContainerSelectorResolver(type -> !methods.of(type).isEmpty())
                .addSelectorResolver(context -> new Resolver(context.getClassNameFilter(), methods))
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
                descriptor instanceof NeverRunDescriptor test
                        ? TestExecutionResult.failed(test.refusal())
                        : TestExecutionResult.successful());
    }

    /** Finds the methods of selected classes. Runners group tests by class, so each class is a container. */
    private record Resolver(Predicate<String> classNames, NeverRunMethods methods) implements SelectorResolver {

        @Override
        public Resolution resolve(ClassSelector selector, Context context) {
            Class<?> type = selector.getJavaClass();
            if (!classNames.test(type.getName())) {
                return Resolution.unresolved();
            }
            Set<DiscoverySelector> children = nestedIn(type);
            List<Method> found = methods.of(type);
            if (found.isEmpty()) {
                return children.isEmpty() ? Resolution.unresolved() : Resolution.selectors(children);
            }
            found.forEach(method -> children.add(selectMethod(type, method)));
            return context.addToParent(engine -> Optional.of(new TestClass(engine.getUniqueId(), type)))
                    .map(container -> Resolution.match(Match.exact(container, () -> children)))
                    .orElseGet(Resolution::unresolved);
        }

        @Override
        public Resolution resolve(MethodSelector selector, Context context) {
            Class<?> type = selector.getJavaClass();
            Method method = selector.getJavaMethod();
            if (!methods.of(type).contains(method)) {
                return Resolution.unresolved();
            }
            return context.addToParent(
                            () -> selectClass(type),
                            parent -> Optional.of(new NeverRunDescriptor(parent.getUniqueId(), type, method)))
                    .map(found -> Resolution.match(Match.exact(found)))
                    .orElseGet(Resolution::unresolved);
        }

        @Override
        public Resolution resolve(NestedClassSelector selector, Context context) {
            return Resolution.selectors(Set.of(selectClass(selector.getNestedClass())));
        }

        @Override
        public Resolution resolve(NestedMethodSelector selector, Context context) {
            return Resolution.selectors(Set.of(selectMethod(selector.getNestedClass(), selector.getMethod())));
        }

        @Override
        public Resolution resolve(UniqueIdSelector selector, Context context) {
            List<Segment> segments = selector.getUniqueId().getSegments();
            if (segments.size() < 2 || !segments.get(1).getType().equals(CLASS)) {
                return Resolution.unresolved();
            }
            Optional<Class<?>> type =
                    ReflectionSupport.tryToLoadClass(segments.get(1).getValue()).toOptional();
            Set<DiscoverySelector> selected = type.stream()
                    .flatMap(owner -> segments.size() == 2
                            ? Stream.of(selectClass(owner))
                            : methods.of(owner).stream()
                                    .filter(method ->
                                            segments.get(2).getValue().equals(NeverRunDescriptor.idOf(method)))
                                    .map(method -> selectMethod(owner, method)))
                    .collect(toCollection(HashSet::new));
            return selected.isEmpty() ? Resolution.unresolved() : Resolution.selectors(selected);
        }

        private static Set<DiscoverySelector> nestedIn(Class<?> type) {
            try {
                return NeverRunMethods.isDisabled(type)
                        ? new HashSet<>()
                        : ReflectionSupport.findNestedClasses(
                                        type, each -> AnnotationSupport.isAnnotated(each, Nested.class))
                                .stream()
                                .map(DiscoverySelectors::selectClass)
                                .collect(toCollection(HashSet::new));
            } catch (RuntimeException | LinkageError unreadable) {
                return new HashSet<>();
            }
        }
    }

    private static final class TestClass extends AbstractTestDescriptor {

        TestClass(UniqueId parent, Class<?> type) {
            super(parent.append(CLASS, type.getName()), type.getSimpleName(), ClassSource.from(type));
        }

        @Override
        public Type getType() {
            return Type.CONTAINER;
        }
    }
}
