package dev.makegood.functions;

import dev.makegood.file.MemoryFileStore;
import dev.makegood.functions.accounts.ReconcileBooks;
import dev.makegood.functions.buyers.EraseErasedWords;
import dev.makegood.functions.coupons.ExpireDueCoupons;
import dev.makegood.functions.coupons.IssueDueCoupons;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.notices.DeliverDueNotices;
import dev.makegood.functions.refunds.SweepDueRefunds;
import dev.makegood.functions.servicedesk.WatchDueDesk;
import dev.makegood.functions.stock.WatchStock;
import dev.makegood.functions.stockouts.DetectStockouts;
import dev.makegood.notice.NoticePort;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.storage.Database;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** Calls the functions of the template in this process, over one database, each with its rights. */
public final class NightShift {
    private final Map<String, Function<Map<String, Object>, Object>> workers;
    private final Apis apis;

    /** Creates the functions. Reads of rows go through {@code database}, those of an audit through {@code scanner}. */
    public NightShift(Database database, MemoryScanner scanner, PaymentGateway gateway, NoticePort port, Clock clock) {
        Function<String, Database> of = function -> new WithinRights(function, database);
        apis = new Apis(database, clock);
        workers = Map.of(
                "DetectStockouts", new DetectStockouts(of.apply("DetectStockouts"), clock)::run,
                "SweepRefunds", new SweepDueRefunds(of.apply("SweepRefunds"), gateway, clock)::run,
                "IssueCoupons", new IssueDueCoupons(of.apply("IssueCoupons"), clock)::sweep,
                "IssueCouponsOnStream", new IssueDueCoupons(of.apply("IssueCouponsOnStream"), clock)::nudge,
                "DeliverNotices", new DeliverDueNotices(of.apply("DeliverNotices"), port, clock)::run,
                "WatchStock", new WatchStock(of.apply("WatchStock"), clock)::run,
                "ExpireCoupons", new ExpireDueCoupons(of.apply("ExpireCoupons"), clock)::run,
                "EraseWords", new EraseErasedWords(of.apply("EraseWords"), new MemoryFileStore(), clock)::run,
                "WatchDesk", new WatchDueDesk(of.apply("WatchDesk"), clock)::run,
                "Reconcile", new ReconcileBooks(of.apply("Reconcile"), scanner, clock)::run);
    }

    /** Runs a worker with an event; throws what makes an invocation an error. */
    public void run(String function, Map<String, Object> event) {
        workers.get(function).apply(event);
    }

    /** Answers a request, whose id the answer has if it is a problem. */
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
