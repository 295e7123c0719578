package org.gradcheck.report.page;

import java.util.Arrays;
import org.gradcheck.report.GradientReport;

/** Of which checks a page is written. The list of all checks names each of them in any case. */
public enum PagePolicy {

    /** Of those that did not pass. */
    FAILURES {
        @Override
        boolean includes(GradientReport report) {
            return !report.passed();
        }
    },

    /** Of each. */
    ALWAYS {
        @Override
        boolean includes(GradientReport report) {
            return true;
        }
    },

    /** Of none; nothing is written at all. */
    NEVER {
        @Override
        boolean includes(GradientReport report) {
            return false;
        }
    };

    /**
     * Returns the wish of this name.
     *
     * @param name in any case
     * @return the wish
     * @throws IllegalArgumentException if there is none of this name
     */
    public static PagePolicy named(String name) {
        for (PagePolicy wish : values()) {
            if (wish.name().equalsIgnoreCase(name.strip())) {
                return wish;
            }
        }
        throw new IllegalArgumentException(
                "gradcheck.report is '" + name + "', but must be one of " + Arrays.toString(values()));
    }

    abstract boolean includes(GradientReport report);
}
