package org.gradcheck.report.page;

import java.util.Arrays;
import org.gradcheck.report.GradientReport;

/**
 * Choice of the checks that get a page. The list of all checks contains every check that the same {@link ReportPages} were given, with or
 * without a page. Each call of {@link org.gradcheck.GradientAssertions} has pages of its own, so the list leaves out those that pass.
 */
public enum PagePolicy {

    /** Each failed check gets a page. */
    FAILURES {
        @Override
        boolean includes(GradientReport report) {
            return !report.passed();
        }
    },

    /** Every check gets a page. */
    ALWAYS {
        @Override
        boolean includes(GradientReport report) {
            return true;
        }
    },

    /** No check gets a page, and the list of all checks is not written. */
    NEVER {
        @Override
        boolean includes(GradientReport report) {
            return false;
        }
    };

    /**
     * Returns the policy of a given name.
     *
     * @param name the name in upper or lower case
     * @return the policy
     * @throws IllegalArgumentException if no policy has this name
     */
    public static PagePolicy named(String name) {
        for (PagePolicy policy : values()) {
            if (policy.name().equalsIgnoreCase(name.strip())) {
                return policy;
            }
        }
        throw new IllegalArgumentException(
                "gradcheck.report is '" + name + "', but must be one of " + Arrays.toString(values()));
    }

    abstract boolean includes(GradientReport report);
}
