package org.gradcheck.junit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import javax.tools.Diagnostic;

/**
 * Makes javac refuse tests that use gradcheck without JUnit Jupiter on the class path. They would compile without a word, and
 * since nothing runs them, the build would be green. javac finds and starts this class by itself; it changes no code.
 */
public final class JUnitPresence implements Plugin {

    static final String REFUSAL =
            "gradcheck-junit needs JUnit Jupiter 5.8 to 6.1, which is not on the class path (JUnit 4"
                    + " does not run @GradientCheck); add org.junit.jupiter:junit-jupiter to the test dependencies";

    /** Created by javac. */
    public JUnitPresence() {}

    @Override
    public String getName() {
        return "GradcheckJUnitPresence";
    }

    @Override
    public boolean autoStart() {
        return true;
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        task.addTaskListener(new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ENTER && event.getCompilationUnit() != null) {
                    check(event.getCompilationUnit(), task);
                }
            }
        });
    }

    private static void check(CompilationUnitTree unit, JavacTask task) {
        for (ImportTree used : unit.getImports()) {
            if (used.getQualifiedIdentifier().toString().startsWith("org.gradcheck.junit.")
                    && task.getElements().getTypeElement("org.junit.jupiter.api.TestTemplate") == null) {
                Trees.instance(task).printMessage(Diagnostic.Kind.ERROR, REFUSAL, used, unit);
                return;
            }
        }
    }
}
