package org.gradcheck.report.page;

import org.gradcheck.report.GradientReport;

/** Of which checks a page is written. The list of all checks names each of them in any case. */
public enum PageWish {

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

    abstract boolean includes(GradientReport report);
}
