package dev.makegood.reconciliation;

import static dev.makegood.coupon.redemption.CouponScenario.NOW;
import static dev.makegood.coupon.redemption.CouponScenario.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.MerchantAccount.Into;
import dev.makegood.account.RecordTopUp;
import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.coupon.redemption.ExpireCoupons;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcileContract extends Contract {
    private static final Map<String, Object> NO_PAYMENTS =
            Map.of("returned", List.of(), "surplus", List.of(), "byHand", List.of());

    private static final String JOURNAL = "merchant~M1~CNY";

    @BeforeEach
    void aDay() {
        var scenario = new CouponScenario(database());
        scenario.topUp("M1", "T1", 700, Into.DEPOSIT);
        scenario.issued("O1");
        scenario.issued("O2");
        scenario.place("P1", CouponScenario.BUYER, cny(2000));
        scenario.redeem("O1", "R1", "P1", 300);
        scenario.redeem("O2", "R2", "P1", 200);
        scenario.reverse("O2", "R2");
        scenario.topUp("M1", "T2", 1000, Into.BALANCE);
    }

    private Reconciliation audit(Scanner scanner) {
        return audit(scanner, Duration.ZERO);
    }

    /** Audits rows; another audit overrides it. */
    Reconciliation audit(Scanner scanner, Duration lag) {
        return new Reconcile(database(), scanner).runOnce(NOW, lag);
    }

    /** Returns the same rows with some of them changed, left out or doubled. */
    private Scanner tampered(Predicate<Row> which, Function<Row, Stream<Row>> how) {
        Scanner honest = scanner();
        return (table, after) -> {
            Page<Row> page = honest.scan(table, after);
            List<Row> rows = page.items().stream()
                    .flatMap(row -> which.test(row) ? how.apply(row) : Stream.of(row))
                    .toList();
            return new Page<>(rows, page.next());
        };
    }

    private static Predicate<Row> at(Table table, String partition, String sort) {
        return row -> row.key().table() == table
                && row.key().partition().equals(partition)
                && row.key().sort().equals(sort);
    }

    private static Row with(Row row, String attribute, Object value) {
        Map<String, Object> attributes = new HashMap<>(row.attributes());
        attributes.put(attribute, value);
        return new Row(row.key(), row.version(), attributes);
    }

    private static Map<String, Object> money(long minor) {
        return Map.of("currency", "CNY", "minor", minor);
    }

    private static void assertRules(Reconciliation result, String... rules) {
        assertEquals(
                Stream.of(rules).sorted().toList(),
                result.differences().stream().map(Difference::what).sorted().toList());
        assertEquals(List.of(), result.deferred());
    }

    @Test
    void cleanBooksBalance() {
        Reconciliation result = audit(scanner());
        assertRules(result);
        assertTrue(result.balanced());
        assertEquals(
                Map.of(
                        "merchant-balance", cny(700),
                        "merchant-deposit", cny(0),
                        "merchant-receivable", cny(0),
                        "coupons-outstanding", cny(700),
                        "order-funds", cny(300),
                        "gateway", cny(-1700)),
                result.totals().stream()
                        .collect(Collectors.toMap(Reconciliation.Total::kind, Reconciliation.Total::sum)));
        assertEquals(7, result.counts().get("postings"));
        assertEquals(Optional.of(result), new Reconciliations(database()).latest());
    }

    @Test
    void totalsAreThoseOfTheWatermark() {
        var result = audit(scanner(), Duration.ofMillis(1));
        assertTrue(result.balanced());
        assertEquals(List.of(), result.totals());
    }

    @Test
    void aMissingPostingShows() {
        var result = audit(tampered(at(Table.LEDGER, JOURNAL, "0000000001"), _ -> Stream.empty()));
        assertRules(result, "a journal has no gaps", "a merchant's deposit is the sum of its postings");
        assertTrue(result.differences()
                .contains(new Difference("a journal has no gaps", "number 1", "1 missing", JOURNAL)));
    }

    @Test
    void aPostingThatItsOwnerDoesNotCountShows() {
        var result =
                audit(tampered(at(Table.ACCOUNTS, "M1~CNY", "ACCOUNT"), row -> Stream.of(with(row, "postings", 3L))));
        assertTrue(result.differences()
                .contains(new Difference("a journal ends where its owner says", "number 3", "number 4", JOURNAL)));
    }

    @Test
    void anAlteredAmountShows() {
        var result = audit(tampered(
                at(Table.LEDGER, "order~P1", "0000000001"),
                row -> Stream.of(with(
                        row,
                        "entries",
                        List.of(
                                Map.of(
                                        "account",
                                        "coupons-outstanding/" + CouponScenario.couponId("O1"),
                                        "amount",
                                        money(-301)),
                                Map.of("account", "order-funds/P1", "amount", money(300)))))));
        assertRules(
                result,
                "a posting balances",
                "all accounts together sum to zero",
                "a coupon's balance is the sum of its postings");
    }

    @Test
    void aWrongRowShowsWithBothSides() {
        var result = audit(
                tampered(at(Table.ACCOUNTS, "M1~CNY", "ACCOUNT"), row -> Stream.of(with(row, "balance", money(701)))));
        assertEquals(
                List.of(new Difference(
                        "a merchant's balance is the sum of its postings",
                        "CNY 7.00",
                        "CNY 7.01",
                        "merchant-balance/M1")),
                result.differences());
        assertFalse(new Reconciliations(database()).latest().orElseThrow().balanced());
    }

    @Test
    void whatWasDebitedForCouponsIsLiveOrSpentAndNotGivenBackOrExpired() {
        var before = audit(scanner()).coupons();
        assertEquals(List.of(new CouponBooks.Proof(cny(1000), cny(700), cny(500), cny(200), cny(0))), before.proof());
        assertEquals(List.of(new CouponBooks.Liability(2076, 2, cny(700))), before.liability());
        assertTrue(before.proof().getFirst().holds());
        new ExpireCoupons(database()).runOnce(Instant.parse("2077-01-01T00:00:00Z"), 100);
        var after = audit(scanner()).coupons();
        assertEquals(List.of(new CouponBooks.Proof(cny(1000), cny(0), cny(500), cny(200), cny(700))), after.proof());
        assertEquals(List.of(), after.liability());
        assertTrue(after.proof().getFirst().holds());
        var stolen = audit(tampered(
                at(Table.COUPONS, CouponScenario.couponId("O1"), "COUPON"),
                row -> Stream.of(with(row, "balance", money(1)))));
        assertFalse(stolen.coupons().proof().getFirst().holds());
    }

    @Test
    void aMonthThatOpensWithSomethingElseShows() {
        var later = Instant.parse("2026-04-15T04:00:00Z");
        new RecordTopUp(database()).record("M1", "T3", cny(5), Into.BALANCE, later);
        new RecordTopUp(database()).record("M1", "T4", cny(50), Into.BALANCE, later.plus(Duration.ofDays(30)));
        assertRules(audit(scanner(), Duration.ofDays(-90)));
        var result = audit(
                tampered(
                        at(Table.ACCOUNTS, "M1~CNY", "MONTH~2026-05"),
                        row -> Stream.of(with(row, "balance", money(704)))),
                Duration.ofDays(-90));
        assertEquals(
                List.of(new Difference(
                        "a month opens with the sum of the postings before it",
                        "CNY 7.05",
                        "CNY 7.04",
                        "month/2026-05/merchant-balance/M1")),
                result.differences());
    }

    @Test
    void aSecondCouponForACaseShows() {
        var result = audit(tampered(
                at(Table.COUPONS, CouponScenario.couponId("O1"), "COUPON"),
                row -> Stream.of(row, with(row, "couponId", "coupon~another"))));
        assertRules(
                result,
                "a case has at most one coupon",
                "a case compensated as much as its coupon was issued for",
                "a coupon's balance is the sum of its postings");
        assertTrue(result.differences()
                .contains(new Difference(
                        "a case has at most one coupon",
                        CouponScenario.couponId("O1"),
                        "coupon~another",
                        CouponScenario.caseId("O1").toString())));
    }

    @Test
    void aCouponThatIsNotThereShows() {
        var result = audit(tampered(at(Table.COUPONS, CouponScenario.couponId("O1"), "COUPON"), _ -> Stream.empty()));
        assertRules(
                result,
                "a case compensated as much as its coupon was issued for",
                "a coupon's balance is the sum of its postings");
    }

    @Test
    void aRefundWithoutPostingAndBeyondWhatWasPaidShows() {
        Map<String, Object> refund = Map.of(
                "refundId",
                "P1~L1~stockout~1-1",
                "split",
                Map.of("cash", money(2001), "toCoupons", List.of()),
                "payments",
                NO_PAYMENTS,
                "state",
                Map.of("state", "settled"));
        var key = new Key(Table.CASES, "P1~L1~stockout", "REFUND~1-1");
        var withRefund =
                tampered(at(Table.CASES, "O1~L1~stockout", "CASE"), row -> Stream.of(row, new Row(key, 1, refund)));
        assertRules(
                audit(withRefund),
                "refunds cover only units of their case",
                "the gateway paid for refunds as much as the order's postings say",
                "an order has set aside the sum of its refunds, here and elsewhere");
        assertTrue(audit(tampered(
                        at(Table.ORDERS, "P1", "FUNDS"), row -> Stream.of(with(row, "refunding", money(2001)))))
                .differences()
                .contains(
                        new Difference("refunds never exceed what was paid", "at most CNY 18.00", "CNY 20.01", "P1")));
    }

    @Test
    void aUnitThatIsRefundedTwiceOrIsNotOfTheCaseShows() {
        assertRules(
                audit(withRefunds("1-2", "2-2")),
                "a unit is refunded once",
                "refunds cover only units of their case",
                "an order has set aside the sum of its refunds, here and elsewhere");
    }

    /** Adds refunds to a case about one unit of an order that set nothing aside. */
    private Scanner withRefunds(String... units) {
        return tampered(
                at(Table.CASES, "O1~L1~stockout", "CASE"),
                row -> Stream.concat(
                        Stream.of(row),
                        Stream.of(units)
                                .map(range -> new Row(
                                        new Key(Table.CASES, "O1~L1~stockout", "REFUND~" + range),
                                        1,
                                        Map.of(
                                                "refundId",
                                                "O1~L1~stockout~" + range,
                                                "split",
                                                Map.of("cash", money(1), "toCoupons", List.of()),
                                                "payments",
                                                NO_PAYMENTS,
                                                "state",
                                                Map.of("state", "scheduled"))))));
    }

    @Test
    void aRowThatCannotBeReadShowsAndTheOthersAreAudited() {
        var result = audit(tampered(
                at(Table.COUPONS, CouponScenario.couponId("O1"), "COUPON"),
                row -> Stream.of(with(row, "balance", "?"))));
        assertTrue(result.differences().stream().anyMatch(one -> one.what().equals("a row can be read")));
        assertEquals(7, result.counts().get("postings"));
    }

    @Test
    void whatMovesMeanwhileIsNoDifference() {
        var reads = new AtomicInteger();
        var result = audit(busy(reads), Duration.ofMillis(1));
        assertRules(result);
        assertEquals(1, reads.get(), "nothing looked wrong, so one reading was enough");
    }

    @Test
    void whatLooksWrongOtherwiseTheSecondTimeIsDeferred() {
        var reads = new AtomicInteger();
        var result = audit(busy(reads), Duration.ZERO);
        assertEquals(List.of(), result.differences());
        assertEquals(
                List.of(JOURNAL, "order~P2"),
                result.deferred().stream().map(Difference::where).toList());
        assertEquals(2, reads.get());
    }

    /** Moves money each time just before the ledger is read. */
    private Scanner busy(AtomicInteger reads) {
        Scanner honest = scanner();
        return (table, after) -> {
            if (table == Table.LEDGER && after.isEmpty()) {
                int read = reads.incrementAndGet();
                new CouponScenario(database()).redeem("O1", "M" + read, "P2", read);
                new CouponScenario(database()).topUp("M1", "M" + read, read, Into.BALANCE);
            }
            return honest.scan(table, after);
        };
    }
}
