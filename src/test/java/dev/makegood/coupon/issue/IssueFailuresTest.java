package dev.makegood.coupon.issue;

import static dev.makegood.coupon.redemption.CouponScenario.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.logging.LoggedLines;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Database;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Verifies that a case that fails is counted, logged and left, and that the others are issued. */
class IssueFailuresTest {
    private static final Runnable WORKS = () -> {};

    private static final Runnable FAILS = () -> {
        throw new IllegalStateException("a wrong row");
    };

    private static final Runnable IS_BUSY = () -> {
        throw new StorageBusy("contended");
    };

    private final MemoryDatabase database = new MemoryDatabase();
    private final CouponScenario scenario = new CouponScenario(database);
    private final List<CaseId> owed = new ArrayList<>();
    private final LoggedLines log = new LoggedLines(IssueCoupons.class);

    @AfterEach
    void endLog() {
        log.close();
    }

    private void owe(int cases) {
        for (int n = 1; n <= cases; n++) {
            owed.add(scenario.owe("O" + n, "M1", 500).id());
        }
    }

    private IssueResult issue(Database by) {
        return new IssueCoupons(by, CouponScenario.policies(), new Refunds(by)).forCases(owed, NOW);
    }

    /** Issues while commits go as scripted, and as usual after that. */
    private IssueResult issueWhile(Runnable... commits) {
        var next = new ArrayDeque<>(List.of(commits));
        return issue(new TroubledDatabase(
                database,
                _ -> {},
                _ -> Optional.ofNullable(next.poll()).orElse(WORKS).run()));
    }

    private static List<String> failed(int from, int to) {
        return Stream.iterate(from, n -> n <= to, n -> n + 1)
                .map(n -> "no coupon for " + CouponScenario.caseId("O" + n))
                .toList();
    }

    @Test
    void aMerchantWhoseAccountIsBusyIsLeftAndOthersGoOn() {
        owe(14);
        owed.add(scenario.owe("P", "M2", 500).id());
        assertEquals(new IssueResult(1, 1, 12, 2), issueWhile(IS_BUSY));
        assertEquals(failed(1, 12), log.texts());
        assertEquals(new IssueResult(14, 1, 0, 0), scenario.issuing().forCases(owed, NOW));
    }

    @Test
    void aCaseThatFailsStandsAloneInTheEnd() {
        owe(3);
        assertEquals(new IssueResult(2, 1, 1, 0), issueWhile(FAILS, FAILS));
        assertEquals(failed(1, 1), log.texts());
        assertInstanceOf(Compensation.Owed.class, scenario.compensation("O1"));
    }

    @Test
    void halvesAreNotTriedOnceTheAccountIsBusy() {
        owe(14);
        assertEquals(new IssueResult(0, 0, 6, 8), issueWhile(FAILS, IS_BUSY));
        assertEquals(failed(1, 6), log.texts());
    }

    @Test
    void whatAHalfIssuedStaysIssuedIfTheOtherHalfIsBusy() {
        owe(14);
        assertEquals(new IssueResult(6, 1, 6, 2), issueWhile(FAILS, WORKS, IS_BUSY));
        assertEquals(failed(7, 12), log.texts());
    }

    @Test
    void aCaseThatCannotBeReadIsLeft() {
        owe(3);
        var unreadable = TroubledDatabase.unreadable(database, owed.getFirst().toString());
        assertEquals(new IssueResult(2, 1, 1, 0), issue(unreadable));
        assertEquals(failed(1, 1), log.texts());
    }

    @Test
    void aBatchThatFailsOnceIsIssuedInHalvesAndTheRestFollows() {
        owe(14);
        assertEquals(new IssueResult(14, 1, 0, 0), issueWhile(FAILS));
        assertEquals(List.of(), log.texts());
    }

    @Test
    void aCaseThatOwesNothingNeedsNoAccount() {
        owe(1);
        assertEquals(new IssueResult(1, 1, 0, 0), issueWhile());
        assertEquals(new IssueResult(0, 0, 0, 0), issue(TroubledDatabase.unreadable(database, "M1~CNY")));
    }
}
