package dev.makegood.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.functions.TemplateFunctions;
import dev.makegood.functions.http.Role;
import dev.makegood.input.Sha256;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Plays the deployed functions minute by minute, in memory, under the alarms of the template. */
final class Night implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The workers of the main job, each minute. */
    private static final List<String> MINUTELY =
            List.of("DetectStockouts", "SweepRefunds", "IssueCoupons", "DeliverNotices");

    /** The time before a scene: long enough for every alarm to have data and for the stack's first minutes to pass. */
    private static final int QUIET = 16;

    final MovableClock clock = new MovableClock(Shop.START);
    final MemoryDatabase memory = new MemoryDatabase();
    final Shop shop;
    final BreakableDatabase rows = new BreakableDatabase(memory);
    final MoodyGateway gateway = new MoodyGateway();

    /** Holds the log lines of functions, in order, and the last line with a value of each metric. */
    final List<String> log = new ArrayList<>();

    final Map<Alarm.Metric, String> metrics = new HashMap<>();

    /** Changes of alarms' states, in order. */
    final List<Change> changes = new ArrayList<>();

    /** Describes a change of an alarm's state. */
    record Change(String at, String alarm, CloudWatch.State from, CloudWatch.State to) {}

    private final Collection<Alarm> alarms;
    private final CloudWatch watch = new CloudWatch();
    private final Set<String> stopped = new HashSet<>();
    private final TemplateFunctions shift;
    private final Capture capture;
    private boolean busIsAway;
    private int requests;

    Night(Collection<Alarm> alarms) {
        this.alarms = alarms;
        var scanner = new MemoryScanner(memory, 100);
        shop = new Shop(memory, scanner);
        capture = new Capture(this::line);
        shift = new TemplateFunctions(rows, scanner, gateway, _ -> bus(), clock);
        shift.run("Reconcile", event("Reconcile"));
        minutes(QUIET);
        changes.clear();
    }

    private void bus() {
        if (busIsAway) {
            throw new IllegalStateException("the event bus is away");
        }
    }

    void busIsAway(boolean away) {
        busIsAway = away;
    }

    private synchronized void line(String text) {
        if (!text.contains("\"_aws\"")) {
            log.add(text);
            return;
        }
        JsonNode line = json(text);
        watch.take(line);
        var names = Map.of("Stack", line.path("Stack").asText());
        String name = line.at("/_aws/CloudWatchMetrics/0/Metrics/0/Name").asText();
        if (line.path(name).asLong() != 0) {
            metrics.put(new Alarm.Metric("Makegood", name, names), text);
        }
    }

    /** Counts a metric of AWS's own. */
    private void count(String namespace, String name, String dimension, String value, int happened) {
        var metric = new Alarm.Metric(namespace, name, Map.of(dimension, value));
        watch.put(metric, clock.instant(), happened);
        if (happened > 0) {
            metrics.put(metric, metric + " = " + happened + ", counted by AWS");
        }
    }

    void stop(String function) {
        stopped.add(function);
    }

    void start(String function) {
        stopped.remove(function);
    }

    void minutes(int minutes) {
        for (int i = 0; i < minutes; i++) {
            clock.advance(Duration.ofMinutes(1));
            MINUTELY.stream().filter(function -> !stopped.contains(function)).forEach(this::run);
            alarms.forEach(this::evaluate);
        }
    }

    private void evaluate(Alarm alarm) {
        CloudWatch.State before = watch.state(alarm);
        CloudWatch.State next = watch.evaluate(alarm, clock.instant());
        if (before != next) {
            changes.add(new Change(clock.instant().toString(), alarm.name(), before, next));
        }
    }

    /** Returns the alarms that are on. */
    List<String> on() {
        return alarms.stream()
                .filter(alarm -> watch.state(alarm) == CloudWatch.State.ALARM)
                .map(Alarm::name)
                .toList();
    }

    /** Runs a worker as its schedule does. An exception is an error of the function, which Lambda itself logs. */
    void run(String function) {
        run(function, event(function));
    }

    void run(String function, Map<String, Object> event) {
        try {
            shift.run(function, event);
            count("AWS/Lambda", "Errors", "FunctionName", function, 0);
        } catch (RuntimeException fault) {
            line("(Lambda, of " + function + ") " + fault);
            count("AWS/Lambda", "Errors", "FunctionName", function, 1);
        }
    }

    private static Map<String, Object> event(String function) {
        String type = function.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        var event = new HashMap<String, Object>(Map.of("type", type, "version", 1));
        if (function.equals("Reconcile")) {
            event.put("lagMinutes", 0);
        }
        if (function.equals("ArchiveOrders")) {
            event.put("pages", 10);
        }
        return event;
    }

    /** Sends a request, as API Gateway does. */
    TemplateFunctions.Answer ask(
            Role role, String id, String route, Map<String, String> query, String body, String... path) {
        var answer = shift.ask(role, id, "request-" + ++requests, route, query, body, path);
        count("AWS/ApiGateway", "5xx", "ApiId", "Api", answer.status() >= 500 ? 1 : 0);
        return answer;
    }

    /** Has a shop tell of a refund, which must be refused. */
    void shopRefunds() {
        int status = shift.shopRefunds();
        if (status != 422) {
            throw new IllegalStateException("the shop is answered " + status);
        }
    }

    /** Registers and uploads a file of orders. */
    void importOrders(String csv) {
        byte[] file = csv.getBytes(StandardCharsets.UTF_8);
        String body = "{\"map\":\"orders\",\"sha256\":\"%s\",\"bytes\":%d}".formatted(Sha256.hex(csv), file.length);
        var answer = ask(Role.OPERATOR, "anna", "POST /imports", Map.of(), body);
        shift.upload(json(answer.body()).path("importId").asText(), file);
    }

    /** Sends a request that must be accepted. */
    void tell(Role role, String id, String route, String body, String... path) {
        var answer = ask(role, id, route, Map.of(), body, path);
        if (answer.status() >= 300) {
            throw new IllegalStateException(route + " answers " + answer.body());
        }
    }

    /** Makes the only unit of an order short, so that its refund is due. */
    void due(String orderId) {
        order("pinduoduo", orderId);
        tell(Role.PLATFORM, "shop", "PUT /orders/{orderId}/lines/{lineId}/admission", "{}", orderId, "1");
    }

    void order(String platform, String orderId) {
        tell(
                Role.PLATFORM,
                "shop",
                "PUT /orders/{orderId}",
                """
                {"platform":"%s","buyerId":"buyer-1","currency":"CNY","paidAt":"%s","lines":[{"lineId":"1",
                "merchantId":"M1","sku":"A","quantity":1,"paidMinor":9000,"promisedShipAt":"%s"}]}
                """.formatted(platform, clock.instant(), clock.instant().plus(Duration.ofHours(8))),
                orderId);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        capture.close();
    }
}
