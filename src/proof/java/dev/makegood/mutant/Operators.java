package dev.makegood.mutant;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds every place in a source at which an operator makes another program, with the compiler's own parser. */
final class Operators extends TreePathScanner<Void, Void> {
    /** Holds a mutant with the operator that made it. */
    record Made(String operator, Mutant mutant) {}

    private static final Map<Tree.Kind, String> ARITHMETIC = Map.of(
            Tree.Kind.PLUS, "-",
            Tree.Kind.MINUS, "+",
            Tree.Kind.MULTIPLY, "/",
            Tree.Kind.DIVIDE, "*");

    private static final Map<Tree.Kind, String> COMPARISON = Map.of(
            Tree.Kind.LESS_THAN, "<=",
            Tree.Kind.LESS_THAN_EQUAL, "<",
            Tree.Kind.GREATER_THAN, ">=",
            Tree.Kind.GREATER_THAN_EQUAL, ">",
            Tree.Kind.EQUAL_TO, "!=",
            Tree.Kind.NOT_EQUAL_TO, "==");

    private static final Map<Tree.Kind, String> BOOLEAN =
            Map.of(Tree.Kind.CONDITIONAL_AND, "||", Tree.Kind.CONDITIONAL_OR, "&&");

    /** Methods that do to amounts and instants what operators do to numbers. */
    private static final Map<String, String> SUMS = Map.of(
            "plus", "minus",
            "minus", "plus",
            "min", "max",
            "max", "min",
            "plusYears", "plusDays",
            "plusDays", "minusDays");

    private static final Map<String, String> QUESTIONS = Map.of(
            "isGreaterThan", "isLessThan",
            "isLessThan", "isGreaterThan",
            "isAfter", "isBefore",
            "isBefore", "isAfter",
            "isZero", "isPositive",
            "isPositive", "isZero",
            "isPresent", "isEmpty",
            "isEmpty", "isPresent",
            "anyMatch", "noneMatch",
            "allMatch", "anyMatch");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private static final List<String> LISTS = List.of("add", "addAll");

    private final String file;
    private final String source;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Made> made = new ArrayList<>();

    private Operators(String file, String source, CompilationUnitTree unit, SourcePositions positions) {
        this.file = file;
        this.source = source;
        this.unit = unit;
        this.positions = positions;
    }

