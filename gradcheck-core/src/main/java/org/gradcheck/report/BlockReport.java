package org.gradcheck.report;

import java.util.Optional;
import org.gradcheck.subject.Shape;

/**
 * What came out for one block of parameters.
 *
 * @param name the name of the block
 * @param shape its shape
 * @param verdict the verdict of its worst entry
 * @param entries how many entries were checked
 * @param disagreeing how many of them disagree
 * @param worst the entry whose values are furthest apart relative to its allowance; empty for a block without entries
 */
public record BlockReport(
        String name, Shape shape, Verdict verdict, int entries, int disagreeing, Optional<Discrepancy> worst) {}
