package org.gradcheck.fuzz;

/** What can be wrong with a report. */
enum Failing {
    /** A right gradient is called wrong. */
    FALSE_ALARM("false alarms"),
    /** The same at kinks so close to the point that the noise of the cost hides the slopes between them. */
    HIDDEN_KINK("false alarms at kinks that noise hides"),
    /** A wrong gradient passes, although the cost shows the error. */
    MISS("misses"),
    /** The same, and the error is a tenth of the entry or more. */
    GROSS_MISS("misses >= 10 %"),
    /** A gradient passes with an error above the stated sensitivity in an entry that is called right. */
    BROKEN_PROMISE("promises broken"),
    /** A right gradient is neither right nor wrong, although the cost could tell. */
    UNDECIDED("undecided"),
    /** The check ended with an exception. */
    EXCEPTION("exceptions");

    private final String title;

    Failing(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
