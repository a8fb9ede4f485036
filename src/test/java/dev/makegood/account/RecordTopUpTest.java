package dev.makegood.account;

import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.MerchantAccount.Into;
import dev.makegood.command.Outcome;
import dev.makegood.policy.Terms.Payment.Purse;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies how a top-up repays, adds and posts, and that a repeated one counts once. */
class RecordTopUpTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Accounts accounts = new Accounts(database);

    private Outcome<TopUp> topUp(String id, long minor, Into into) {
        return new RecordTopUp(database).record("M1", id, cny(minor), into, START.plusNanos(1));
    }

    private MerchantAccount account() {
        return accounts.find("M1", CNY).orElseThrow().value();
    }

    @Test
    void itRepaysWhatTheMerchantOwesAndAddsTheRest() {
        topUp("t-1", 100, Into.BALANCE);
        var old = accounts.find("M1", CNY);
        var debited = account().debit(cny(400), List.of(Purse.BALANCE)).account();
        assertTrue(database.commit(accounts.put(old, debited, START)));
        assertEquals(
                new Outcome.Created<>(new TopUp("M1", "t-2", cny(500), Into.DEPOSIT, START, cny(300), 3)),
                topUp("t-2", 500, Into.DEPOSIT));
        assertEquals(
                new MerchantAccount("M1", CNY, cny(0), cny(200), cny(0), 3, Optional.of(YearMonth.of(2026, 3))),
                account());
        assertEquals(
                new Posting(
                        "merchant~M1~CNY",
                        3,
                        PostingKind.TOP_UP,
                        START,
                        List.of(
                                new Entry("merchant-deposit/M1", cny(200)),
                                new Entry("merchant-receivable/M1", cny(300)),
                                new Entry("gateway/M1", cny(-500))),
                        Memo.ofReference("t-2")),
                new Ledger(database)
                        .journal("merchant~M1~CNY", 10, Optional.empty())
                        .items()
                        .getFirst());
    }

    @Test
    void theSameTopUpAgainIsTheSameAnswer() {
        topUp("t-1", 100, Into.BALANCE);
        assertInstanceOf(Outcome.Repeated.class, topUp("t-1", 100, Into.BALANCE));
        assertInstanceOf(Outcome.Conflict.class, topUp("t-1", 101, Into.BALANCE));
        assertInstanceOf(Outcome.Conflict.class, topUp("t-1", 100, Into.DEPOSIT));
        assertEquals(cny(100), account().balance());
        assertThrows(IllegalArgumentException.class, () -> topUp("t-2", 0, Into.BALANCE));
    }

    @Test
    void whoeverWaitsForTheMerchantsMoneyIsLookedAtNow() {
        var waiting = new WaitingLists(database);
        var list = new WaitingList("M1", CNY, START, START.plusSeconds(60));
        assertTrue(database.commit(List.of(waiting.put(Optional.empty(), list))));
        topUp("t-1", 100, Into.BALANCE);
        assertEquals(
                new WaitingList("M1", CNY, START, START),
                waiting.find("M1", CNY).orElseThrow().value());
    }
}
