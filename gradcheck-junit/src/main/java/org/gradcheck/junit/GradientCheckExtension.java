package org.gradcheck.junit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Turns a {@link GradientCheck} method into one invocation for each alternative and trial. */
final class GradientCheckExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), GradientCheck.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        MethodSignature signature = new MethodSignature(context.getRequiredTestMethod());
        List<NetworkAlternative> alternatives = signature.validate();
        CheckSettings settings = settings(signature, context);
        TestIdentity test = TestIdentity.of(context);
        int combinations = Math.max(1, alternatives.size());
        int invocations = Math.multiplyExact(combinations, settings.trials());
        settings.only().filter(number -> number > invocations).ifPresent(number -> {
            throw signature.refusal(
                    "gradcheck.only is " + number + ", but it has only " + invocations + " invocations");
        });
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

    private static CheckSettings settings(MethodSignature signature, ExtensionContext context) {
        GradientCheck annotation = AnnotationSupport.findAnnotation(context.getTestMethod(), GradientCheck.class)
                .orElseThrow();
        try {
            return CheckSettings.of(annotation, context);
        } catch (ExtensionConfigurationException e) {
            throw signature.refusal(String.valueOf(e.getMessage()));
        }
    }
}
