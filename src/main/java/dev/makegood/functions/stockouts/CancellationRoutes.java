package dev.makegood.functions.stockouts;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.cancellation.AnswerCancellation;
import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.Cancellations;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Serves cancellations by agreement over HTTP. Only the buyer acts for the buyer; the platform may act for merchants.
 */
final class CancellationRoutes {
    private static final String CANCELLATION = "/orders/{orderId}/lines/{lineId}/cancellations/{cancellationId}";
    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final Orders orders;
    private final ProposeCancellation proposeCancellation;
    private final AnswerCancellation answerCancellation;
    private final Clock clock;

    CancellationRoutes(Database database, Clock clock) {
        this.database = database;
        orders = new Orders(database);
        proposeCancellation = new ProposeCancellation(database);
        answerCancellation = new AnswerCancellation(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("PUT " + CANCELLATION, Set.of(PLATFORM, MERCHANT, BUYER), this::propose);
        api.on("GET " + CANCELLATION, Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::see);
        api.on("PUT " + CANCELLATION + "/answer", Set.of(PLATFORM, MERCHANT, BUYER), this::answer);
    }

    private record Proposed(long compensationMinor, String reason) {}

    private Reply propose(Request request) {
        String cancellationId = request.id("cancellationId");
        Proposed proposed = request.body(in -> new Proposed(
                in.optional("compensationMinor", name -> in.whole(name, 0, OrderInput.MOST_MINOR))
                        .orElse(0L),
                in.text("reason", LONGEST_REASON)));
        Optional<OrderLine> line = line(request);
        Optional<Cancellation.Side> side = line.flatMap(found -> side(request.caller(), found));
        return side.map(by -> {
                    Money sum = Money.ofMinor(line.get().line().paid().getCurrencyUnit(), proposed.compensationMinor());
                    var told = new Cancellation.CancellationCommand(cancellationId, by, sum, proposed.reason());
                    return Reply.of(
                            proposeCancellation.propose(line.get().ref(), told, clock.instant()), CancellationView::of);
                })
                .orElseGet(Reply::notFound);
    }

    private Reply see(Request request) {
        String cancellationId = request.id("cancellationId");
        return line(request)
                .filter(line -> request.caller().seesMerchant(line.line().merchantId())
                        || request.caller().isBuyer(line.buyer()))
                .flatMap(line -> Cancellations.find(database, line.ref()))
                .flatMap(found -> found.value().find(cancellationId))
                .map(found -> Reply.ok(CancellationView.of(found)))
                .orElseGet(Reply::notFound);
    }

    private Reply answer(Request request) {
        String cancellationId = request.id("cancellationId");
        boolean accept = request.body(in -> in.flag("accept"));
        Optional<OrderLine> line = line(request);
        return line.flatMap(found -> side(request.caller(), found))
                .map(by -> Reply.of(
                        answerCancellation.answer(line.get().ref(), cancellationId, by, accept, clock.instant()),
                        CancellationView::of))
                .orElseGet(Reply::notFound);
    }

    private Optional<OrderLine> line(Request request) {
        return orders.findLine(new LineRef(request.id("orderId"), request.id("lineId")))
                .map(Stored::value);
    }

    private static Optional<Cancellation.Side> side(Caller caller, OrderLine line) {
        if (caller.isBuyer(line.buyer())) {
            return Optional.of(Cancellation.Side.BUYER);
        }
        return caller.actsForMerchant(line.line().merchantId())
                ? Optional.of(Cancellation.Side.MERCHANT)
                : Optional.empty();
    }
}
