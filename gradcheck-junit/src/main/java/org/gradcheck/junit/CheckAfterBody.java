package org.gradcheck.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradcheck.junit.internal.MethodFrame;
import org.gradcheck.junit.internal.RefusalFrames;
import org.gradcheck.junit.internal.RunningBody;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;

/**
 * Interceptor that checks the gradient after the body of the test. An interceptor runs within the {@code @Timeout} of the
 * method, and its failure is a failure of the method.
 */
final class CheckAfterBody implements InvocationInterceptor {

    private final CheckInvocation invocation;
    private final CheckedObjects objects;
    private final RunningBody running;

    CheckAfterBody(CheckInvocation invocation, CheckedObjects objects, RunningBody running) {
        this.invocation = invocation;
        this.objects = objects;
        this.running = running;
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        running.start();
        try {
            run(body, method, context);
        } finally {
            running.end();
        }
    }

    private void run(Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        objects.publishProgressTo(progress -> context.publishReportEntry("gradcheck.progress", progress.toString()));
        try {
            body.proceed();
            check(ForeignInjection.withoutForeign(method.getExecutable()).stream()
                    .<Class<?>>map(Parameter::getType)
                    .toList());
        } catch (Throwable e) {
            ReproductionHint.addTo(e, invocation.reproduction(), method.getExecutable());
            new RefusalFrames(GradientReport.class, CheckAfterBody.class)
                    .keepIn(e, MethodFrame.of(method.getExecutable()));
            throw e;
        } finally {
            objects.reports().forEach(report -> context.publishReportEntry(entries(report)));
            AttachedPage.publish(objects.reports(), context);
        }
        if (objects.reports().isEmpty()) {
            throw at(
                    method.getExecutable(),
                    new AssertionFailedError(invocation.subjectName()
                            + ": nothing was checked; call check(...) on the GradientChecker parameter"));
        }
        for (GradientReport report : objects.reports()) {
            try {
                report.assertPassed();
            } catch (AssertionFailedError whole) {
                throw at(method.getExecutable(), FailedTrials.of(context).failure(report, invocation, whole));
            }
        }
    }

    /** Returns a failure at the method, whose frame has left the stack when the check runs. */
    private static AssertionFailedError at(Method method, AssertionFailedError failure) {
        failure.setStackTrace(new StackTraceElement[] {MethodFrame.of(method)});
        return failure;
    }

    private void check(List<Class<?>> declared) {
        if (declared.contains(NetworkGradient.class)) {
            objects.checkNetwork(invocation.subjectName());
        }
        if (declared.contains(GradientSubject.class)) {
            objects.checkSubject();
        }
    }

    private static Map<String, String> entries(GradientReport report) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("gradcheck", report.subject().isBlank() ? "a subject without a name" : report.subject());
        entries.put("verdict", report.verdict().name());
        entries.put("entries", String.valueOf(report.entries()));
        entries.put("right", String.valueOf(report.count(EntryVerdict.AGREES) + report.count(EntryVerdict.AT_A_KINK)));
        entries.put("evaluations", String.valueOf(report.evaluations()));
        report.worst()
                .ifPresent(worst -> entries.put(
                        "worst",
                        String.format(
                                Locale.ROOT,
                                "%s: analytic %.6e, numeric %.6e",
                                worst.name(),
                                worst.analytic(),
                                worst.numeric())));
        report.sensitivity().ifPresent(smallest -> entries.put("sensitivity", roundedUp(smallest)));
        report.page().ifPresent(page -> entries.put("page", page.toString()));
        return entries;
    }

    /** Returns one digit, rounded up as in the text of the report, since a smaller number would promise too much. */
    private static String roundedUp(double value) {
        return Double.isFinite(value)
                ? String.format(
                        Locale.ROOT, "%.0e", new BigDecimal(value).round(new MathContext(1, RoundingMode.CEILING)))
                : Double.toString(value);
    }
}
