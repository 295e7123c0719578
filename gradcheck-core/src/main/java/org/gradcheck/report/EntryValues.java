package org.gradcheck.report;

/**
 * Parameters, analytic values, numeric values and error bars of some entries, by their positions. They must not change after they
 * have been handed to a {@link MeasuredBlock}. For gradcheck itself, not for users.
 */
public interface EntryValues {

    /**
     * Returns the number of entries.
     *
     * @return 0 or more
     */
    int size();

    /**
     * Returns the value of the parameter at the point of the check.
     *
     * @param i the position
     * @return the value of the parameter
     */
    double parameter(int i);

    /**
     * Returns the analytic value.
     *
     * @param i the position
     * @return the analytic derivative; may be NaN or infinite
     */
    double analytic(int i);

    /**
     * Returns the numeric value.
     *
     * @param i the position
     * @return the numeric derivative; NaN if there is none
     */
    double numeric(int i);

    /**
     * Returns the error bar of the numeric value.
     *
     * @param i the position
     * @return the error bar; infinite if it is not known
     */
    double error(int i);
}
