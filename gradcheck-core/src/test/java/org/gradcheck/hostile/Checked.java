package org.gradcheck.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/** Kinds of checks of six parameters. */
enum Checked {
    ONE_BY_ONE,

    /** Goes on to the search for the cause. */
    WRONG {
        @Override
        double factor() {
            return 1.7;
        }
    },

    SCREENED {
        @Override
        GradientChecker checker() {
            return GradientChecker.standard().mode(CheckMode.SCREENING);
        }
    },

    FURTHER_POINTS {
        @Override
        GradientSubject describe(Stored.Parameters parameters, Calls calls) {
            return super.describe(parameters, calls).alsoAround(2, 0.1);
        }
    },

    REPLICAS {
        @Override
        GradientSubject describe(Stored.Parameters parameters, Calls calls) {
            return super.describe(parameters, calls).replicas(() -> {
                Stored.Parameters replica = calls.stored().create();
                calls.replicas().add(replica);
                return super.describe(replica, calls);
            });
        }
    };

    double factor() {
        return 1;
    }

    GradientChecker checker() {
        return GradientChecker.standard();
    }

    GradientSubject describe(Stored.Parameters parameters, Calls calls) {
        GradientSubject subject = GradientSubject.named("hostile");
        parameters.description().addTo(subject);
        return subject.cost(() -> {
                    calls.next();
                    return parameters.cost();
                })
                .backward(() -> {
                    calls.next();
                    parameters.backward(factor());
                });
    }

    GradientReport check(Stored.Parameters parameters, Calls calls) {
        return checker().check(describe(parameters, calls));
    }

    /** Counts the calls of the user's code on all threads, one of which ends. */
    static final class Calls {

        private final Stored stored;
        private final int last;
        private final Ending ending;
        private final List<Stored.Parameters> replicas = new ArrayList<>();
        private int calls;
        private Optional<Thread> endedOn = Optional.empty();

        Calls(Stored stored, int last, Ending ending) {
            this.stored = stored;
            this.last = last;
            this.ending = ending;
        }

        synchronized void next() {
            calls++;
            if (calls == last) {
                endedOn = Optional.of(Thread.currentThread());
                ending.now();
            }
        }

        /** Returns the thread that ended; empty if there were fewer calls, as with several threads. */
        synchronized Optional<Thread> endedOn() {
            return endedOn;
        }

        synchronized int count() {
            return calls;
        }

        Stored stored() {
            return stored;
        }

        List<Stored.Parameters> replicas() {
            return replicas;
        }
    }
}
