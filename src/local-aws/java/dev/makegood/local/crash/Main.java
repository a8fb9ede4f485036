package dev.makegood.local.crash;

import dev.makegood.local.lambda.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs {@code scripts/crash}. Exits with 0 if everything held, 1 if not, 2 for wrong arguments. */
public final class Main {
    private static final String USAGE = """
        scripts/crash [--kills 50] [--seed S] [--stripe URL]

          --kills N  how often the platform is killed; every ten kills all is settled and audited, on fresh data; twice more
                     while old orders are archived (default 50)
          --seed S   of the load and of the moments; each ten kills take the next one (default 1)
          --stripe URL  a localstripe that pays all orders, in place of the gateway's simulator; scripts/providers starts one
        """;

    private static final int KILLS_OF_A_RUN = 10;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        int kills = 50;
        long seed = 1;
        Optional<URI> stripe = Optional.empty();
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                switch (arguments[i]) {
                    case "--kills" -> kills = Integer.parseInt(arguments[i + 1]);
                    case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                    case "--stripe" -> stripe = Optional.of(URI.create(arguments[i + 1]));
                    default -> throw new IllegalArgumentException("Unknown argument " + arguments[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + USAGE);
            System.exit(2);
        }
        System.exit(run(kills, seed, stripe));
    }

    private static int run(int kills, long firstSeed, Optional<URI> stripe) throws IOException {
        long began = System.nanoTime();
        int accepted = 0;
        long seed = firstSeed;
        Path other = directory();
        UnderLoad.prepare(other);
        Code.deleteTree(other);
        for (int left = kills; left > 0; left -= KILLS_OF_A_RUN) {
            Path data = directory();
            try {
                var killing = UnderLoad.killing(Math.min(left, KILLS_OF_A_RUN), seed);
                // The schedules are slow there, since the clock is.
                var script = stripe.isPresent() ? UnderLoad.competing(killing) : killing;
                accepted += new UnderLoad(data, seed, stripe, line -> say(began, line))
                        .run(script)
                        .accepted();
            } catch (AssertionError failure) {
                System.out.println("WRONG, the data are in " + data + "\n" + why(failure));
                return 1;
            }
            Code.deleteTree(data);
            say(
                    began,
                    "seed " + seed++
                            + ": everything accepted is settled once, reconcile is clean, the provider agrees");
        }
        say(began, "%d kills, %d requests accepted, nothing lost, nothing doubled".formatted(kills, accepted));
        return 0;
    }

    static Path directory() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "local")), "crash-");
    }

    /** Returns what went wrong, with each cause. */
    static String why(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining("\ncaused by "));
    }

    static void say(long began, String line) {
        System.out.printf("%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, line);
    }
}
