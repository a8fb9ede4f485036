package dev.makegood.functions.orders;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.furtherperiod.CallToShip;
import dev.makegood.furtherperiod.FurtherPeriod;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Serves the further periods that buyers set for late lines over HTTP. */
public final class FurtherPeriodRoutes {
    private static final String PERIOD = "/orders/{orderId}/lines/{lineId}/further-period";

    private final Database database;
    private final Orders orders;
    private final CallToShip callToShip;
    private final Clock clock;

    public FurtherPeriodRoutes(Database database, Clock clock) {
        this.database = database;
        orders = new Orders(database);
        callToShip = new CallToShip(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("PUT " + PERIOD, Set.of(BUYER), this::call);
        api.on("GET " + PERIOD, Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::see);
    }

    private Reply call(Request request) {
        Optional<LocalDate> lastDay = request.body(in -> in.optional("lastDay", in::date));
        return line(request, line -> request.caller().isBuyer(line.buyer()))
                .map(line -> Reply.of(callToShip.call(line.ref(), lastDay, clock.instant()), FurtherPeriodView::of))
                .orElseGet(Reply::notFound);
    }

    private Reply see(Request request) {
        return line(
                        request,
                        line -> request.caller().seesMerchant(line.line().merchantId())
                                || request.caller().isBuyer(line.buyer()))
                .flatMap(line -> FurtherPeriod.find(database, line.ref()))
                .map(found -> Reply.ok(FurtherPeriodView.of(found.value())))
                .orElseGet(Reply::notFound);
    }

    private Optional<OrderLine> line(Request request, Predicate<OrderLine> caller) {
        return orders.findLine(new LineRef(request.id("orderId"), request.id("lineId")))
                .map(Stored::value)
                .filter(caller);
    }
}
