package dev.makegood.functions.stockouts;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.delay.AnswerDelay;
import dev.makegood.delay.Delays;
import dev.makegood.delay.TellDelay;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Serves delays that merchants tell, and buyers' answers, over HTTP. Only the buyer may answer. */
final class DelayRoutes {
    private static final String DELAY = "/orders/{orderId}/lines/{lineId}/delays/{delayId}";

    private final Database database;
    private final Orders orders;
    private final TellDelay tellDelay;
    private final AnswerDelay answerDelay;
    private final Clock clock;

    DelayRoutes(Database database, Clock clock) {
        this.database = database;
        orders = new Orders(database);
        tellDelay = new TellDelay(database);
        answerDelay = new AnswerDelay(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("PUT " + DELAY, Set.of(PLATFORM, MERCHANT), this::tell);
        api.on("GET " + DELAY, Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::see);
        api.on("PUT " + DELAY + "/answer", Set.of(BUYER), this::answer);
    }

    private Reply tell(Request request) {
        String delayId = request.id("delayId");
        Optional<Instant> shipBy = request.body(in -> in.optional("shipBy", in::instant));
        return line(
                        request,
                        line -> request.caller().actsForMerchant(line.line().merchantId()))
                .map(line -> Reply.of(tellDelay.tell(line.ref(), delayId, shipBy, clock.instant()), DelayView::of))
                .orElseGet(Reply::notFound);
    }

    private Reply see(Request request) {
        String delayId = request.id("delayId");
        return line(
                        request,
                        line -> request.caller().seesMerchant(line.line().merchantId())
                                || request.caller().isBuyer(line.buyer()))
                .flatMap(line -> Delays.find(database, line.ref()))
                .flatMap(found -> found.value().find(delayId))
                .map(found -> Reply.ok(DelayView.of(found)))
                .orElseGet(Reply::notFound);
    }

    private Reply answer(Request request) {
        String delayId = request.id("delayId");
        boolean accept = request.body(in -> in.flag("accept"));
        return line(request, line -> request.caller().isBuyer(line.buyer()))
                .map(line -> Reply.of(answerDelay.answer(line.ref(), delayId, accept, clock.instant()), DelayView::of))
                .orElseGet(Reply::notFound);
    }

    private Optional<OrderLine> line(Request request, Predicate<OrderLine> caller) {
        return orders.findLine(new LineRef(request.id("orderId"), request.id("lineId")))
                .map(Stored::value)
                .filter(caller);
    }
}
