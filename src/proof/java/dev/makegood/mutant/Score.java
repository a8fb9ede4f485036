package dev.makegood.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts which mutants the tests killed, from PIT's report, and prints those that lived.
 *
 * <p>{@code src/proof/survivors.txt} explains mutants that behave as the original does. They do not count. Exits with 1
 * if the tests killed fewer than 95 in 100 of the others, or if an explanation is about code that no longer exists.
 */
public final class Score {
    private static final Path REPORT = Path.of("target/mutation/mutations.csv");
    private static final Path EXPLAINED = Path.of("src/proof/survivors.txt");
    private static final int WANTED_PERCENT = 95;

    private static final Set<String> KILLED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR");

    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, int[]> rooms = new TreeMap<>();
    private int mutants;
    private int killed;
    private int explained;

    private Score() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(new Score().run());
    }

    private int run() throws IOException {
        Set<String> reasons = new HashSet<>();
        Set<String> stale = new HashSet<>();
        for (String line : Files.readAllLines(EXPLAINED)) {
            String[] parts = line.split(" \\| ", 4);
            if (parts.length == 4) {
                reasons.add(String.join(" | ", parts[0], parts[1], parts[2]));
                if (code(parts[0]).stream().noneMatch(parts[1]::equals)) {
                    stale.add(parts[0] + " | " + parts[1]);
                }
            }
        }
        List<String> survivors = new ArrayList<>();
        for (String line : Files.readAllLines(REPORT)) {
            count(line.split(","), reasons, survivors);
        }
        rooms.forEach((room, count) -> System.out.printf("%5d of %5d  %s%n", count[0], count[1], room));
        survivors.forEach(System.out::println);
        stale.forEach(gone -> System.out.println("explains code that is no longer there: " + gone));
        int counted = mutants - explained;
        System.out.printf(
                "%,d mutants: %,d killed, %,d explained, %,d survived: %.1f %%%n",
                mutants, killed, explained, counted - killed, counted == 0 ? 0.0 : 100.0 * killed / counted);
        return stale.isEmpty() && killed * 100 >= counted * WANTED_PERCENT ? 0 : 1;
    }

    /** Counts one row of the report: file, class, mutator, method, line, status, killing test. */
    private void count(String[] row, Set<String> reasons, List<String> survivors) throws IOException {
        String room = row[1].substring("dev.makegood.".length(), row[1].lastIndexOf('.'));
        String file = room.replace('.', '/') + "/" + row[0];
        int line = Integer.parseInt(row[4]);
        String mutator = row[2].substring(row[2].lastIndexOf('.') + 1).replace("Mutator", "");
        mutants++;
        int[] count = rooms.computeIfAbsent(room, any -> new int[2]);
        if (KILLED.contains(row[5])) {
            killed++;
            count[0]++;
            count[1]++;
            return;
        }
        String what = String.join(" | ", file, code(file).get(line - 1), mutator);
        if (reasons.contains(what)) {
            explained++;
            return;
        }
        count[1]++;
        survivors.add(line + " " + (row[5].equals("NO_COVERAGE") ? "no test " : "") + what);
    }

    /** Returns a file's lines without the blanks around them. */
    private List<String> code(String file) throws IOException {
        if (!sources.containsKey(file)) {
            Path path = Mutant.SOURCES.resolve("dev/makegood").resolve(file);
            sources.put(
                    file,
                    Files.exists(path)
                            ? Arrays.stream(Files.readString(path).split("\n"))
                                    .map(String::strip)
                                    .toList()
                            : List.of());
        }
        return sources.get(file);
    }
}
