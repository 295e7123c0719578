/**
 * What the extension knows about class files and stack traces, about Maven and about abandoned bodies of tests, apart from the annotations.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.junit.internal;

import org.jspecify.annotations.NullMarked;
