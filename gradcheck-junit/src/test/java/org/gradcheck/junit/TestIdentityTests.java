package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a test is named to readers and to Surefire. */
class TestIdentityTests {

    @Test
    void aTopLevelClassNeedsNoQuotes() {
        TestIdentity test = new TestIdentity(TestIdentityTests.class, "backprop");

        assertThat(test.shortName()).isEqualTo("TestIdentityTests.backprop");
        assertThat(test.surefireSelector()).isEqualTo("org.gradcheck.junit.TestIdentityTests#backprop");
    }

    @Test
    void aNestedClassIsQuotedForTheShell() {
        TestIdentity test = new TestIdentity(NestedTestCase.class, "backprop");

        assertThat(test.shortName()).isEqualTo("TestIdentityTests.NestedTestCase.backprop");
        assertThat(test.surefireSelector())
                .isEqualTo("'org.gradcheck.junit.TestIdentityTests$NestedTestCase#backprop'");
    }

    /** Such names come from Kotlin and other languages of the JVM. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "the gradient is right | 'org.gradcheck.junit.TestIdentityTests#the?gradient?is?right'",
                "it's right, really | 'org.gradcheck.junit.TestIdentityTests#it?s?right??really'",
                "a+b!c*d#e | 'org.gradcheck.junit.TestIdentityTests#a?b?c?d#e'",
                "gr\u00fcn | 'org.gradcheck.junit.TestIdentityTests#gr?n'",
                "backprop$main | 'org.gradcheck.junit.TestIdentityTests#backprop$main'",
            })
    void aNameWithSyntaxInItIsSelectedByWildcard(String method, String selector) {
        assertThat(new TestIdentity(TestIdentityTests.class, method).surefireSelector())
                .isEqualTo(selector);
    }

    @Test
    void methodsOfOneClassHaveDifferentSeeds() {
        assertThat(new TestIdentity(TestIdentityTests.class, "first").hash())
                .isNotEqualTo(new TestIdentity(TestIdentityTests.class, "second").hash());
    }

    @Test
    void classesWithAMethodOfOneNameHaveDifferentSeeds() {
        assertThat(new TestIdentity(TestIdentityTests.class, "first").hash())
                .isNotEqualTo(new TestIdentity(NestedTestCase.class, "first").hash());
    }

    static class NestedTestCase {}
}
