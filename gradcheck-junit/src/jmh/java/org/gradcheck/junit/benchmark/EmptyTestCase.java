package org.gradcheck.junit.benchmark;

import org.junit.jupiter.api.Test;

class EmptyTestCase {

    @Test
    void doesNothing() {}
}
