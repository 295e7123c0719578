package org.gradcheck.diagnosis.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck.network.Backpropagation;
import org.junit.jupiter.api.Test;

class HandWrittenBackpropagationTests {

    /** A prime, so that all activations, costs and batch sizes come along. */
    private static final int STRIDE = 11;

    /** Where z is large, a (1 - a) and 1 - a of the hand-written one lose digits that the reference keeps. */
    @Test
    void withoutBugsIsTheReferenceInSettingsOfAllKinds() {
        for (int i = 0; i < NetworkSetting.ALL.size(); i += STRIDE) {
            NetworkSetting setting = NetworkSetting.ALL.get(i);
            Trace trace = setting.draw(Seeds.random(i));

            double[] reference = Backpropagation.gradient(trace.network(), trace.batch())
                    .asVector()
                    .toArray();

            assertThat(InjectedBugs.NONE.gradient(trace))
                    .as(setting::toString)
                    .containsExactly(reference, within(1e-12));
        }
    }
}
