package dev.makegood.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.junit.jupiter.api.Test;

/**
 * Verifies that a text named as one id is never passed as another: ids are texts, so the compiler would accept an
 * order's id for a line's.
 */
class ArgumentNamesTest {
    /** Names of ids that do not end as the others do. */
    private static final Set<String> OTHERS = Set.of("sku", "buyer", "platform");

    /** Other names that an id has in one place. */
    private static final Map<String, String> ALSO_CALLED = Map.of(
            "holder", "buyer",
            "brakeId", "strandingId",
            "replacementLineId", "lineId",
            "externalRefundId", "externalId",
            "gatewayEventId", "eventId");

    /** Fewer would mean that the test has gone blind. */
    private static final int LEAST_PASSED = 200;

    @Test
    void anIdIsPassedAsWhatItIs() throws IOException {
        var passed = new ArrayList<Passed>();
        MainSources.read(task -> passed.addAll(passed(task)));
        assertTrue(passed.size() > LEAST_PASSED, () -> "only " + passed.size() + " ids are passed");
        assertEquals(
                List.of(),
                passed.stream().filter(one -> !one.as().equals(one.what())).toList());
    }

    /** Holds an argument that is called an id, and the parameter that takes it and is called one too. */
    private record Passed(String what, String as, String where) {}

    private static List<Passed> passed(JavacTask task) throws IOException {
        Iterable<? extends CompilationUnitTree> units = task.parse();
        task.analyze();
        var scanner = new Arguments(Trees.instance(task));
        units.forEach(unit -> scanner.scan(new TreePath(unit), null));
        return scanner.passed;
    }

    private static final class Arguments extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<Passed> passed = new ArrayList<>();

        Arguments(Trees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            look(call.getArguments());
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree call, Void none) {
            look(call.getArguments());
            return super.visitNewClass(call, none);
        }

        private void look(List<? extends ExpressionTree> arguments) {
            if (trees.getElement(getCurrentPath()) instanceof ExecutableElement called) {
                for (int i = 0;
                        i < Math.min(arguments.size(), called.getParameters().size());
                        i++) {
                    look(arguments.get(i), called.getParameters().get(i));
                }
            }
        }

        private void look(ExpressionTree argument, VariableElement parameter) {
            String what = name(argument);
            String as = parameter.getSimpleName().toString();
            if (isId(what) && isId(as) && isText(parameter) && isText(argument)) {
                passed.add(new Passed(
                        ALSO_CALLED.getOrDefault(what, what), ALSO_CALLED.getOrDefault(as, as), where(argument)));
            }
        }

        private boolean isText(VariableElement parameter) {
            return parameter.asType().toString().equals("java.lang.String");
        }

        private boolean isText(ExpressionTree argument) {
            var type = trees.getTypeMirror(new TreePath(getCurrentPath(), argument));
            return type != null && type.toString().equals("java.lang.String");
        }

        private String where(ExpressionTree argument) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            long at = trees.getSourcePositions().getStartPosition(unit, argument);
            return MainSources.name(unit) + ":" + unit.getLineMap().getLineNumber(at);
        }
    }

    /** Returns the name of a plain variable, field or accessor; nothing for other expressions. */
    private static String name(ExpressionTree argument) {
        return switch (argument) {
            case IdentifierTree variable -> variable.getName().toString();
            case MemberSelectTree field -> field.getIdentifier().toString();
            case MethodInvocationTree call when call.getArguments().isEmpty() -> name(call.getMethodSelect());
            default -> "";
        };
    }

    private static boolean isId(String name) {
        return name.endsWith("Id") || OTHERS.contains(name) || ALSO_CALLED.containsKey(name);
    }
}
