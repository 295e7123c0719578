package org.gradcheck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which types are public. */
class ArchitectureTests {

    private static final List<String> GROUND = List.of(
            "java.lang..",
            "java.util..",
            "java.time..",
            "java.math",
            "java.nio..",
            "java.io",
            "java.net",
            "java.security",
            "org.apache.commons.math3..",
            "org.jspecify..",
            "org.opentest4j");

    /** Packages that know lower levels alone, from the lowest level to the door. */
    private static final List<List<String>> LEVELS = List.of(
            List.of(
                    "org.gradcheck.diagnosis",
                    "org.gradcheck.differentiation",
                    "org.gradcheck.internal.stack",
                    "org.gradcheck.internal.text"),
            List.of("org.gradcheck.internal.memory"),
            List.of("org.gradcheck.internal.parameters"),
            List.of("org.gradcheck.internal.noise"),
            List.of("org.gradcheck.internal.differentiation"),
            List.of("org.gradcheck.network"),
            List.of("org.gradcheck.subject"),
            List.of("org.gradcheck.report", "org.gradcheck.internal.evaluation"),
            List.of("org.gradcheck.internal.derivatives"),
            List.of(
                    "org.gradcheck.report.page",
                    "org.gradcheck.internal.judgement",
                    "org.gradcheck.internal.inspection",
                    "org.gradcheck.internal.diagnosis.search"),
            List.of("org.gradcheck.internal.diagnosis.description"),
            List.of(
                    "org.gradcheck.internal.examination",
                    "org.gradcheck.internal.blockwise",
                    "org.gradcheck.internal.stages",
                    "org.gradcheck.internal.diagnosis.pattern"),
            List.of(
                    "org.gradcheck.internal.screening",
                    "org.gradcheck.internal.outputs",
                    "org.gradcheck.internal.diagnosis.backpropagation",
                    "org.gradcheck.internal.diagnosis.direction"),
            List.of("org.gradcheck.internal.diagnosis", "org.gradcheck.internal.sparse"),
            List.of("org.gradcheck.internal.sampling"),
            List.of("org.gradcheck.internal.check"),
            List.of("org.gradcheck"));

    /** Types for users. */
    private static final List<String> API = List.of(
            "org.gradcheck.CheckMode",
            "org.gradcheck.CheckProgress",
            "org.gradcheck.FunctionChecks",
            "org.gradcheck.GradientAssertions",
            "org.gradcheck.GradientChecker",
            "org.gradcheck.diagnosis.Cause",
            "org.gradcheck.diagnosis.Diagnosis",
            "org.gradcheck.differentiation.DifferenceScheme",
            "org.gradcheck.differentiation.NumericDifferentiator",
            "org.gradcheck.differentiation.ParameterVector",
            "org.gradcheck.differentiation.SparseRows",
            "org.gradcheck.network.Activation",
            "org.gradcheck.network.ActivationFunction",
            "org.gradcheck.network.Backpropagation",
            "org.gradcheck.network.CostFunction",
            "org.gradcheck.network.FeedforwardNetwork",
            "org.gradcheck.network.Layer",
            "org.gradcheck.network.NetworkBuilder",
            "org.gradcheck.network.NetworkGradient",
            "org.gradcheck.network.TrainingBatch",
            "org.gradcheck.report.BlockReport",
            "org.gradcheck.report.CostNearby",
            "org.gradcheck.report.CostNearby$Jump",
            "org.gradcheck.report.CostNearby$Kink",
            "org.gradcheck.report.CostNearby$Smooth",
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
            "org.gradcheck.report.page.PageWish",
            "org.gradcheck.report.page.ReportPages",
            "org.gradcheck.subject.BatchedCost",
            "org.gradcheck.subject.BatchedFunction",
            "org.gradcheck.subject.BlockDeclaration",
            "org.gradcheck.subject.DisplacedEntry",
            "org.gradcheck.subject.GradientSubject",
            "org.gradcheck.subject.InPlace",
            "org.gradcheck.subject.NetworkLayer",
            "org.gradcheck.subject.ParameterBlocks",
            "org.gradcheck.subject.ParameterStorage",
            "org.gradcheck.subject.Perturbation",
            "org.gradcheck.subject.Shape",
            "org.gradcheck.subject.SubjectDeclarations",
            "org.gradcheck.subject.SubjectOutputs",
            "org.gradcheck.subject.SubjectStages");

