package org.gradcheck.diagnosis;

/**
 * What is wrong with a gradient, in the words of its author.
 *
 * @param cause which known bug explains the measured values
 * @param evidence the figures that show it, in one line
 * @param remedy what to change, in one line
 */
public record Diagnosis(Cause cause, String evidence, String remedy) {}
