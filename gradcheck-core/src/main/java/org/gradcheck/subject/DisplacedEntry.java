package org.gradcheck.subject;

/**
 * A displaced parameter, with its new value.
 *
 * @param block the name of its block
 * @param entry its number in the block, in row-major order
 * @param value its value, as the storage of the block rounds it
 */
public record DisplacedEntry(String block, int entry, double value) {}