    /** Types that are public because another package of gradcheck needs them; no user does. */
    private static final List<String> PUBLIC_FOR_GRADCHECK_ITSELF = List.of(
            "org.gradcheck.network.HighPrecisionDifferentiator",
            "org.gradcheck.network.LayerActivity",
            "org.gradcheck.network.NetworkCostChanges",
            "org.gradcheck.report.BlockGrid",
            "org.gradcheck.report.EntryValues",
            "org.gradcheck.report.MeasuredBlock",
            "org.gradcheck.report.PackedVerdicts",
            "org.gradcheck.report.ReportContents",
            "org.gradcheck.report.ReportContents$Stages",
            "org.gradcheck.report.ReportContents$Stages$State",
            "org.gradcheck.report.ReportContents$Stages$Step",
            "org.gradcheck.subject.KnownContext",
            "org.gradcheck.subject.NetworkOnBatch",
            "org.gradcheck.subject.Objective",
            "org.gradcheck.subject.Objective$FurtherPoint",
            "org.gradcheck.subject.Objective$Outputs",
            "org.gradcheck.subject.Objective$Sampling",
            "org.gradcheck.subject.Objective$Stage",
            "org.gradcheck.subject.Objective$Stages",
            "org.gradcheck.subject.ParameterBlock");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gradcheck");

    @Test
    void noPackagesKnowEachOtherInACircle() {
        slices().matching("(org.gradcheck..)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void eachPackageKnowsLowerLevelsAlone() {
        List<String> known = new ArrayList<>(GROUND);
        for (List<String> level : LEVELS) {
            for (String name : level) {
                String[] allowed =
                        Stream.concat(known.stream(), Stream.of(name)).toArray(String[]::new);
                classes()
                        .that()
                        .resideInAPackage(name)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(allowed)
                        .check(CORE);
            }
            known.addAll(level);
        }
    }

    @Test
    void eachPackageIsOnALevel() {
        assertThat(CORE.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        LEVELS.stream().flatMap(List::stream).toList());
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
    void eachPublicTypeIsApiOrListedAsPublicForGradcheckItself() {
        assertThat(CORE.stream()
                        .filter(type -> !type.getPackageName().startsWith("org.gradcheck.internal"))
                        .filter(ArchitectureTests::isPublic)
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(Stream.of(API, PUBLIC_FOR_GRADCHECK_ITSELF)
                        .flatMap(List::stream)
                        .toList());
    }

    /** The API is compared with that of the last release by japicmp, whose configuration leaves out the same types. */
    @Test
    void theComparisonWithTheLastReleaseLeavesOutWhatIsNoApi() throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));
        List<String> excludes = Pattern.compile("<exclude>(org\\.gradcheck\\.[^<]*)</exclude>")
                .matcher(pom)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.startsWith("org.gradcheck.junit."))
                .toList();

        assertThat(excludes)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("org.gradcheck.internal.*"),
                                PUBLIC_FOR_GRADCHECK_ITSELF.stream().map(name -> name.replaceFirst("\\$.*", "\\$*")))
                        .distinct()
                        .toList());
    }

    @Test
    void theModuleExportsThePackagesOfTheApi() throws IOException, URISyntaxException {
        Path classes = Path.of(GradientChecker.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (InputStream descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
            assertThat(ModuleDescriptor.read(descriptor).exports().stream().map(ModuleDescriptor.Exports::source))
                    .containsExactlyInAnyOrderElementsOf(API.stream()
                            .map(name -> name.substring(0, name.lastIndexOf('.')))
                            .collect(toSet()));
        }
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTests::isPublic).orElse(true);
    }
}
