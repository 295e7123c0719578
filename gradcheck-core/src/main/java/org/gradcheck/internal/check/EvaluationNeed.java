package org.gradcheck.internal.check;

/**
 * Number of evaluations that a check takes if its gradient is right and its cost smooth.
 *
 * @param entries the number of entries at one point, or of columns of a matrix
 * @param points the number of points
 * @param perEntry the evaluations for each entry by itself
 * @param together the evaluations for all entries together
 */
record EvaluationNeed(long entries, int points, int perEntry, long together) {

    /** Evaluations at each point beside those for its entries. Measured: 35 at most on smooth costs, with those for imprecise entries. */
    private static final int AT_A_POINT = 40;

    /** Evaluations of an entry of a smooth cost. */
    private static final int OF_SMOOTH = 2;

    /** Evaluations of an entry that noise hides. Measured: 8 to 23 for networks of 500 to 8,000 floats. */
    private static final int OF_NOISY = 10;

    /** Evaluations of a screening. Measured: 36 at most on smooth costs of up to three blocks. */
    private static final int TOGETHER = 40;

    /** Evaluations of a screening in single precision, for each block besides. Measured: 200 to 500 for networks of two to four layers. */
    private static final int BLOCKWISE = 300;

    private static final int OF_A_BLOCK = 50;

    /** Forward passes for each output of a layer. */
    private static final int PASSES = 3;

    static EvaluationNeed ofSmooth(long entries, int points) {
        return new EvaluationNeed(entries, points, OF_SMOOTH, TOGETHER);
    }

    /** The need of a cost in single precision, or one that is as noisy. */
    static EvaluationNeed ofFloats(long entries, int blocks, int points) {
        return new EvaluationNeed(entries, points, OF_NOISY, BLOCKWISE + (long) OF_A_BLOCK * blocks);
    }

    /** The need of a cost in double precision that is noisy. */
    static EvaluationNeed ofNoisy(long entries, int points) {
        return new EvaluationNeed(entries, points, OF_NOISY, 2L * TOGETHER);
    }

    /**
     * The need of a matrix, whose columns are displaced.
     *
     * @param isProduct whether it is a product with a vector, which has one line in any case
     */
    static EvaluationNeed ofMatrix(long columns, boolean isProduct) {
        return new EvaluationNeed(columns, 1, OF_SMOOTH, isProduct ? Long.MAX_VALUE : TOGETHER);
    }

    /** The need of all outputs of a layer by one block of parameters: three forward passes for each output besides. */
    static EvaluationNeed ofLayer(long parameters, long outputs) {
        return new EvaluationNeed(
                parameters + (PASSES * outputs + 1) / OF_SMOOTH, 1, OF_SMOOTH, Long.MAX_VALUE);
    }

    /** Returns the evaluations for entries one by one. */
    long oneByOne() {
        return points * (AT_A_POINT + perEntry * entries);
    }

    /** Returns the evaluations for all entries together. */
    long screened() {
        return points * together;
    }

    /** Returns whether a number of evaluations suffices only if all entries are compared together. */
    boolean isForScreening(long evaluations) {
        return oneByOne() > evaluations && screened() < oneByOne();
    }
}
