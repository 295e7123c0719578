package org.gradcheck.junit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.junit.internal.RunningBody;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Extension of JUnit that runs a {@link GradientCheck} method once for each alternative and trial. */
final class GradientCheckExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        SupportedJUnit.require();
        return AnnotationSupport.isAnnotated(context.getTestMethod(), GradientCheck.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        MethodSignature signature =
                new MethodSignature(context.getRequiredTestClass(), context.getRequiredTestMethod());
        List<NetworkAlternative> alternatives = signature.validate();
        CheckSettings settings = settings(signature, context);
        UnknownSettings.warnOnce(context);
        TestIdentity test = TestIdentity.of(context);
        int invocations = invocations(signature, Math.max(1, alternatives.size()), settings);
        return IntStream.rangeClosed(1, invocations)
                .filter(number -> settings.only().map(only -> only == number).orElse(true))
                .mapToObj(number -> new InvocationContext(new CheckInvocation(
                        test,
                        number,
                        alternatives.isEmpty()
                                ? Optional.empty()
                                : Optional.of(alternatives.get((number - 1) / settings.trials())),
                        settings)));
    }

    private static int invocations(MethodSignature signature, int combinations, CheckSettings settings) {
        long invocations = (long) combinations * settings.trials();
        if (invocations > Integer.MAX_VALUE) {
            throw signature.refusal("trials is " + settings.trials() + ", which makes " + invocations
                    + " invocations; give fewer trials");
        }
        settings.only().filter(number -> number > invocations).ifPresent(number -> {
            throw signature.refusal("gradcheck.only is " + number + ", but it has only "
                    + (invocations == 1 ? "1 invocation" : invocations + " invocations"));
        });
        return (int) invocations;
    }

    private static CheckSettings settings(MethodSignature signature, ExtensionContext context) {
        GradientCheck annotation = AnnotationSupport.findAnnotation(context.getTestMethod(), GradientCheck.class)
                .orElseThrow();
        try {
            return CheckSettings.of(annotation, context);
        } catch (ExtensionConfigurationException e) {
            throw signature.refusal(String.valueOf(e.getMessage()));
        }
    }

    /** Context of an invocation for JUnit. Each call for its extensions returns new objects, so no two runs share any. */
    private record InvocationContext(CheckInvocation invocation) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return invocation.displayName();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            RunningBody running = new RunningBody(invocation.subjectName());
            CheckedObjects objects = new CheckedObjects(invocation, running);
            return List.of(new ObjectResolver(objects), new CheckAfterBody(invocation, objects, running), running);
        }
    }
}
