package dev.makegood.functions.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Provides the codes of problems to tests of other packages. */
public final class ProblemCodes {
    private ProblemCodes() {}

    public static Set<String> ofProblems() {
        return Arrays.stream(ProblemKind.values()).map(ProblemKind::code).collect(Collectors.toSet());
    }
}
