package dev.makegood.guard;

import dev.makegood.mutant.Mutant;
import java.util.List;
import java.util.Optional;

/**
 * Removes each check of the caller from the code, one at a time, and reports whether the authorisation matrix notices
 * it. With an argument, removes only those whose names have it.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        String part = arguments.length == 0 ? "" : arguments[0];
        List<Mutant> mutants = Mutants.all().stream()
                .filter(mutant -> mutant.toString().contains(part))
                .toList();
        int caught = 0;
        for (Mutant mutant : mutants) {
            Optional<?> hole = Trial.of(mutant);
            caught += hole.isPresent() ? 1 : 0;
            System.out.println(
                    mutant + ": " + hole.map(found -> "caught, " + found).orElse("SURVIVED"));
        }
        System.out.printf("%d mutants, %d caught, %d survived%n", mutants.size(), caught, mutants.size() - caught);
        System.exit(caught == mutants.size() ? 0 : 1);
    }
}
