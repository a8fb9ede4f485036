package dev.makegood.functions;

import dev.makegood.file.MemoryFileStore;
import dev.makegood.functions.accounts.ReconcileFunction;
import dev.makegood.functions.buyers.ErasePersonalTextFunction;
import dev.makegood.functions.coupons.ExpireCouponsFunction;
import dev.makegood.functions.coupons.IssueCouponsFunction;
import dev.makegood.functions.coupons.IssueCouponsOnStreamFunction;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.notices.DeliverNoticesFunction;
import dev.makegood.functions.orders.ArchiveOrdersFunction;
import dev.makegood.functions.refunds.CompareRefundsFunction;
import dev.makegood.functions.refunds.SweepRefundsFunction;
import dev.makegood.functions.servicedesk.WatchDeskFunction;
import dev.makegood.functions.stock.AllocateStockFunction;
import dev.makegood.functions.stock.WatchStockFunction;
import dev.makegood.functions.stockouts.DetectStockoutsFunction;
import dev.makegood.notice.NoticePort;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.Providers;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Calls the functions of the template in this process, over one database, each with its rights. */
public final class TemplateFunctions {
    private final Map<String, Function<Map<String, Object>, Object>> workers;
    private final Apis apis;

    /** Creates the functions. Reads of rows go through {@code database}, those of an audit through {@code scanner}. */
    public TemplateFunctions(Database database, Scanner scanner, PaymentGateway gateway, NoticePort port, Clock clock) {
        Function<String, Database> of = function -> new WithinRights(function, database);
        apis = new Apis(database, clock);
        workers = Map.ofEntries(
                Map.entry("DetectStockouts", new DetectStockoutsFunction(of.apply("DetectStockouts"), clock)::run),
                Map.entry(
                        "SweepRefunds",
                        new SweepRefundsFunction(
                                        of.apply("SweepRefunds"),
                                        gateway,
                                        new PaymentWiring.Advancing(Optional.empty()),
                                        clock)::run),
                Map.entry("IssueCoupons", new IssueCouponsFunction(of.apply("IssueCoupons"), clock)::run),
                Map.entry(
                        "IssueCouponsOnStream",
                        new IssueCouponsOnStreamFunction(of.apply("IssueCouponsOnStream"), clock)::run),
                Map.entry("DeliverNotices", new DeliverNoticesFunction(of.apply("DeliverNotices"), port, clock)::run),
                Map.entry("WatchStock", new WatchStockFunction(of.apply("WatchStock"), clock)::run),
                Map.entry("ExpireCoupons", new ExpireCouponsFunction(of.apply("ExpireCoupons"), clock)::run),
                Map.entry(
                        "ErasePersonalText",
                        new ErasePersonalTextFunction(of.apply("ErasePersonalText"), new MemoryFileStore(), clock)
                                ::run),
                Map.entry("IngestMessages", apis.messages::run),
                Map.entry("ImportFiles", apis.importFiles::run),
                Map.entry("WatchDesk", new WatchDeskFunction(of.apply("WatchDesk"), clock)::run),
                Map.entry(
                        "CompareRefunds",
                        new CompareRefundsFunction(
                                of.apply("CompareRefunds"),
                                Providers.of("http"),
                                new ListWiring.Listing(List.of()),
                                clock)::run),
                Map.entry("Reconcile", new ReconcileFunction(of.apply("Reconcile"), scanner, clock)::run),
                Map.entry(
                        "ArchiveOrders",
                        new ArchiveOrdersFunction(of.apply("ArchiveOrders"), scanner, apis.archive, clock)::run),
                Map.entry("AllocateStock", new AllocateStockFunction(of.apply("AllocateStock"), clock)::run));
    }

    /** Sends what Shopify says of a refund, under a signature that OpenSSL made. */
    public int shopRefunds() {
        return apis.status(Call.to("POST /shops/{shop}/webhook", "shopify")
                .header("x-shopify-topic", "refunds/create")
                .header("x-shopify-hmac-sha256", "bNWoPOXVjdiScyjQt+o3qUf/ti9DoSoWoSN6q0bejX8=")
                .body("{\"id\": 1, \"order_id\": 77}"));
    }

    /** Uploads the file of an import. */
    public void upload(String importId, byte[] file) {
        apis.uploads.files.put(importId, file);
    }

    /** Runs a worker with an event; throws the exception that makes an invocation an error. */
    public void run(String function, Map<String, Object> event) {
        workers.get(function).apply(event);
    }

    /** Answers a request; a problem has the request's id. */
    public Answer ask(
            Role role,
            String id,
            String requestId,
            String route,
            Map<String, String> query,
            String body,
            String... path) {
        Call call = Call.to(route, path).as(role, id).requestId(requestId).query(query);
        var answer = apis.answer(body.isEmpty() ? call : call.body(body));
        return new Answer(answer.getStatusCode(), answer.getBody());
    }

    /** Holds an answer; the body is null if there is none. */
    public record Answer(int status, String body) {}

    /** Returns a formatter of log records as the deployed functions have it. */
    public static java.util.logging.Formatter lines() {
        return new JsonLines();
    }
}
