package org.gradcheck.internal.evaluation;

import java.time.Duration;
import java.util.Optional;

/**
 * Progress of a check.
 *
 * @param subject the name of the check, as its report will have it
 * @param done the number of decided entries; it never falls
 * @param entries the number of all entries, at all points
 * @param evaluations the number of evaluations
 * @param elapsed the time since the check began
 * @param left an estimate of the remaining time; empty before the first entry is decided, and while entries are refined
 */
public record Progress(
        String subject, long done, long entries, long evaluations, Duration elapsed, Optional<Duration> left) {}
