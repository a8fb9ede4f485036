package dev.makegood.functions.stock;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.command.Outcome;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.Availability;
import dev.makegood.inventory.restock.DeclineRestock;
import dev.makegood.inventory.restock.MoveRestock;
import dev.makegood.inventory.restock.ReceiveRestock;
import dev.makegood.inventory.restock.ReplyToRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.inventory.restock.SetSupplier;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;

/** Serves suppliers, restocks and product pages over HTTP. The merchant or the platform reports for suppliers. */
public final class RestockRoutes {
    private static final int LONGEST_LEAD_TIME = 730;

    private static final int LONGEST_NAME = 100;

    private final Stock stock;
    private final Restocks restocks;
    private final SetSupplier setSupplier;
    private final RequestRestock requestRestock;
    private final ReplyToRestock replyToRestock;
    private final MoveRestock moveRestock;
    private final DeclineRestock declineRestock;
    private final ReceiveRestock receiveRestock;
    private final Clock clock;

    public RestockRoutes(Database database, Clock clock) {
        stock = new Stock(database);
        restocks = new Restocks(database);
        setSupplier = new SetSupplier(database);
        requestRestock = new RequestRestock(database);
        replyToRestock = new ReplyToRestock(database);
        moveRestock = new MoveRestock(database);
        declineRestock = new DeclineRestock(database);
        receiveRestock = new ReceiveRestock(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        String path = "/merchants/{merchantId}/stock/{sku}";
        var writers = Set.of(PLATFORM, MERCHANT);
        var readers = Set.of(PLATFORM, OPERATOR, MERCHANT);
        api.on("PUT " + path + "/suppliers/{supplierId}", writers, this::supplier);
        api.on("GET " + path + "/suppliers", readers, this::suppliers);
        api.on("PUT " + path + "/restocks/{restockId}", writers, this::request);
        api.on("PUT " + path + "/restocks/{restockId}/reply", writers, this::reply);
        api.on("PUT " + path + "/restocks/{restockId}/new-date", writers, this::move);
        api.on("PUT " + path + "/restocks/{restockId}/declined", writers, this::decline);
        api.on("PUT " + path + "/restocks/{restockId}/arrival", writers, this::receive);
        api.on("GET " + path + "/restocks", readers, this::restocks);
        api.on(
                "GET /availability/{merchantId}/{sku}",
                Set.of(Role.PLATFORM, Role.OPERATOR, Role.MERCHANT, Role.BUYER),
                this::availability);
    }

    private Reply supplier(Request request) {
        StockKey key = key(request);
        String supplierId = request.id("supplierId");
        var terms = request.body(in -> new Supplier.Terms(
                (int) in.whole("leadTimeDays", 0, LONGEST_LEAD_TIME),
                in.optional("name", name -> in.text(name, LONGEST_NAME)),
                in.optional("contact", in::id)));
        return request.caller().actsForMerchant(key.merchantId())
                ? Reply.of(setSupplier.set(key, supplierId, terms), supplier -> RestockView.supplier(supplier, now()))
                : Reply.notFound();
    }

    private Reply suppliers(Request request) {
        StockKey key = key(request);
        Instant now = now();
        return request.caller().seesMerchant(key.merchantId())
                ? Reply.ok(ListView.of(
                        new Page<>(restocks.ranked(key, now), Optional.empty()),
                        supplier -> RestockView.supplier(supplier, now)))
                : Reply.notFound();
    }

    private Reply request(Request request) {
        record Asked(String supplierId, long units) {}
        Asked asked = request.body(in -> new Asked(in.id("supplierId"), in.whole("units", 1, OrderInput.MOST_UNITS)));
        return record(request, (ref, now) -> requestRestock.request(ref, asked.supplierId(), asked.units(), now));
    }

    private Reply reply(Request request) {
        record Said(long units, LocalDate arrivesOn) {}
        Said said = request.body(in -> new Said(in.whole("units", 1, OrderInput.MOST_UNITS), in.date("arrivesOn")));
        return record(request, (ref, now) -> replyToRestock.reply(ref, said.units(), said.arrivesOn(), now));
    }

    private Reply move(Request request) {
        record Said(LocalDate arrivesOn, Optional<Long> units) {}
        Said said = request.body(in ->
                new Said(in.date("arrivesOn"), in.optional("units", name -> in.whole(name, 1, OrderInput.MOST_UNITS))));
        OptionalLong units = said.units().map(OptionalLong::of).orElse(OptionalLong.empty());
        return record(request, (ref, now) -> moveRestock.move(ref, said.arrivesOn(), units, now));
    }

    private Reply decline(Request request) {
        return record(request, declineRestock::decline);
    }

    private Reply receive(Request request) {
        record Came(long units, Optional<Instant> arrivedAt) {}
        Came came = request.body(
                in -> new Came(in.whole("units", 1, OrderInput.MOST_UNITS), in.optional("arrivedAt", in::instant)));
        return record(request, (ref, now) -> receiveRestock.receive(ref, came.units(), came.arrivedAt(), now));
    }

    private Reply record(Request request, BiFunction<Restock.Ref, Instant, Outcome<Restock>> use) {
        var ref = new Restock.Ref(key(request), request.id("restockId"));
        return request.caller().actsForMerchant(ref.stock().merchantId())
                ? Reply.of(use.apply(ref, now()), RestockView::of)
                : Reply.notFound();
    }

    private Reply restocks(Request request) {
        StockKey key = key(request);
        return request.caller().seesMerchant(key.merchantId())
                ? Reply.ok(ListView.of(restocks.of(key, request.limit(), request.cursor()), RestockView::of))
                : Reply.notFound();
    }

    private Reply availability(Request request) {
        StockKey key = key(request);
        boolean counted = request.caller().seesMerchant(key.merchantId());
        return stock.find(key)
                .map(position -> Availability.of(position.value(), now()))
                .map(available -> Reply.ok(RestockView.availability(key, available, counted)))
                .orElseGet(Reply::notFound);
    }

    private static StockKey key(Request request) {
        return new StockKey(request.id("merchantId"), request.id("sku"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
