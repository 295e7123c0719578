package org.gradcheck.junit;

import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** Context of an invocation for JUnit. Each call for its extensions returns new objects, so no two runs share any. */
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
