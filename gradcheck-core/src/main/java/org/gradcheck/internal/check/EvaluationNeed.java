package org.gradcheck.internal.check;

/**
 * Number of evaluations that a check takes if its gradient is right.
 *
 * @param oneByOne the evaluations for each entry by itself
 * @param together the evaluations for all entries together
 * @param togetherBelow the limit below which all entries are compared together; 0 if they never are
 * @param both the evaluations for each entry by itself and then for all entries together; {@link #NEVER} if the second is of no use
 */
record EvaluationNeed(long oneByOne, long together, long togetherBelow, long both) {

    /** Evaluations at each point beside those for its entries. Measured: 45 on smooth costs, with those for a few imprecise entries. */
    private static final int AT_A_POINT = 60;

    /** The same if no entry is imprecise. Measured: 45 to 48. */
    private static final int LEAST_AT_A_POINT = 50;

    /**
     * Evaluations of the refinement of entries, for each entry. Measured: 0 where all entries are alike, up to 1.2 where some are close to zero, each of
     * which takes some 40.
     */
    private static final double OF_REFINEMENT = 1.25;

    /** Evaluations of an entry that noise hides. Measured: 8 to 23 for networks of 500 to 8,000 floats. */
    private static final int OF_NOISY = 10;

    /** Evaluations of a screening. Measured: 17 to 61 on smooth costs, most where some parameters are close to zero. */
    private static final int TOGETHER = 60;

    /** Evaluations of a screened matrix. Measured: 51 to 80. */
    private static final int TOGETHER_OF_MATRIX = 80;

    /**
     * Evaluations of a screening for each block but one, which may get directions of its own. Measured: none where the derivatives of all blocks
     * are alike, up to 10 where they differ by factors of 1,000.
     */
    private static final int OF_A_BLOCK = 12;

    /** Screenings of a smooth cost that take as many evaluations as one of a noisy cost. Measured: up to 2, with noise of up to 1e-9 of the cost. */
    private static final int TIMES_OF_NOISE = 2;

    /** Evaluations of a screening in single precision, beside those for each block. Measured: 200 to 500 for networks of two to four layers. */
    private static final int BLOCKWISE = 300;

    /** Evaluations of a screening in single precision for each block. Chosen: with those beside them, as many as the largest network has taken. */
    private static final int OF_A_FLOAT_BLOCK = 50;

    /** Forward passes for each output of a layer. Formula: before the two backward passes at the point, and before the one elsewhere. */
    private static final int PASSES = 3;

    /** The need of a comparison that does not exist: such entries cannot be compared together. */
    private static final long NEVER = Long.MAX_VALUE;

    private EvaluationNeed(long oneByOne, long together) {
        this(oneByOne, together, together < oneByOne ? oneByOne : 0, together < oneByOne ? oneByOne + together : NEVER);
    }

    /** The need of an objective with a smooth cost. */
    static EvaluationNeed ofSmooth(long entries, int blocks, int points) {
        return new EvaluationNeed(
                        points * oneByOne(entries), points * (TOGETHER + (long) OF_A_BLOCK * Math.max(0, blocks - 1)))
                .unlessFew(entries, blocks, points);
    }

    /** A few entries are compared one by one if this takes no more than together where no entry needs a second difference. */
    private EvaluationNeed unlessFew(long entries, int blocks, int points) {
        long least = points * (LEAST_AT_A_POINT + 2 * entries);
        boolean areFew = least <= points * (TOGETHER + (long) OF_A_BLOCK * Math.max(0, blocks - 1));
        return new EvaluationNeed(oneByOne, together, areFew ? Math.min(least, togetherBelow) : togetherBelow, both);
    }

    /** The need of the built-in network, all entries of which are differenced by parts of its cost. */
    static EvaluationNeed ofNetwork(int points) {
        return new EvaluationNeed((long) points * AT_A_POINT, NEVER);
    }

    /** The need of a cost in single precision. */
    static EvaluationNeed ofFloats(long entries, int blocks, int points) {
        return ofNoisy(entries, blocks, points, points * (BLOCKWISE + (long) OF_A_FLOAT_BLOCK * blocks));
    }

    /** The need of a cost in double precision that is noisy. */
    static EvaluationNeed ofNoisy(long entries, int blocks, int points) {
        return ofNoisy(entries, blocks, points, TIMES_OF_NOISE * ofSmooth(entries, blocks, points).together);
    }

    /**
     * Noise leaves entries open that a comparison of all entries together decides. If a smaller limit compares them together, a larger one must tell no
     * less: it compares them one by one only if that surely fits, or if evaluations are left to compare them together afterwards.
     */
    private static EvaluationNeed ofNoisy(long entries, int blocks, int points, long together) {
        long alone = points * (AT_A_POINT + OF_NOISY * entries);
        boolean isForBoth = together < alone;
        long oneByOne = isForBoth ? alone + together : alone;
        boolean isEverTogether = isForBoth || ofSmooth(entries, blocks, points).togetherBelow > 0;
        return new EvaluationNeed(oneByOne, together, isEverTogether ? oneByOne : 0, isForBoth ? oneByOne : NEVER)
                .unlessFew(entries, blocks, points);
    }

    /**
     * The need of a matrix, whose columns are displaced.
     *
     * @param isProduct whether it is a product with a vector, which has one line in any case
     */
    static EvaluationNeed ofMatrix(long columns, boolean isProduct) {
        return new EvaluationNeed(oneByOne(columns), isProduct ? NEVER : TOGETHER_OF_MATRIX);
    }

    /** The need of all outputs of a layer, by the parameters of all blocks. */
    static EvaluationNeed ofLayer(long parameters, long outputs) {
        return new EvaluationNeed(oneByOne(parameters) + PASSES * outputs, NEVER);
    }

    private static long oneByOne(long entries) {
        return AT_A_POINT + 2 * entries + (long) (OF_REFINEMENT * entries);
    }

    /** Returns whether all entries are to be compared together with a number of evaluations. */
    boolean isForScreening(long evaluations) {
        return evaluations < togetherBelow;
    }

    /** Returns whether a number of evaluations suffices to compare the entries one by one, and all of them together afterwards. */
    boolean isForBoth(long evaluations) {
        return both <= evaluations;
    }
}
