package org.gradcheck.junit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of this part of the house. */
class ArchitectureTests {

    private static final List<String> FOR_GRADCHECK_ITSELF =
            List.of("JUnitPresence", "NeverRunChecks", "PrintedChecks");

    private static final String INTERNAL = "org.gradcheck.junit.internal";

    private final JavaClasses junit = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gradcheck.junit");

    @Test
    void publicTypesAreApiOrForGradcheckItself() {
        List<String> api = List.of("GradientCheck", "GradientTests", "Network", "RandomPoint");

        assertThat(junit.stream()
                        .filter(type -> !type.getPackageName().equals(INTERNAL))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(api.stream(), FOR_GRADCHECK_ITSELF.stream())
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
                .filter(name -> name.startsWith("org.gradcheck.junit."))
                .toList();

        assertThat(excludes)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("internal.*"), FOR_GRADCHECK_ITSELF.stream())
                                .map(name -> "org.gradcheck.junit." + name)
                                .toList());
    }

    @Test
    void everythingIsInOnePackageAndTheInternalOneBelowIt() {
        classes().should().resideInAnyPackage("org.gradcheck.junit", INTERNAL).check(junit);
        noClasses()
                .that()
                .resideInAPackage(INTERNAL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.gradcheck.junit")
                .check(junit);
    }

    @Test
    void dependsOnTheApiOfJUnitTheCoreAndJavacAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..")
                        .or(resideInAnyPackage(
                                "com.sun.source..",
                                "javax.lang.model..",
                                "javax.tools",
                                "org.gradcheck",
                                "org.gradcheck.diagnosis",
                                "org.gradcheck.junit",
                                "org.gradcheck.junit.internal",
                                "org.gradcheck.network",
                                "org.gradcheck.report",
                                "org.gradcheck.report.page",
                                "org.gradcheck.subject",
                                "org.junit.jupiter.api..",
                                "org.junit.platform.commons..",
                                "org.junit.platform.engine..",
                                "org.junit.platform.launcher",
                                "org.apache.commons.math3..",
                                "org.jspecify.annotations",
                                "org.opentest4j")))
                .check(junit);
    }

    @Test
    void noStaticFieldHoldsState() {
        fields().that().areStatic().should().beFinal().check(junit);
    }
}
