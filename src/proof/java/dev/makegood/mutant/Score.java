package dev.makegood.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts which mutants the tests killed, from PIT's report, and prints those that lived.
 *
 * <p>{@link Explained} mutants do not count. Ends with 1 if the tests killed fewer than 95 in 100 of the others.
 */
public final class Score {
    private static final Path REPORT = Path.of("target/mutation/mutations.csv");
    private static final int WANTED_PERCENT = 95;

    private static final Set<String> KILLED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR");

    private final Set<String> reasons = Explained.all().stream()
            .map(one -> name(one.file(), one.code(), one.mutator()))
            .collect(Collectors.toSet());
    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, int[]> rooms = new TreeMap<>();
    private final List<String> survivors = new ArrayList<>();
    private int killed;
    private int explained;

    private Score() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(new Score().run());
    }

    private int run() throws IOException {
        Files.readAllLines(REPORT).forEach(line -> count(line.split(",")));
        rooms.forEach((room, count) -> System.out.printf("%5d of %5d  %s%n", count[0], count[1], room));
        survivors.forEach(System.out::println);
        int counted = killed + survivors.size();
        System.out.printf(
                "%,d mutants: %,d killed, %,d explained, %,d survived: %.1f %%%n",
                counted + explained, killed, explained, survivors.size(), 100.0 * killed / Math.max(1, counted));
        return killed * 100 >= counted * WANTED_PERCENT ? 0 : 1;
    }

    /** Counts one row of the report: file, class, mutator, method, line, status, killing test. */
    private void count(String[] row) {
        String room = row[1].substring("dev.makegood.".length(), row[1].lastIndexOf('.'));
        String file = room.replace('.', '/') + "/" + row[0];
        String code = sources.computeIfAbsent(file, Explained::code).get(Integer.parseInt(row[4]) - 1);
        String mutator = row[2].substring(row[2].lastIndexOf('.') + 1).replace("Mutator", "");
        boolean lived = !KILLED.contains(row[5]);
        if (lived && reasons.contains(name(file, code, mutator))) {
            explained++;
            return;
        }
        int[] count = rooms.computeIfAbsent(room, any -> new int[2]);
        count[1]++;
        if (lived) {
            survivors.add(row[4] + (row[5].equals("NO_COVERAGE") ? " no test: " : ": ") + name(file, code, mutator));
        } else {
            count[0]++;
            killed++;
        }
    }

    private static String name(String file, String code, String mutator) {
        return String.join(" | ", file, code, mutator);
    }
}
