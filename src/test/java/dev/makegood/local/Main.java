package dev.makegood.local;

import dev.makegood.local.admin.AdminServer;
import dev.makegood.local.demo.Demo;
import dev.makegood.local.gateway.GatewayCompanion;
import dev.makegood.local.http.PortTakenException;
import dev.makegood.local.template.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs the local platform until Ctrl-C. */
public final class Main {
    /** Where {@code scripts/token} finds the admin server of the latest platform. */
    private static final Path ADMIN_ADDRESS = Path.of("target", "local", "admin.address");

    private static final String USAGE = """
        scripts/local [--demo] [--data DIR] [--port-base N] [--concurrency N]

          --demo           play a merchant's bad day on free ports and in memory, check the books, stop
          --data DIR       keep tables, token key, clock and logs in DIR (default: in memory, logs in target/local/logs)
          --port-base N    API at N, admin N+1, payment gateway N+2, DynamoDB N+3, files N+4, secrets N+5; 0 takes free ports
                           (default: 8080, 8081, 8082, 8000, 8083, 8084)
          --concurrency N  at most N environments of each function (default 4)

        The admin server serves:
        """;

    private Main() {}

    /** Exits with 0 after Ctrl-C, 1 if it cannot start, 2 for wrong arguments. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE + AdminServer.HELP);
            return;
        }
        if (List.of(arguments).equals(List.of("--demo"))) {
            System.exit(demo());
        }
        LocalPlatform platform;
        try {
            LocalOptions options = options(arguments).companions(List.of(GatewayCompanion.factory()));
            System.err.println("Starting ...");
            platform = LocalPlatform.start(options);
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
        System.out.println(new Welcome(platform).text());
        stopped.await();
    }

    private static int demo() {
        var options = LocalOptions.defaults().ports(0).companions(List.of(GatewayCompanion.factory()));
        try (LocalPlatform platform = LocalPlatform.start(options)) {
            return Demo.run(platform, System.out);
        } catch (TemplateException | IllegalStateException refusal) {
            System.err.println(refusal.getMessage());
            return 1;
        }
    }

    private static LocalOptions options(String[] arguments) {
        LocalOptions options = LocalOptions.defaults();
        for (int i = 0; i < arguments.length; i += 2) {
            if (arguments[i].equals("--demo")) {
                throw new IllegalArgumentException("--demo stands alone");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            String value = arguments[i + 1];
            options = switch (arguments[i]) {
                case "--data" -> options.data(Path.of(value));
                case "--port-base" -> options.ports(number(value, 65000));
                case "--concurrency" -> options.concurrency(Math.max(1, number(value, 64)));
                default -> throw new IllegalArgumentException("Unknown argument " + arguments[i]);
            };
        }
        return options;
    }

    private static int number(String text, int most) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("'" + text + "' is not a number from 0 to " + most);
        }
        return Integer.parseInt(text);
    }
}
