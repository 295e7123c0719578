package org.gradcheck.diagnosis.corpus;

import org.gradcheck.diagnosis.Cause;

/** One step of backpropagation done wrong. */
interface Bug extends Steps {

    /** The name under which a diagnosis should find it. */
    Cause cause();
}
