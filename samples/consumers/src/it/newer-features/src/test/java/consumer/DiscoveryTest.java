package consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Methods that JUnit does not run: it says so since 5.13. */
class DiscoveryTest {

    @Test
    void aMethodThatReturnsAValueIsNotRun() {
        EngineDiscoveryResults discovered = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(NonVoidTestCase.class))
                .discover();

        assertThat(discovered.getEngineDescriptor().getChildren()).isEmpty();
        assertThat(discovered.getDiscoveryIssues().stream().map(DiscoveryIssue::message))
                .containsExactly("@TestTemplate method 'double consumer.DiscoveryTest$NonVoidTestCase.body("
                        + "org.gradcheck.subject.GradientSubject)' must not return a value. It will not be executed.");
    }

    @Test
    void aMethodThatReturnsAValueFailsWhereWarningsAreCritical() {
        assertThat(discoveryFailure(NonVoidTestCase.class))
                .hasMessageContaining("NonVoidTestCase.body(")
                .hasMessageContaining("must not return a value");
    }

    @Test
    void anAnnotationBesideTestFailsWhereWarningsAreCritical() {
        assertThat(discoveryFailure(BesideTestTestCase.class))
                .hasMessageContaining("BesideTestTestCase.body(")
                .hasMessageContaining("multiple TestDescriptor");
    }

    /** Severities are the business of the launcher, so it is run as build tools run it. */
    private static Throwable discoveryFailure(Class<?> testCase) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testCase))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .enableImplicitConfigurationParameters(false)
                .configurationParameter("junit.platform.discovery.issue.severity.critical", "warning")
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .build())
                .execute(request, summary);
        assertThat(summary.getSummary().getTestsStartedCount()).isZero();
        assertThat(summary.getSummary().getFailures()).hasSize(1);
        return summary.getSummary().getFailures().get(0).getException();
    }

    static class NonVoidTestCase {

        @GradientCheck
        double body(GradientSubject subject) {
            return 1;
        }
    }

    static class BesideTestTestCase {

        @Test
        @GradientCheck
        void body(GradientSubject subject) {}
    }
}
