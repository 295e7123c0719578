package org.gradcheck.junit;

import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** Hands an invocation to Jupiter; each call for its extensions gives new ones, so no two runs share an object. */
record InvocationContext(CheckInvocation invocation) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return invocation.displayName();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        CheckedObjects objects = new CheckedObjects(invocation);
        return List.of(new ObjectResolver(objects), new CheckAfterBody(invocation, objects));
    }
}
