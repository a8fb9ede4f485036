package dev.makegood.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Runs {@code scripts/prove}. Exits with 0 if nothing was violated, 1 if something was, 2 for wrong arguments. */
public final class Main {
    private static final String USAGE = """
        scripts/prove [--seconds 900] [--seed 1] [--until-violated] [--into target/proof]
        scripts/prove --histories FROM..TO[@dynamo]
        scripts/prove --replay SEED[@dynamo]
        scripts/prove --replay "FLOW#CALL#FAULT"

          --seconds N  how long; at most 60 % of it for the faults at every call, the rest for histories (default 900)
          --seed S     of the first history; the others take the next ones (default 1)
          --until-violated  stops at the first violation
          --into D     the folder for the certificate (default target/proof)
          --histories  plays these only, and lists those that violate something
          --replay W   plays one history, or one flow with one fault, again, and prints its story
        """;

    private static final String ON_DYNAMO = "@dynamo";

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        long seconds = 900;
        long seed = 1;
        String replay = "";
        String histories = "";
        Path into = Path.of("target", "proof");
        boolean untilViolated = false;
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                switch (arguments[i]) {
                    case "--until-violated" -> {
                        untilViolated = true;
                        i--;
                    }
                    case "--seconds" -> seconds = Long.parseLong(arguments[i + 1]);
                    case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                    case "--into" -> into = Path.of(arguments[i + 1]);
                    case "--histories" -> histories = arguments[i + 1];
                    case "--replay" -> replay = arguments[i + 1];
                    default -> throw new IllegalArgumentException("Unknown argument " + arguments[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + USAGE);
            System.exit(2);
        }
        QuietLogs.please();
        if (!histories.isEmpty()) {
            System.exit(histories(histories));
        }
        System.exit(replay.isEmpty() ? run(seed, Duration.ofSeconds(seconds), untilViolated, into) : replay(replay));
    }

    private static int run(long seed, Duration budget, boolean untilViolated, Path into) throws IOException {
        long began = System.nanoTime();
        Consumer<String> says =
                line -> System.err.printf("%5d s  %s%n", since(began).toSeconds(), line);
        var tally = new Tally(untilViolated, says);
        new Proof(seed, tally, says).run(budget);
        var certificate = new Certificate(tally, seed, since(began));
        certificate.write(into);
        System.out.print(certificate.text());
        return tally.violated == 0 ? 0 : 1;
    }

    private static int histories(String range) {
        boolean onDynamo = range.endsWith(ON_DYNAMO);
        String[] ends = range.replace(ON_DYNAMO, "").split("\\.\\.");
        long violated = LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[1]))
                .parallel()
                .filter(seed -> isViolated(seed, onDynamo))
                .count();
        System.out.println(violated + " violated");
        return violated == 0 ? 0 : 1;
    }

    private static boolean isViolated(long seed, boolean onDynamo) {
        List<String> violations = violations(seed, onDynamo);
        violations.forEach(violation -> System.out.println(seed + " VIOLATED " + violation));
        return !violations.isEmpty();
    }

    private static List<String> violations(long seed, boolean onDynamo) {
        try {
            return (onDynamo ? Proof.playOnDynamo(seed) : Proof.playInMemory(seed)).violations();
        } catch (IllegalStateException broken) {
            return List.of(String.valueOf(broken.getMessage()));
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static int replay(String what) {
        var played = played(what);
        played.history().story.forEach(System.out::println);
        played.history().plan.placed.forEach(System.out::println);
        played.violations().forEach(violation -> System.out.println("VIOLATED " + violation));
        Rows.exactly(played.history().scanner).stream()
                .filter(row -> played.violations().stream().anyMatch(violation -> isNamed(row, violation)))
                .forEach(System.out::println);
        return played.violations().isEmpty() ? 0 : 1;
    }

    /** Returns true if the row is of the line whose case the violation names first. */
    private static boolean isNamed(String row, String violation) {
        String[] id = violation.split("[~ ]", 3);
        return id.length > 2 && row.startsWith("CASES " + id[0] + "~" + id[1]);
    }

    private static Proof.Played played(String what) {
        String[] parts = what.split("#");
        if (parts.length == 1) {
            return what.endsWith(ON_DYNAMO)
                    ? Proof.playOnDynamo(Long.parseLong(what.substring(0, what.length() - ON_DYNAMO.length())))
                    : Proof.playInMemory(Long.parseLong(what));
        }
        Flow flow = Flow.all().stream()
                .filter(one -> one.name().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no flow " + parts[0]));
        var result = new FaultHarness(flow).place(Integer.parseInt(parts[1]), Fault.valueOf(parts[2]));
        return new Proof.Played(result.history(), result.violations());
    }
}
