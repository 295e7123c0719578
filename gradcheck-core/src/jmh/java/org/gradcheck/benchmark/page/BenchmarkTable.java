package org.gradcheck.benchmark.page;

/** One of the tables of the page. */
public interface BenchmarkTable {

    /** The name by which the page marks its place. */
    String name();

    /**
     * Turns measurements into rows.
     *
     * @param measurements what a run has measured; whatever is missing leaves its cell empty
     * @return the rows of the table; none if the run has not measured anything of it
     */
    MarkdownRows rows(Measurements measurements);
}
