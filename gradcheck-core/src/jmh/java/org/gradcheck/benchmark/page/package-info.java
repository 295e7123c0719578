/** How measurements become tables of BENCHMARKS.md. */
@NullMarked
package org.gradcheck.benchmark.page;

import org.jspecify.annotations.NullMarked;
