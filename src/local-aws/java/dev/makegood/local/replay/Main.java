package dev.makegood.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.LocalOptions;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.gateway.GatewayCompanion;
import dev.makegood.policy.publication.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs {@code scripts/replay}. Exits with 0 if the books reconcile, 1 if not, 2 if arguments or files cannot be used.
 */
public final class Main {
    private static final String USAGE = """
        scripts/replay DIR [--hours 48] [--by http|queue|csv] [--json FILE]

          DIR        a folder with orders.csv and order_items.csv
          --hours N  a line is a stockout when unshipped N hours after its promised ship time (default 48)
          --by WAY   how orders, shipments and stock are reported (default http)
          --json F   writes the summary to F as JSON, over what is there
        """;

    private Main() {}

    record Arguments(Path folder, int hours, ReportWay.Kind by, Optional<Path> json) {}

    public static void main(String[] arguments) throws IOException {
        try {
            System.exit(run(read(arguments)));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + USAGE);
            System.exit(2);
        } catch (DamagedFile damaged) {
            System.err.println(damaged.getMessage());
            System.exit(2);
        }
    }

    private static int run(Arguments arguments) throws IOException {
        OrderFiles.Orders read = OrderFiles.read(arguments.folder());
        List<RealOrder> orders = read.paid();
        if (orders.isEmpty()) {
            throw new DamagedFile(arguments.folder().resolve("orders.csv"), 1, "there are no paid orders with items");
        }
        var options = LocalOptions.defaults()
                .ports(0)
                .frozenAt(orders.getFirst().paidAt())
                .concurrency(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4))
                .companions(List.of(GatewayCompanion.factory()));
        Summary summary;
        try (LocalPlatform platform = LocalPlatform.start(options)) {
            summary = new Replay(platform, orders, arguments.hours(), arguments.by(), System.err)
                    .run()
                    .leftOut(read.neverPaid());
        }
        System.err.print(summary.table());
        String json = new ObjectMapper().writeValueAsString(summary);
        System.out.println(json);
        if (arguments.json().isPresent()) {
            Files.writeString(arguments.json().get(), json + "\n");
        }
        return summary.reconciled() ? 0 : 1;
    }

    static Arguments read(String[] arguments) {
        Optional<Path> folder = Optional.empty();
        Optional<Path> json = Optional.empty();
        int hours = 48;
        var by = ReportWay.Kind.HTTP;
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                folder = Optional.of(Path.of(arguments[i]));
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            String value = arguments[i + 1];
            switch (arguments[i++]) {
                case "--json" -> json = Optional.of(Path.of(value));
                case "--hours" -> hours = hours(value);
                case "--by" -> by = ReportWay.Kind.named(value);
                default -> throw new IllegalArgumentException("Unknown argument " + arguments[i - 1]);
            }
        }
        return new Arguments(folder.orElseThrow(() -> new IllegalArgumentException("DIR is missing")), hours, by, json);
    }

    private static int hours(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > PolicyDocument.MAX_HOURS) {
            throw new IllegalArgumentException("--hours takes a whole number from 0 to %d (a policy's limit), not %s"
                    .formatted(PolicyDocument.MAX_HOURS, text));
        }
        return Integer.parseInt(text);
    }
}
