package dev.makegood.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.LocalOptions;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.command.Arguments;
import dev.makegood.local.gateway.GatewayCompanion;
import dev.makegood.policy.publication.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs {@code scripts/replay}. Exits with 0 if the books reconcile, 1 if not, 2 if arguments or files cannot be used.
 */
public final class Main {
    private static final String USAGE = """
        scripts/replay DIR [--hours 48 | --pack ID[+ID] --as CURRENCY] [--by http|queue|csv] [--json FILE]

          DIR        a folder with orders.csv and order_items.csv
          --hours N  a line is a stockout when unshipped N hours after its promised ship time (default 48)
          --pack ID  plays the orders under a pack, such as tmall-stockout, or under several of one platform, joined
                     by +, instead of 5.00 an order
          --as CUR   the currency of these packs; amounts are read in it, and times in their zone
          --by WAY   how orders, shipments and stock are reported (default http)
          --json F   writes the summary to F as JSON, over what is there
        """;

    private static final Set<String> WITH_VALUE = Set.of("--hours", "--pack", "--as", "--by", "--json");

    private Main() {}

    record Options(Path folder, Rules rules, ReportWay.Kind by, Optional<Path> json) {}

    public static void main(String[] arguments) throws IOException {
        Command.exit(USAGE, () -> run(read(arguments)));
    }

    private static int run(Options given) throws IOException {
        Rules rules = given.rules();
        OrderFiles.Orders read = new OrderFiles(rules.currency(), rules.zone()).read(given.folder());
        List<RealOrder> orders = read.paid();
        if (orders.isEmpty()) {
            throw new DamagedFile(given.folder().resolve("orders.csv"), 1, "there are no paid orders with items");
        }
        var options = LocalOptions.defaults()
                .ports(0)
                .frozenAt(orders.getFirst().paidAt())
                .concurrency(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4))
                .companions(List.of(GatewayCompanion.factory()));
        Summary summary;
        try (LocalPlatform platform = LocalPlatform.start(options)) {
            var marketplace = new RunningMarketplace(platform, given.by());
            summary = Summary.of(
                    rules, orders, read.neverPaid(), new Replay(marketplace, rules, orders, System.err).run());
        }
        System.err.print(summary.table());
        String json = new ObjectMapper().writeValueAsString(summary);
        System.out.println(json);
        if (given.json().isPresent()) {
            Files.writeString(given.json().get(), json + "\n");
        }
        return summary.reconciled() ? 0 : 1;
    }

    static Options read(String... arguments) {
        var given = Arguments.read(WITH_VALUE, Set.of(), arguments);
        return new Options(
                given.file("DIR"),
                rules(given),
                ReportWay.Kind.named(given.value("--by").orElse("http")),
                given.value("--json").map(Path::of));
    }

    private static Rules rules(Arguments given) {
        Optional<String> pack = given.value("--pack");
        Optional<String> as = given.value("--as");
        if (pack.isEmpty() && as.isEmpty()) {
            return Rules.article(hours(given.value("--hours").orElse("48")));
        }
        if (pack.isEmpty() || as.isEmpty() || given.value("--hours").isPresent()) {
            throw new IllegalArgumentException("--pack needs --as, and no --hours, since a pack has its own");
        }
        return Rules.ofPacks(pack.get(), Rules.currency(as.get()));
    }

    private static int hours(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > PolicyDocument.MAX_HOURS) {
            throw new IllegalArgumentException("--hours takes a whole number from 0 to %d (a policy's limit), not %s"
                    .formatted(PolicyDocument.MAX_HOURS, text));
        }
        return Integer.parseInt(text);
    }
}
