package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.lateCaseId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.joda.money.Money;

/**
 * Holds a line whose late shipment is owed only after a complaint, and its stockout, which tops it up. A unit costs
 * 300.00: 15.00 are owed for being late, 45.00 for its stockout.
 */
abstract class LateComplaintScenario {
    static final String[] COMPLAINT = {"  owedOn: established", "  owedOn: established\n  requires: [complaintUpheld]"};
    static final Actor OPERATOR = Actor.of("operator:a");
    static final CaseId LATE = lateCaseId("O1", "1");
    static final CaseId STOCKOUT = caseId("O1", "1");
    static final Instant BEFORE = START.minus(Duration.ofDays(9));
    static final String CAP = "amountMinor: 50000}";

    /** Holds the worth of both cases, what the buyer has, and what the merchant has paid. */
    record End(long late, long stockout, long given, long borne) {}

    MemoryDatabase database;
    Shop shop;

    private void publish(String policyId, String... changes) {
        assertInstanceOf(
                Outcome.Created.class,
                new PublishPolicy(database).publish(Versions.withoutExamples(policyId, changes)));
    }

    /** Opens a shop whose late shipments are owed after a complaint, with changes to the policy of stockouts. */
    void open(String... changes) {
        open(COMPLAINT, changes);
    }

    void open(String[] ofLate, String[] ofStockouts) {
        database = new MemoryDatabase();
        shop = new Shop(database, new MemoryScanner(database, 3));
        publish("tmall-late-shipment", ofLate);
        publish("tmall-stockout", ofStockouts);
    }

    void place(int units) {
        shop.place(
                "tmall",
                "O1",
                START,
                new PaidOrder.PaidLine(
                        "1", "M1", "S1", units, cny(30_000L * units), START.plus(Duration.ofDays(7)), List.of()));
    }

    /**
     * Tells facts, one a letter: l it is late, 1 one unit goes short, a all do, u the complaint about the late shipment
     * is upheld, v the one about the stockout, x the stockout is exempt, y the late shipment is, i coupons are issued.
     */
    End tell(int units, String facts) {
        place(units);
        facts.chars().forEach(this::tell);
        shop.issue();
        shop.reconcile();
        Case late = shop.theCase(LATE);
        Case stockout = shop.theCase(STOCKOUT);
        assertEquals(cny(0), late.due().plus(stockout.due()), facts);
        assertEquals(
                cny(0), late.settlement().credited().plus(stockout.settlement().credited()), facts);
        return new End(
                minor(late.assessment().amount()), minor(stockout.assessment().amount()), given(), borne());
    }

    void tell(int fact) {
        switch (fact) {
            case 'l' -> {
                shop.clock.advance(Duration.ofDays(7).plusMillis(1));
                shop.overdue();
            }
            case '1' -> shop.admit("O1", "1", OptionalInt.of(1));
            case 'a' -> shop.admit("O1", "1", OptionalInt.empty());
            case 'u' -> uphold(database, LATE);
            case 'v' -> uphold(database, STOCKOUT);
            case 'x' -> exempt(STOCKOUT);
            case 'y' -> exempt(LATE);
            default -> shop.issue();
        }
    }

    void uphold(Database of, CaseId id) {
        assertInstanceOf(Outcome.Created.class, outcome(of, id, "file 8"));
    }

    Outcome<Case> outcome(Database of, CaseId id, String evidence) {
        return new UpholdComplaint(of, new Refunds(of))
                .uphold(new UpholdComplaint.UpholdCommand(id, evidence), OPERATOR, shop.clock.instant());
    }

    private void exempt(CaseId id) {
        var finding = new ExemptCase.ExemptCommand(id, Exemption.WRONG_ADDRESS, START, "file 7");
        assertInstanceOf(
                Outcome.Created.class,
                new ExemptCase(database, new Refunds(database)).exempt(finding, OPERATOR, shop.clock.instant()));
    }

    private static long minor(Money money) {
        return money.getAmountMinorLong();
    }

    long given() {
        return shop.coupons().stream()
                .map(Coupon::face)
                .mapToLong(LateComplaintScenario::minor)
                .sum();
    }

    long borne() {
        var account = shop.account("M1");
        return minor(account.receivable().minus(account.balance()));
    }

    /** Checks that the same facts end in the same way, in each of these orders. */
    void always(End expected, int units, String... orders) {
        for (String facts : orders) {
            open();
            assertEquals(expected, tell(units, facts), facts);
        }
    }
}
