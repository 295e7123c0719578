package org.gradcheck.subject;

/**
 * A further point at which a subject is checked.
 *
 * @param where what reports call it, such as {@code after epoch 1}
 * @param move takes the parameters there from the point before
 */
public record FurtherPoint(String where, Runnable move) {}
