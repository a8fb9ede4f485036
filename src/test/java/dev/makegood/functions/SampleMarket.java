package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.Row;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Sets up a market with one of everything: an order O1 of buyer-1 at merchant M1, whose line 1 of three units is short
 * of one.
 */
final class SampleMarket {
    static final String LINE = """
        {"lineId":"1","merchantId":"M1","sku":"A","quantity":3,"paidMinor":900,"promisedShipAt":"2026-03-02T12:00:00Z"}
        """.strip();
    static final String ORDER = """
        {"buyerId":"buyer-1","currency":"CNY","paidAt":"2026-03-02T04:00:00Z","lines":[%s]}
        """.formatted(LINE);

    /** Holds the rows of a market, which take longer to make by calls than to copy; made when they are first needed. */
    private static final class Made {
        private static final List<Row> ROWS = rows();

        private static List<Row> rows() {
            var database = new MemoryDatabase();
            new SampleMarket(database, Clock.fixed(Shop.START, ZoneOffset.UTC)).setUp();
            return database.all();
        }
    }

    final Apis apis;
    private final Database database;

    SampleMarket(Database database) {
        this(database, Clock.fixed(Shop.START, ZoneOffset.UTC));
        if (database instanceof MemoryDatabase memory && memory.all().isEmpty()) {
            Made.ROWS.forEach(row -> assertTrue(memory.commit(List.of(new Write.Create(row.key(), row.attributes())))));
        } else {
            setUp();
        }
    }

    private SampleMarket(Database database, Clock clock) {
        this.database = database;
        apis = new Apis(database, clock);
    }

    private void setUp() {
        tell("PUT /merchants/{merchantId}/stock/{sku}/recounts/{recountId}", "{\"onHand\":9}", "M1", "A", "r-1");
        String stock = "PUT /merchants/{merchantId}/stock/{sku}/";
        tell(stock + "suppliers/{supplierId}", "{\"leadTimeDays\":7}", "M1", "A", "sup-1");
        tell(stock + "restocks/{restockId}", "{\"supplierId\":\"sup-1\",\"units\":5}", "M1", "A", "re-1");
        tell("PUT /orders/{orderId}", ORDER, "O1");
        tell("PUT /orders/{orderId}/lines/{lineId}/admission", "{\"quantity\":1}", "O1", "1");
        issue();
    }

    void issue() {
        new IssueCoupons(database, new Policies(database)::get, new Refunds(database)).runOnce(Shop.START, 10);
    }

    void tell(String route, String body, String... path) {
        assertEquals(
                201, apis.status(Call.to(route, path).as(Role.PLATFORM, "shop").body(body)), route);
    }
}
