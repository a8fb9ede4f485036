package dev.makegood.reconciliation;

import static dev.makegood.coupon.redemption.CouponScenario.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.coupon.redemption.ExpireCoupons;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what an audit reports of a coupon's row or posting that breaks a rule. */
class CouponRulesTest {
    private static final Instant END = Instant.parse("2076-03-01T16:00:00Z");

    private final MemoryDatabase database = new MemoryDatabase();
    private final CouponScenario scenario = new CouponScenario(database);

    @BeforeEach
    void aCoupon() {
        scenario.issued("O1");
    }

    private List<Difference> audit(Table table, String sort, String attribute, Object value) {
        Scanner honest = new MemoryScanner(database, 3);
        Scanner tampered = (scanned, after) -> {
            Page<Row> page = honest.scan(scanned, after);
            return new Page<>(
                    page.items().stream()
                            .map(row -> scanned == table && row.key().sort().equals(sort)
                                    ? with(row, attribute, value)
                                    : row)
                            .toList(),
                    page.next());
        };
        return new Reconcile(database, tampered)
                .runOnce(END.plus(Duration.ofDays(1)), Duration.ZERO)
                .differences();
    }

    private static Row with(Row row, String attribute, Object value) {
        Map<String, Object> attributes = new HashMap<>(row.attributes());
        attributes.put(attribute, value);
        return new Row(row.key(), row.version(), attributes);
    }

    @Test
    void aLastDayThatCameTooEarlyShows() {
        assertEquals(
                List.of(new Difference(
                        "a coupon is valid as long as its version says",
                        "2076-03-01 or later",
                        "2076-02-29",
                        CouponScenario.couponId("O1"))),
                audit(Table.COUPONS, "COUPON", "validUntil", "2076-02-29"));
        assertEquals(List.of(), audit(Table.COUPONS, "COUPON", "validUntil", "2077-03-01"));
    }

    @Test
    void aCouponThatSomebodyElseHoldsShows() {
        assertEquals(
                List.of(new Difference(
                        "a coupon is the case's buyer's",
                        CouponScenario.BUYER,
                        "b_somebody",
                        CouponScenario.couponId("O1"))),
                audit(Table.COUPONS, "COUPON", "holder", "b_somebody"));
    }

    @Test
    void incomeBeforeTheLastDayShows() {
        new ExpireCoupons(database).runOnce(END, 100);
        assertEquals(List.of(), audit(Table.LEDGER, "0000000009", "at", NOW.toString()));
        assertEquals(
                List.of(new Difference(
                        "what is left on a coupon is income only after its last day",
                        END + " or later",
                        END.minusMillis(1).toString(),
                        CouponScenario.couponId("O1"))),
                new Reconcile(database, early()).runOnce(END, Duration.ZERO).differences());
    }

    /** Moves the expiry, and no other posting, to a millisecond before the end of the last day. */
    private Scanner early() {
        Scanner honest = new MemoryScanner(database, 3);
        return (table, after) -> {
            Page<Row> page = honest.scan(table, after);
            return new Page<>(
                    page.items().stream()
                            .map(row -> table == Table.LEDGER
                                            && "expiry".equals(row.attributes().get("kind"))
                                    ? with(row, "at", END.minusMillis(1).toString())
                                    : row)
                            .toList(),
                    page.next());
        };
    }
}
