package org.gradcheck.report.page;

/**
 * The earlier name of {@link PagePolicy}, for code that uses it.
 *
 * @deprecated use {@link PagePolicy}, whose constants are the same
 */
@Deprecated
public enum PageWish {

    /** {@link PagePolicy#FAILURES}. */
    FAILURES(PagePolicy.FAILURES),

    /** {@link PagePolicy#ALWAYS}. */
    ALWAYS(PagePolicy.ALWAYS),

    /** {@link PagePolicy#NEVER}. */
    NEVER(PagePolicy.NEVER);

    private final PagePolicy policy;

    PageWish(PagePolicy policy) {
        this.policy = policy;
    }

    PagePolicy policy() {
        return policy;
    }
}
