package dev.makegood.functions.orders;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.urge.AnswerUrge;
import dev.makegood.urge.UrgeToShip;
import dev.makegood.urge.Urges;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/** Serves buyers' urges to ship, and merchants' answers, over HTTP. */
public final class UrgeRoutes {
    private static final String URGE = "/orders/{orderId}/lines/{lineId}/urges/{urgeId}";

    private final Database database;
    private final Orders orders;
    private final UrgeToShip urgeToShip;
    private final AnswerUrge answerUrge;
    private final Clock clock;

    public UrgeRoutes(Database database, Clock clock) {
        this.database = database;
        orders = new Orders(database);
        urgeToShip = new UrgeToShip(database);
        answerUrge = new AnswerUrge(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("PUT " + URGE, Set.of(BUYER), this::urge);
        api.on("GET " + URGE, Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::see);
        api.on("PUT " + URGE + "/answer", Set.of(PLATFORM, MERCHANT), this::answer);
    }

    private Reply urge(Request request) {
        LineRef ref = ref(request);
        String urgeId = request.id("urgeId");
        request.body(_ -> true);
        return isFor(ref, line -> request.caller().isBuyer(line.buyer()))
                ? Reply.of(urgeToShip.urge(ref, urgeId, clock.instant()), urge -> UrgeView.of(ref, urge))
                : Reply.notFound();
    }

    private Reply see(Request request) {
        LineRef ref = ref(request);
        String urgeId = request.id("urgeId");
        boolean sees = isFor(
                ref,
                line -> request.caller().seesMerchant(line.line().merchantId())
                        || request.caller().isBuyer(line.buyer()));
        return Urges.find(database, ref)
                .filter(_ -> sees)
                .flatMap(found -> found.value().find(urgeId))
                .map(urge -> Reply.ok(UrgeView.of(ref, urge)))
                .orElseGet(Reply::notFound);
    }

    private Reply answer(Request request) {
        LineRef ref = ref(request);
        String urgeId = request.id("urgeId");
        Instant shipsAt = request.body(in -> in.instant("shipsAt"));
        return isFor(ref, line -> request.caller().actsForMerchant(line.line().merchantId()))
                ? Reply.of(answerUrge.answer(ref, urgeId, shipsAt, clock.instant()), urge -> UrgeView.of(ref, urge))
                : Reply.notFound();
    }

    private boolean isFor(LineRef ref, Predicate<OrderLine> caller) {
        return orders.findLine(ref).map(Stored::value).filter(caller).isPresent();
    }

    private static LineRef ref(Request request) {
        return new LineRef(request.id("orderId"), request.id("lineId"));
    }
}
