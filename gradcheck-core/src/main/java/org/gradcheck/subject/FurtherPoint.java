package org.gradcheck.subject;

/**
 * A further point at which a subject is checked.
 *
 * @param where the name of the point in reports, such as {@code after epoch 1}
 * @param move changes the parameters from those of the point before
 */
public record FurtherPoint(String where, Runnable move) {}
