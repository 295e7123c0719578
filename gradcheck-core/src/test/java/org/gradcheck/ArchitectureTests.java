package org.gradcheck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The floors of the house: who may know whom. */
class ArchitectureTests {

    private static final String[] GROUND = {
        "java.lang..",
        "java.util..",
        "java.time..",
        "java.nio..",
        "java.io",
        "java.net",
        "java.security",
        "org.apache.commons.math3..",
        "org.jspecify..",
        "org.opentest4j"
    };

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gradcheck");

    @Test
    void noPackagesKnowEachOtherInACircle() {
        slices().matching("(org.gradcheck..)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void differentiationStandsOnTheGround() {
        assertKnowsOnly("differentiation");
    }

    @Test
    void networkKnowsAtMostDifferentiation() {
        assertKnowsOnly("network", "differentiation");
    }

    @Test
    void subjectKnowsNetworkAndDifferentiation() {
        assertKnowsOnly("subject", "network", "differentiation");
    }

    @Test
    void diagnosisKnowsSubjectAndNetwork() {
        assertKnowsOnly("diagnosis", "subject", "network");
    }

    @Test
    void reportKnowsDiagnosisAndSubject() {
        assertKnowsOnly("report", "diagnosis", "subject");
    }

    @Test
    void pagesKnowReportsAndNoneOfTheNumbers() {
        assertKnowsOnly("report.page", "report", "diagnosis", "subject");
    }

    @Test
    void nobodyKnowsTheDoor() {
        noClasses()
                .that()
                .resideInAPackage("org.gradcheck.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.gradcheck")
                .check(CORE);
    }

    @Test
    void everyClassIsOnOneOfTheFloors() {
        assertThat(CORE.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrder(
                        "org.gradcheck",
                        "org.gradcheck.diagnosis",
                        "org.gradcheck.differentiation",
                        "org.gradcheck.network",
                        "org.gradcheck.report",
                        "org.gradcheck.report.page",
                        "org.gradcheck.subject");
    }

    @Test
    void theCoreKnowsNoTestFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.testng..", "org.assertj..")
                .check(CORE);
    }

    @Test
    void theCoreIsSilent() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CORE);
    }

    @Test
    void noStaticHoldsState() {
        assertThat(CORE.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(JavaField::getFullName))
                .isEmpty();
    }

    @Test
    void thePublicFaceFitsOnAPage() {
        assertThat(CORE.stream().filter(ArchitectureTests::isPublic).map(JavaClass::getName))
                .containsExactlyInAnyOrder(
                        "org.gradcheck.CheckMode",
                        "org.gradcheck.CheckProgress",
                        "org.gradcheck.GradientAssertions",
                        "org.gradcheck.GradientChecker",
                        "org.gradcheck.internal.diagnosis.Hypotheses",
                        "org.gradcheck.diagnosis.Cause",
                        "org.gradcheck.diagnosis.Diagnosis",
                        "org.gradcheck.report.MeasuredBlock",
                        "org.gradcheck.internal.noise.Rounding",
                        "org.gradcheck.internal.diagnosis.search.WrongGradient",
                        "org.gradcheck.internal.differentiation.Derivative",
                        "org.gradcheck.internal.differentiation.Derivative$Excluded",
                        "org.gradcheck.internal.differentiation.Derivative$Jump",
                        "org.gradcheck.internal.differentiation.Derivative$Kink",
                        "org.gradcheck.internal.differentiation.Derivative$Smooth",
                        "org.gradcheck.differentiation.DifferenceScheme",
                        "org.gradcheck.internal.differentiation.PartialDifferentiator",
                        "org.gradcheck.internal.noise.Noise",
                        "org.gradcheck.internal.noise.NoiseEstimator",
                        "org.gradcheck.differentiation.NumericDifferentiator",
                        "org.gradcheck.internal.parameters.ParameterScale",
                        "org.gradcheck.differentiation.ParameterVector",
                        "org.gradcheck.internal.differentiation.CentralDifference",
                        "org.gradcheck.internal.differentiation.StepDecision",
                        "org.gradcheck.internal.differentiation.DirectionalDerivative",
                        "org.gradcheck.internal.differentiation.DirectionalDifferentiator",
                        "org.gradcheck.internal.parameters.EntryRange",
                        "org.gradcheck.internal.parameters.ParameterSpace",
                        "org.gradcheck.internal.parameters.ScreeningDirection",
                        "org.gradcheck.internal.parameters.CostChanges",
                        "org.gradcheck.internal.parameters.BatchEvaluation",
                        "org.gradcheck.internal.parameters.Displacement",
                        "org.gradcheck.internal.parameters.Displacement$OfAll",
                        "org.gradcheck.internal.parameters.Displacement$OfEntry",
                        "org.gradcheck.network.NetworkCostChanges",
                        "org.gradcheck.internal.parameters.SinglePrecision",
                        "org.gradcheck.internal.differentiation.StepSample",
                        "org.gradcheck.internal.differentiation.StepSweep",
                        "org.gradcheck.network.Activation",
                        "org.gradcheck.network.ActivationFunction",
                        "org.gradcheck.network.Backpropagation",
                        "org.gradcheck.network.CostFunction",
                        "org.gradcheck.network.FeedforwardNetwork",
                        "org.gradcheck.network.Layer",
                        "org.gradcheck.network.LayerActivity",
                        "org.gradcheck.network.NetworkBuilder",
                        "org.gradcheck.network.NetworkGradient",
                        "org.gradcheck.network.HighPrecisionDifferentiator",
                        "org.gradcheck.network.TrainingBatch",
                        "org.gradcheck.report.BlockGrid",
                        "org.gradcheck.report.BlockReport",
                        "org.gradcheck.report.Discrepancy",
                        "org.gradcheck.report.EntryVerdict",
                        "org.gradcheck.report.EntryVerdicts",
                        "org.gradcheck.report.Finding",
                        "org.gradcheck.report.Finding$Kind",
                        "org.gradcheck.report.GradientReport",
                        "org.gradcheck.report.ReportDetails",
                        "org.gradcheck.report.StepCurve",
                        "org.gradcheck.report.StepCurve$Sample",
                        "org.gradcheck.report.Verdict",
                        "org.gradcheck.report.page.PagePolicy",
                        "org.gradcheck.report.page.ReportPages",
                        "org.gradcheck.subject.KnownContext",
                        "org.gradcheck.subject.NetworkOnBatch",
                        "org.gradcheck.subject.BatchedCost",
                        "org.gradcheck.subject.BlockDeclaration",
                        "org.gradcheck.subject.DisplacedEntry",
                        "org.gradcheck.subject.GradientSubject",
                        "org.gradcheck.subject.NetworkLayer",
                        "org.gradcheck.subject.Objective",
                        "org.gradcheck.subject.ParameterBlock",
                        "org.gradcheck.subject.ParameterBlocks",
                        "org.gradcheck.subject.ParameterStorage",
                        "org.gradcheck.subject.Perturbation",
                        "org.gradcheck.subject.ReferenceDerivatives",
                        "org.gradcheck.subject.Shape",
                        "org.gradcheck.subject.SubjectDeclarations",
                        "org.gradcheck.subject.VectorDerivative",
                        "org.gradcheck.subject.FurtherPoint");
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTests::isPublic).orElse(true);
    }

    private static void assertKnowsOnly(String floor, String... below) {
        String[] known = Stream.of(GROUND, floors(floor), floors(below))
                .flatMap(Stream::of)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("org.gradcheck." + floor)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known)
                .check(CORE);
    }

    private static String[] floors(String... names) {
        return Stream.of(names).map(name -> "org.gradcheck." + name).toArray(String[]::new);
    }
}
