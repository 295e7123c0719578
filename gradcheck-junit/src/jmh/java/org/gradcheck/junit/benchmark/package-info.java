/** What the annotation costs beside a test without it. */
@NullMarked
package org.gradcheck.junit.benchmark;

import org.jspecify.annotations.NullMarked;
