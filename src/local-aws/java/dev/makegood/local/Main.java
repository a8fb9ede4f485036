package dev.makegood.local;

import dev.makegood.local.admin.AdminServer;
import dev.makegood.local.demo.Demo;
import dev.makegood.local.demo.LeftOpen;
import dev.makegood.local.events.EventCompanion;
import dev.makegood.local.gateway.GatewayCompanion;
import dev.makegood.local.http.PortTakenException;
import dev.makegood.local.template.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Runs the local platform until Ctrl-C. */
public final class Main {
    /** Where {@code scripts/token} finds the admin server of the latest platform. */
    private static final Path ADMIN_ADDRESS = Path.of("target", "local", "admin.address");

    private static final String USAGE = """
        scripts/local [--demo [--stay | --stop]] [--data DIR] [--port-base N] [--concurrency N] [--faults RATE] [--cpu SHARE]
                      [--parameter NAME=VALUE]...

          --demo           play a merchant's bad day on free ports and in memory, check the books, and in a
                           terminal stay up for you to look around in the console
          --stay, --stop   with --demo: stay up without a terminal too, or stop in any case
          --data DIR       keep tables, token key, clock and logs in DIR (default: in memory, logs in target/local/logs)
          --port-base N    API at N, admin N+1, payment gateway N+2, DynamoDB N+3, files N+4, secrets N+5,
                           console N+6; 0 takes free ports
                           (default: 8080, 8081, 8082, 8000, 8083, 8084, 8085)
          --concurrency N  at most N environments of each function (default 4)
          --faults RATE    the database refuses this part of the functions' calls, as when it is busy: throttled, or in
                           conflict with another transaction (0 to 0.5, default 0)
          --cpu SHARE      a function's process runs for this part of the time, such as 0.29, which Lambda gives for 512 MB
                           (default 1)
          --parameter NAME=VALUE
                           of the template, instead of its default, such as ConsoleOrigin=http://localhost:5173

        The admin server serves:
        """;

    private Main() {}

    /** Exits with 0 after Ctrl-C, 1 if it cannot start, 2 for wrong arguments. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE + AdminServer.HELP);
            return;
        }
        LocalPlatform platform;
        Optional<LeftOpen.Links> links = Optional.empty();
        try {
            LocalOptions options =
                    options(arguments).companions(List.of(GatewayCompanion.factory(), EventCompanion.factory()));
            boolean demo = List.of(arguments).contains("--demo");
            System.err.println("Starting ...");
            platform = LocalPlatform.start(demo ? options.ports(0) : options);
            if (demo) {
                links = Optional.of(play(platform, staysUp(List.of(arguments))));
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + USAGE);
            System.exit(2);
            return;
        } catch (PortTakenException | TemplateException | IllegalStateException refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
            return;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            platform.close();
            stopped.countDown();
        }));
        Files.writeString(ADMIN_ADDRESS, platform.adminUri().toString());
        System.out.println(new Welcome(platform, links).text());
        stopped.await();
    }

    /** Plays the demo, and ends the program if it failed or nobody wants to look around. */
    private static LeftOpen.Links play(LocalPlatform platform, boolean staysUp) {
        int status = Demo.run(platform, System.out);
        if (status != 0) {
            platform.close();
            System.exit(status);
        }
        LeftOpen.Links links = LeftOpen.prepare(platform);
        if (!staysUp) {
            platform.close();
            System.exit(0);
        }
        platform.clock().release();
        return links;
    }

    /** A program that reads the demo's output waits for its end; a person in front of a terminal looks around. */
    private static boolean staysUp(List<String> arguments) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return !arguments.contains("--stop") && (terminal || arguments.contains("--stay"));
    }

    private static LocalOptions options(String[] arguments) {
        LocalOptions options = LocalOptions.defaults();
        List<String> left = Stream.of(arguments)
                .filter(argument -> !List.of("--demo", "--stay", "--stop").contains(argument))
                .toList();
        boolean demo = List.of(arguments).contains("--demo");
        for (int i = 0; i < left.size(); i += 2) {
            String name = left.get(i);
            if (i + 1 == left.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            if (demo && List.of("--data", "--port-base").contains(name)) {
                throw new IllegalArgumentException("--demo runs in memory and on free ports, so it takes no " + name);
            }
            options = with(options, name, left.get(i + 1));
        }
        return options;
    }

    private static LocalOptions with(LocalOptions options, String name, String value) {
        Circumstances circumstances = options.circumstances();
        return switch (name) {
            case "--data" -> options.data(Path.of(value));
            case "--port-base" -> options.ports(number(value, 65000));
            case "--concurrency" -> options.concurrency(Math.max(1, number(value, 64)));
            case "--faults" ->
                options.circumstances(new Circumstances(circumstances.parameters(), part(value), circumstances.cpu()));
            case "--cpu" ->
                options.circumstances(
                        new Circumstances(circumstances.parameters(), circumstances.faults(), part(value)));
            case "--parameter" -> {
                String[] both = value.split("=", 2);
                if (both.length < 2) {
                    throw new IllegalArgumentException("'" + value + "' is not NAME=VALUE");
                }
                var parameters = new HashMap<>(circumstances.parameters());
                parameters.put(both[0], both[1]);
                yield options.circumstances(new Circumstances(parameters, circumstances.faults(), circumstances.cpu()));
            }
            default -> throw new IllegalArgumentException("Unknown argument " + name);
        };
    }

    private static double part(String text) {
        if (!text.matches("[01](\\.\\d{1,4})?")) {
            throw new IllegalArgumentException("'" + text + "' is not a part such as 0.29");
        }
        return Double.parseDouble(text);
    }

    private static int number(String text, int most) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("'" + text + "' is not a number from 0 to " + most);
        }
        return Integer.parseInt(text);
    }
}
