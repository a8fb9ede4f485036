package dev.makegood.local.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.client.ApiClient;
import dev.makegood.local.client.OrderBody;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.parallel.Parallel;
import dev.makegood.local.process.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Plays orders that went well, which are archived when nobody may claim any more. The platform is killed in the middle of
 * each of the two passes that an order needs to leave. Before, meanwhile and afterwards each order is told again, and must
 * get the answers of when it was new.
 */
final class OldOrders {
    private static final int ORDERS = 40;
    private static final int MOST_LINES = 3;
    private static final int TOLD_AGAIN = 200;

    /** More than the time for claims and the archive's margin take together. */
    private static final Duration OLD = Duration.ofDays(130);

    /** More than lies between two passes. */
    private static final Duration NEXT_PASS = Duration.ofDays(8);

    /** Fewer than the changes of the database's files in a pass over so few orders. */
    private static final int CHANGES_OF_A_PASS = 300;

    private static final int CHANGES_MICROS = 20_000;
    private static final int MOST_RUNS = 5;

    private final UnderLoad load;
    private final Random random;
    private final Instant soldAt;
    private final Map<String, Integer> rows = new TreeMap<>();
    private final Map<String, List<JsonNode>> answers = new ConcurrentHashMap<>();

    OldOrders(UnderLoad load, long seed) {
        this.load = load;
        random = new Random(seed);
        soldAt = load.platform().clock().now();
        // The lines, the shipment and the funds.
        orders().forEach(order -> rows.put("old-" + order, lines(order) + 2));
    }

    /** Sells and ships them, lets months pass, and archives them. */
    void leave() throws Exception {
        Parallel.each(orders().boxed().toList(), this::sell);
        load.platform().awaitQuietStreams();
        Parallel.each(orders().boxed().toList(), order -> answers.put("old-" + order, tellAgain(order)));
        load.platform().clock().freeze();
        load.platform().clock().advance(OLD);
        pass(random.nextBoolean() ? Moment.next(Moment.What.ARCHIVE, random) : inTheDatabase());
        load.platform().clock().advance(NEXT_PASS);
        pass(inTheDatabase());
        load.platform().clock().release();
    }

    /**
     * Tells each order again by HTTP.
     *
     * @throws IllegalStateException if one does not get the answers of when it was new
     */
    void tellAllAgain() {
        Parallel.each(orders().boxed().toList(), this::mustBeAsBefore);
        load.say("%d archived orders told again: each got the answers of when it was new", ORDERS);
    }

    /**
     * Looks at the data of the platform, which is down.
     *
     * @throws IllegalStateException if an order has not left its table as a whole, or the archive is incomplete
     */
    void haveLeft() {
        ArchiveOnDisk archive = look();
        if (archive.gone(rows) < ORDERS) {
            throw new IllegalStateException("orders are still in their table, or came back to it: "
                    + rows.keySet().stream().filter(archive.rows()::containsKey).toList());
        }
    }

    private ArchiveOnDisk look() {
        ArchiveOnDisk archive = ArchiveOnDisk.of(load.data());
        List<String> problems = archive.problems(rows);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", problems));
        }
        load.say("%d of %d old orders are copied, %d are gone", archive.copied(rows), ORDERS, archive.gone(rows));
        return archive;
    }

    private Moment inTheDatabase() {
        Duration then = Duration.ofNanos(random.nextInt(CHANGES_MICROS) * 1_000L);
        return new Moment(Moment.What.DATABASE, 1 + random.nextInt(CHANGES_OF_A_PASS), then);
    }

    /** Lets a pass be cut off by a kill, and begin again. */
    private void pass(Moment moment) throws Exception {
        var over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Parallel.each(orders().boxed().toList(), this::mustBeAsBefore);
            Future<?> told = threads.submit(() -> tellAgainUntil(over));
            Future<?> archived = threads.submit(this::archive);
            try {
                load.killInWork(moment, this::look);
                archived.get();
            } finally {
                over.set(true);
            }
            told.get();
        }
    }

    private void archive() {
        for (int run = 1; !(load.platform().runSchedule("ArchiveOrders") instanceof Outcome.Answered); run++) {
            if (run == MOST_RUNS) {
                throw new IllegalStateException("the archive cannot be written");
            }
        }
    }

    private void tellAgainUntil(AtomicBoolean over) {
        for (int i = 0; i < TOLD_AGAIN && !over.get(); i++) {
            mustBeAsBefore(i % ORDERS);
        }
    }

    private void mustBeAsBefore(int order) {
        List<JsonNode> now = tellAgain(order);
        List<JsonNode> before = answers.get("old-" + order);
        if (!now.equals(before)) {
            throw new IllegalStateException("old-" + order + " got " + now + " instead of " + before);
        }
    }

    private static IntStream orders() {
        return IntStream.range(0, ORDERS);
    }

    private static int lines(int order) {
        return 1 + order % MOST_LINES;
    }

    private void sell(int order) {
        told(order);
        shipped(order);
        load.accepted().order(new Expected("old-" + order, buyer(order), merchant(order), "", 0, 0, 0));
    }

    /** Returns what the order is told when it is placed again, shipped again and shown. */
    private List<JsonNode> tellAgain(int order) {
        return List.of(
                known(order, told(order)),
                known(order, shipped(order)),
                known(order, load.caller().get("/orders/old-" + order)));
    }

    private static JsonNode known(int order, ApiClient.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("old-" + order + " was taken for a new one: " + answer);
        }
        return answer.body();
    }

    private ApiClient.Answer told(int order) {
        OrderBody.Line[] lines = IntStream.rangeClosed(1, lines(order))
                .mapToObj(line -> OrderBody.line(
                        "" + line, merchant(order), "old-sku-" + line, line, 9_900, soldAt.plus(Duration.ofDays(2))))
                .toArray(OrderBody.Line[]::new);
        return load.caller()
                .put(
                        "platform",
                        null,
                        "/orders/old-" + order,
                        BareRule.of(OrderBody.of(buyer(order), soldAt.minusSeconds(order), lines)));
    }

    private ApiClient.Answer shipped(int order) {
        List<Map<String, Object>> lines = IntStream.rangeClosed(1, lines(order))
                .<Map<String, Object>>mapToObj(line -> Map.of("lineId", "" + line, "quantity", line))
                .toList();
        return load.caller()
                .put(
                        "platform",
                        null,
                        "/orders/old-" + order + "/shipments/s-1",
                        Map.of("shippedAt", soldAt.toString(), "lines", lines));
    }

    private static String buyer(int order) {
        return "old-buyer-" + order % 7;
    }

    private static String merchant(int order) {
        return Stories.MERCHANTS.get(order % Stories.MERCHANTS.size());
    }
}
