package org.gradcheck.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/** Which test it is: the class that runs, which may inherit the method, and the method. */
record TestIdentity(Class<?> testClass, String method) {

    static TestIdentity of(ExtensionContext context) {
        return new TestIdentity(
                context.getRequiredTestClass(), context.getRequiredTestMethod().getName());
    }

    /** The name for readers, such as {@code XorTest.backprop}. */
    String shortName() {
        String packageName = testClass.getPackageName();
        String className = testClass.getName();
        String withinPackage = packageName.isEmpty() ? className : className.substring(packageName.length() + 1);
        return withinPackage.replace('$', '.') + "." + method;
    }

    /**
     * The selector that Surefire understands, quoted where a shell would touch it. Names may hold what Surefire or a shell
     * takes for syntax, such as spaces and commas in Kotlin; Surefire's wildcard for one character stands in for those.
     */
    String surefireSelector() {
        String selector = (testClass.getName() + "#" + method).replaceAll("[^A-Za-z0-9_.$#]", "?");
        return selector.matches("[A-Za-z0-9_.#]+") ? selector : "'" + selector + "'";
    }

    long hash() {
        return (long) testClass.getName().hashCode() << 32 ^ method.hashCode();
    }
}
