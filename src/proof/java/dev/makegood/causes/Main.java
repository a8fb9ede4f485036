package dev.makegood.causes;

import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs {@code scripts/causes-check}: prints precision and recall of root causes over scripted histories. */
public final class Main {
    private static final int HISTORIES = 20;

    private Main() {}

    /** @param arguments how many histories of each script, and the first seed; both may be absent */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.OFF);
        int histories = arguments.length > 0 ? Integer.parseInt(arguments[0]) : HISTORIES;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        List<Check.Judged> judged = Check.run(histories, seed);
        System.out.printf(
                Locale.ROOT,
                "%d scripts, %d histories of each from seed %d, %d cases%n%n",
                Check.scripts().size(),
                histories,
                seed,
                judged.size());
        System.out.println("root cause        scripted     found     right   precision    recall");
        Score.of(judged).forEach(score -> System.out.println(score.row()));
        System.out.println();
        for (Script script : Check.scripts()) {
            List<Check.Judged> its =
                    judged.stream().filter(one -> one.script().equals(script)).toList();
            long right = its.stream().filter(Check.Judged::right).count();
            System.out.printf(
                    Locale.ROOT,
                    "%-42s %-16s %4d of %4d%s%n",
                    script.name(),
                    script.truth().id(),
                    right,
                    its.size(),
                    its.stream()
                            .filter(one -> !one.right())
                            .findFirst()
                            .map(one -> "   e.g. " + one.found().id() + " with seed " + one.seed())
                            .orElse(""));
        }
    }
}
