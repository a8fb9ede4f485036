package dev.makegood.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.QueuePlace;
import dev.makegood.account.WaitingLists;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that an audit reports a merchant who owes too much, and a compensation that waits without a place. */
class MerchantRulesTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final CouponScenario scenario = new CouponScenario(database);

    /** Makes policies give 15.00. */
    @BeforeEach
    void threeCoupons() {
        scenario.issued("O1");
        scenario.issued("O2");
        scenario.issued("O3");
    }

    private List<String> audit(Table table, String sort, UnaryOperator<Map<String, Object>> change) {
        return differences(table, sort, change).stream()
                .map(Difference::what)
                .distinct()
                .toList();
    }

    private List<Difference> differences(Table table, String sort, UnaryOperator<Map<String, Object>> change) {
        var tampered = new TamperedRows(new MemoryScanner(database, 3), TamperedRows.of(table, sort), change);
        return audit(tampered, CouponScenario.NOW).differences();
    }

    /** Audits rows; another audit overrides it. */
    Reconciliation audit(Scanner rows, Instant now) {
        return new Reconcile(database, rows).runOnce(now, Duration.ZERO);
    }

    private List<String> owing(long minor) {
        return audit(Table.ACCOUNTS, "ACCOUNT", owes(minor));
    }

    private static UnaryOperator<Map<String, Object>> owes(long minor) {
        return TamperedRows.with("receivable", Map.of("currency", "CNY", "minor", minor));
    }

    @Test
    void aMerchantThatOwesMoreThanPoliciesGaveAndTheLimitShows() {
        String bound = "a merchant owes at most its policy compensation and the advance limit";
        String sum = "what a merchant owes is the sum of its postings";
        assertEquals(List.of(), owing(1_500));
        assertEquals(List.of(sum), owing(11_500));
        assertEquals(List.of(bound, sum), owing(11_501));
        assertEquals(
                List.of(
                        new Difference(bound, "at most CNY 115.00", "CNY 115.01", "M1~CNY"),
                        new Difference(sum, "CNY -15.00", "CNY -115.01", "merchant-receivable/M1")),
                differences(Table.ACCOUNTS, "ACCOUNT", owes(11_501)));
    }

    @Test
    void ofTheLimitsOfAllVersionsTheLargestHolds() {
        publish(3, 20_000);
        publish(4, 15_000);
        assertEquals(1, owing(21_500).size());
        assertEquals(2, owing(21_501).size());
    }

    private void publish(int number, long limitMinor) {
        var version = Versions.of(
                "pdd-stockout",
                "version: 1\n",
                "version: %d\neffectiveAt: 2026-04-0%dT00:00:00Z\n".formatted(number, number),
                "shortfall: advance",
                "shortfall: advance\n  advanceLimitMinor: " + limitMinor);
        assertInstanceOf(Outcome.Created.class, new PublishPolicy(database).publish(version));
    }

    @Test
    void whatNoPolicyGaveDoesNotCount() {
        List<String> found = audit(Table.COUPONS, "COUPON", coupon -> {
            coupon.put("beyondPolicy", coupon.get("face"));
            return coupon;
        });
        assertEquals(List.of(), found, "15.00 is below the limit");
    }

    @Test
    void oneThatWaitsWithoutAPlaceShows() {
        var suspended = Map.of("state", "suspended", "since", CouponScenario.NOW.toString());
        List<Difference> found = differences(Table.CASES, "CASE", TamperedRows.with("compensation", suspended));
        assertEquals(
                new Difference(
                        "a case that waits for its merchant's money has a place in the queue",
                        CouponScenario.NOW.toString(),
                        "[]",
                        CouponScenario.caseId("O1").toString()),
                found.getFirst());
        assertEquals(3, found.size());
    }

    @Test
    void itsPlaceIsThatOfTheTimeSinceWhichItWaits() {
        place("O1", CouponScenario.NOW);
        place("O2", CouponScenario.NOW.minusSeconds(1));
        var suspended = Map.of("state", "suspended", "since", CouponScenario.NOW.toString());
        assertEquals(
                List.of("[2026-03-01T03:59:59Z]", "[]"),
                differences(Table.CASES, "CASE", TamperedRows.with("compensation", suspended)).stream()
                        .map(Difference::found)
                        .toList());
    }

    private void place(String orderId, Instant since) {
        String caseId = CouponScenario.caseId(orderId).toString();
        var place = new QueuePlace("M1", CouponScenario.CNY, QueuePlace.Kind.POLICY, since, caseId);
        assertTrue(database.commit(List.of(new WaitingLists(database).create(place))));
    }

    @Test
    void aDepositThatNoPostingMadeShows() {
        assertEquals(
                List.of(new Difference(
                        "a merchant's deposit is the sum of its postings",
                        "CNY 0.00",
                        "CNY 0.01",
                        "merchant-deposit/M1")),
                differences(
                        Table.ACCOUNTS,
                        "ACCOUNT",
                        TamperedRows.with("deposit", Map.of("currency", "CNY", "minor", 1L))));
    }
}
