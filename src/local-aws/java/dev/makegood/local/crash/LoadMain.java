package dev.makegood.local.crash;

import dev.makegood.local.lambda.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs {@code scripts/load}. Exits with 0 if everything held, 1 if not, 2 for wrong arguments. */
public final class LoadMain {
    private static final String USAGE = """
        scripts/load [--minutes 10] [--mass 500] [--kills 6] [--runs 1] [--seed S] [--stripe URL]

          --minutes N  how long the traffic goes on (default 10)
          --mass N     orders that one recount strands in the middle (default 500)
          --kills N    how often the platform is killed meanwhile (default 6)
          --runs N     so often, each with fresh data and the next seed (default 1)
          --seed S     of the traffic and of the moments (default 1)
          --stripe URL a localstripe that pays all orders, in place of the gateway's simulator; scripts/providers starts one
        """;

    private LoadMain() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        int minutes = 10;
        int mass = 500;
        int kills = 6;
        int runs = 1;
        long seed = 1;
        Optional<URI> stripe = Optional.empty();
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                if (arguments[i].equals("--stripe")) {
                    stripe = Optional.of(URI.create(arguments[i + 1]));
                    continue;
                }
                int value = Integer.parseInt(arguments[i + 1]);
                switch (arguments[i]) {
                    case "--minutes" -> minutes = value;
                    case "--mass" -> mass = value;
                    case "--kills" -> kills = value;
                    case "--runs" -> runs = value;
                    case "--seed" -> seed = value;
                    default -> throw new IllegalArgumentException("Unknown argument " + arguments[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + USAGE);
            System.exit(2);
        }
        Path other = Main.directory();
        UnderLoad.prepare(other);
        Code.deleteTree(other);
        for (int run = 0; run < runs; run++) {
            if (!held(new LoadScript(minutes, mass, kills, seed + run), stripe)) {
                System.exit(1);
            }
        }
    }

    private static boolean held(LoadScript script, Optional<URI> stripe) throws IOException {
        long began = System.nanoTime();
        Path data = Main.directory();
        try {
            Caller had = new UnderLoad(data, script.seed(), stripe, line -> Main.say(began, line))
                    .run(UnderLoad.competing(script));
            Main.say(
                    began,
                    "seed %d: %d accepted, %d refused as they must, %d retried after a fault; p50 %d ms, p99 %d ms; zero lost, zero doubled, reconcile is clean"
                            .formatted(
                                    script.seed(),
                                    had.accepted(),
                                    had.refused(),
                                    had.retried(),
                                    had.millis(50),
                                    had.millis(99)));
        } catch (AssertionError failure) {
            System.out.println("WRONG, the data are in " + data + "\n" + Main.why(failure));
            return false;
        }
        Code.deleteTree(data);
        return true;
    }
}
