/**
 * What the extension knows about class files and about Maven, apart from the annotations.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.junit.internal;

import org.jspecify.annotations.NullMarked;
