package org.gradcheck.junit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Plugin of javac that refuses sources which use gradcheck without JUnit Jupiter on the class path. Without the plugin such
 * tests would compile but never run, and the build would pass. It is for gradcheck itself, not for users: javac starts it by
 * itself if gradcheck is on the class path and no processor path is set. It changes no code.
 */
public final class JUnitPresence implements Plugin {

    static final String REFUSAL =
            "gradcheck-junit needs " + SupportedJUnit.VERSIONS + ", which is not on the class path"
                    + " (JUnit 4 does not run @GradientCheck); add org.junit.jupiter:junit-jupiter to the dependencies of this"
                    + " source folder";

    /** Creates the plugin; called by javac. */
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

            private boolean isRefused;

            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ENTER && event.getCompilationUnit() != null && !isRefused) {
                    isRefused = refuses(event.getCompilationUnit(), task);
                }
            }
        });
    }

    private static boolean refuses(CompilationUnitTree unit, JavacTask task) {
        MemberSelectTree use = new FirstUse().scan(unit, null);
        if (use == null || task.getElements().getTypeElement("org.junit.jupiter.api.TestTemplate") != null) {
            return false;
        }
        Trees.instance(task).printMessage(Diagnostic.Kind.ERROR, REFUSAL, use, unit);
        return true;
    }

    /** Finds the first name of the package of gradcheck's annotations, in an import or in the code. */
    private static final class FirstUse extends TreeScanner<@Nullable MemberSelectTree, Void> {

        @Override
        public @Nullable MemberSelectTree visitMemberSelect(MemberSelectTree name, Void unused) {
            return name.getExpression().toString().equals("org.gradcheck.junit")
                    ? name
                    : super.visitMemberSelect(name, null);
        }

        @Override
        public @Nullable MemberSelectTree reduce(@Nullable MemberSelectTree later, @Nullable MemberSelectTree earlier) {
            return earlier != null ? earlier : later;
        }
    }
}
