package org.gradcheck.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/** Identity of a test: the class that runs, which may inherit the method, and the method. */
record TestIdentity(Class<?> testClass, String method) {

    static TestIdentity of(ExtensionContext context) {
        return new TestIdentity(
                context.getRequiredTestClass(), context.getRequiredTestMethod().getName());
    }

    /** Returns the name for readers, such as {@code XorTest.backprop}. */
    String shortName() {
        String packageName = testClass.getPackageName();
        String className = testClass.getName();
        String withinPackage = packageName.isEmpty() ? className : className.substring(packageName.length() + 1);
        return withinPackage.replace('$', '.') + "." + method;
    }

    /**
     * Returns the selector for Surefire, quoted if a shell would interpret it. Characters that Surefire or a shell takes for
     * syntax, such as spaces and commas in names of Kotlin, are replaced by Surefire's wildcard for one character.
     */
    String surefireSelector() {
        String selector = (testClass.getName() + "#" + method).replaceAll("[^A-Za-z0-9_.$#]", "?");
        return selector.matches("[A-Za-z0-9_.#]+") ? selector : "'" + selector + "'";
    }

    long hash() {
        return (long) testClass.getName().hashCode() << 32 ^ method.hashCode();
    }
}
