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

    /** The selector that Surefire understands, quoted where a shell would touch it. */
    String surefireSelector() {
        String selector = testClass.getName() + "#" + method;
        return selector.indexOf('$') < 0 ? selector : "'" + selector + "'";
    }

    long hash() {
        return (long) testClass.getName().hashCode() << 32 ^ method.hashCode();
    }
}
