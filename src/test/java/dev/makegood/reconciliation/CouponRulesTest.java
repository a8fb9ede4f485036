package dev.makegood.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.coupon.redemption.ExpireCoupons;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies the findings of an audit about a coupon's row or posting that breaks a rule. */
class CouponRulesTest {
    private static final Instant END = Instant.parse("2076-03-01T16:00:00Z");

    private final MemoryDatabase database = new MemoryDatabase();
    private final CouponScenario scenario = new CouponScenario(database);

    @BeforeEach
    void aCoupon() {
        scenario.issued("O1");
    }

    private List<Difference> audit(Predicate<Row> which, String attribute, Object value) {
        var tampered = new TamperedRows(new MemoryScanner(database, 3), which, TamperedRows.with(attribute, value));
        return audit(tampered, END.plus(Duration.ofDays(1))).differences();
    }

    /** Audits rows; another audit overrides it. */
    Reconciliation audit(Scanner rows, Instant now) {
        return new Reconcile(database, rows).runOnce(now, Duration.ZERO);
    }

    private List<Difference> auditCoupon(String attribute, Object value) {
        return audit(TamperedRows.of(Table.COUPONS, "COUPON"), attribute, value);
    }

    @Test
    void aLastDayThatCameTooEarlyShows() {
        assertEquals(
                List.of(new Difference(
                        "a coupon is valid for the time that its policy version sets",
                        "2076-03-01 or later",
                        "2076-02-29",
                        CouponScenario.couponId("O1"))),
                auditCoupon("validUntil", "2076-02-29"));
        assertEquals(List.of(), auditCoupon("validUntil", "2077-03-01"));
    }

    @Test
    void aCouponThatSomebodyElseHoldsShows() {
        assertEquals(
                List.of(new Difference(
                        "a coupon belongs to the buyer of its case",
                        CouponScenario.BUYER,
                        "b_somebody",
                        CouponScenario.couponId("O1"))),
                auditCoupon("holder", "b_somebody"));
    }

    @Test
    void incomeBeforeTheLastDayShows() {
        new ExpireCoupons(database).runOnce(END, 100);
        Predicate<Row> expiry = row -> row.key().table() == Table.LEDGER
                && "expiry".equals(row.attributes().get("kind"));
        assertEquals(List.of(), audit(expiry, "at", END.toString()));
        assertEquals(
                List.of(new Difference(
                        "a coupon's balance becomes income only after its last day",
                        END + " or later",
                        END.minusMillis(1).toString(),
                        CouponScenario.couponId("O1"))),
                audit(expiry, "at", END.minusMillis(1).toString()));
    }
}