    /**
     * Returns the mutants of one file.
     *
     * @param file below {@link Mutant#SOURCES}
     */
    static List<Made> of(String file) {
        try {
            Path path = Mutant.SOURCES.resolve(file);
            var task = (JavacTask)
                    COMPILER.getTask(null, FILES, null, List.of("-proc:none"), null, FILES.getJavaFileObjects(path));
            CompilationUnitTree unit = task.parse().iterator().next();
            var operators = new Operators(
                    file, Files.readString(path), unit, Trees.instance(task).getSourcePositions());
            operators.scan(unit, null);
            return operators.made;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    private String text(Tree tree) {
        return source.substring(start(tree), end(tree));
    }

    private void make(String operator, int from, int to, String after) {
        if (from >= 0 && to > from) {
            made.add(new Made(operator, Mutant.at(file, source, from, to, after)));
        }
    }

    private void make(String operator, Tree tree, String after) {
        make(operator, start(tree), end(tree), after);
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void none) {
        change("arithmetic", ARITHMETIC, tree);
        change("comparison", COMPARISON, tree);
        change("boolean", BOOLEAN, tree);
        return super.visitBinary(tree, none);
    }

    private void change(String operator, Map<Tree.Kind, String> by, BinaryTree tree) {
        boolean words = tree.getLeftOperand().getKind() == Tree.Kind.STRING_LITERAL
                || tree.getRightOperand().getKind() == Tree.Kind.STRING_LITERAL;
        String other = by.get(tree.getKind());
        if (other != null && !words) {
            make(operator, tree, text(tree.getLeftOperand()) + " " + other + " " + text(tree.getRightOperand()));
        }
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void none) {
        if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            make("boolean", tree, text(tree.getExpression()));
        }
        return super.visitUnary(tree, none);
    }

    @Override
    public Void visitIf(IfTree tree, Void none) {
        make("condition", tree.getCondition(), "(true)");
        make("condition", tree.getCondition(), "(false)");
        return super.visitIf(tree, none);
    }

    @Override
    public Void visitConditionalExpression(ConditionalExpressionTree tree, Void none) {
        make("condition", tree, text(tree.getTrueExpression()));
        make("condition", tree, text(tree.getFalseExpression()));
        return super.visitConditionalExpression(tree, none);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
        if (tree.getMethodSelect() instanceof MemberSelectTree select) {
            String name = select.getIdentifier().toString();
            rename("arithmetic", SUMS.get(name), select);
            rename("comparison", QUESTIONS.get(name), select);
            if (name.equals("negated") && tree.getArguments().isEmpty()) {
                make("arithmetic", tree, text(select.getExpression()));
            }
            if (name.equals("filter")) {
                make("condition", tree, text(select.getExpression()));
            }
            if (name.equals("of") && text(select.getExpression()).equals("List")) {
                without(tree.getArguments());
            }
        }
        // A map's entries have no order.
        if (!text(tree.getMethodSelect()).equals("Map.ofEntries")) {
            swap(tree.getArguments());
        }
        return super.visitMethodInvocation(tree, none);
    }

    private void rename(String operator, String other, MemberSelectTree select) {
        if (other != null) {
            int to = end(select);
            make(operator, to - select.getIdentifier().length(), to, other);
        }
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void none) {
        String other = SUMS.get(tree.getName().toString());
        if (other != null) {
            make("arithmetic", end(tree) - tree.getName().length(), end(tree), other);
        }
        return super.visitMemberReference(tree, none);
    }

    /** Removes one element; in lists of writes and entries this is a forgotten write. */
    private void without(List<? extends ExpressionTree> elements) {
        for (int n = 0; n < elements.size() && elements.size() > 1; n++) {
            int from = n == 0 ? start(elements.get(0)) : end(elements.get(n - 1));
            int to = n == 0 ? start(elements.get(1)) : end(elements.get(n));
            make("removed write", from, to, "");
        }
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void none) {
        swap(tree.getArguments());
        return super.visitNewClass(tree, none);
    }

    /** Swaps neighbours; those of different types do not compile and give no mutant. */
    private void swap(List<? extends ExpressionTree> arguments) {
        for (int n = 0; n + 1 < arguments.size(); n++) {
            ExpressionTree one = arguments.get(n);
            ExpressionTree other = arguments.get(n + 1);
            boolean alike = one.getKind() == other.getKind()
                    && (one.getKind() == Tree.Kind.IDENTIFIER || one.getKind() == Tree.Kind.METHOD_INVOCATION);
            if (alike && !text(one).equals(text(other))) {
                make("swapped arguments", start(one), end(other), text(other) + ", " + text(one));
            }
        }
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree tree, Void none) {
        if (tree.getExpression() instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && LISTS.contains(select.getIdentifier().toString())) {
            make("removed write", tree, "");
        }
        return super.visitExpressionStatement(tree, none);
    }

    @Override
    public Void visitReturn(ReturnTree tree, Void none) {
        if (tree.getExpression() != null && ofMethod()) {
            constants(type()).stream()
                    .filter(constant -> !constant.equals(text(tree.getExpression())))
                    .forEach(constant -> make("returned constant", tree.getExpression(), constant));
        }
        return super.visitReturn(tree, none);
    }

    /** Returns true if the return statement is the method's own and not that of a lambda in it. */
    private boolean ofMethod() {
        for (var path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof LambdaExpressionTree) {
                return false;
            }
            if (path.getLeaf() instanceof MethodTree) {
                return true;
            }
        }
        return false;
    }

    private String type() {
        for (var path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof MethodTree method) {
                return String.valueOf(method.getReturnType());
            }
        }
        return "";
    }

    private static List<String> constants(String type) {
        return switch (type) {
            case "boolean" -> List.of("true", "false");
            case "int", "long" -> List.of("0", "1");
            default ->
                type.startsWith("Optional<")
                        ? List.of("Optional.empty()")
                        : type.startsWith("List<") ? List.of("List.of()") : List.of();
        };
    }
}
