package dev.makegood.functions.orders;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.order.Orders;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlaceOrder;
import dev.makegood.order.PlacedOrder;
import dev.makegood.payment.Providers;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** Serves orders over HTTP. */
public final class OrderRoutes {
    private final Orders orders;
    private final PlaceOrder placeOrder;
    private final Pseudonyms pseudonyms;
    private final FactsBeforeOrder early;
    private final Providers providers;
    private final Clock clock;

    public OrderRoutes(
            Database database, FactsBeforeOrder early, Pseudonyms pseudonyms, Providers providers, Clock clock) {
        this.early = early;
        orders = new Orders(database);
        placeOrder = new PlaceOrder(database);
        this.pseudonyms = pseudonyms;
        this.providers = providers;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("PUT /orders/{orderId}", Set.of(PLATFORM), this::place);
        api.on("GET /orders/{orderId}", Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::see);
    }

    private Reply place(Request request) {
        String orderId = request.id("orderId");
        Instant now = clock.instant();
        PaidOrder order = request.body(body -> OrderInput.order(orderId, body, pseudonyms::name, providers, now));
        var recorded = placeOrder.place(order, now);
        boolean changed = recorded.ifRecorded().isPresent() && early.apply(orderId, now);
        return Reply.of(
                recorded, placed -> view(changed ? orders.find(orderId).orElse(placed) : placed, request.caller()));
    }

    private Reply see(Request request) {
        Caller caller = request.caller();
        return orders.find(request.id("orderId"))
                .map(order -> view(order, caller))
                .filter(view -> caller.seesBuyer(view.buyer()) || !view.lines().isEmpty())
                .map(Reply::ok)
                .orElseGet(Reply::notFound);
    }

    /** A merchant sees only its own lines of an order. */
    private static OrderView view(PlacedOrder placed, Caller caller) {
        boolean all = caller.seesBuyer(placed.order().buyer());
        return OrderView.of(placed, line -> all || caller.isMerchant(line.line().merchantId()), all);
    }
}
