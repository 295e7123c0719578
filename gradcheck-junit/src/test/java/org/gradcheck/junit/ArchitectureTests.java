package org.gradcheck.junit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of this part of the house. */
class ArchitectureTests {

    private final JavaClasses junit = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gradcheck.junit");

    @Test
    void onlyTheAnnotationsAndTheDynamicTestsArePublic() {
        assertThat(junit.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("GradientCheck", "GradientTests", "JUnitPresence", "Network", "RandomPoint");
    }

    @Test
    void everythingIsInOnePackage() {
        classes().should().resideInAPackage("org.gradcheck.junit").check(junit);
    }

    @Test
    void dependsOnTheApiOfJUnitAndTheCoreAlone() {
        classes()
                .that()
                .doNotBelongToAnyOf(JUnitPresence.class)
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..")
                        .or(resideInAnyPackage(
                                "org.gradcheck",
                                "org.gradcheck.junit",
                                "org.gradcheck.network",
                                "org.gradcheck.report",
                                "org.gradcheck.report.page",
                                "org.gradcheck.subject",
                                "org.junit.jupiter.api..",
                                "org.junit.platform.commons..",
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
