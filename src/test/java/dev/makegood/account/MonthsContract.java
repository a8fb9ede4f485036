package dev.makegood.account;

import static dev.makegood.coupon.redemption.CouponScenario.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.MerchantAccount.Into;
import dev.makegood.account.MonthlyStatement.Purses;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Cursor;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies that each month opens with what the one before it closed with, and that its postings are the difference. */
class MonthsContract extends Contract {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    private void topUp(String id, long minor, String at) {
        new RecordTopUp(database()).record("M1", id, cny(minor), Into.BALANCE, Instant.parse(at));
    }

    private MonthlyStatement month(YearMonth month) {
        return new Accounts(database()).month("M1", CNY, month).orElseThrow();
    }

    private List<String> references(YearMonth month, int limit) {
        MonthlyStatement statement = month(month);
        var all = new ArrayList<String>();
        Optional<Cursor> after = Optional.empty();
        do {
            var page = new Ledger(database()).journal(statement, limit, after);
            page.items().forEach(posting -> all.add(posting.memo().reference().orElseThrow()));
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private static Purses balance(long minor) {
        return new Purses(cny(minor), cny(0), cny(0));
    }

    @Test
    void withoutAnAccountThereIsNoMonth() {
        assertTrue(new Accounts(database()).month("M1", CNY, JANUARY).isEmpty());
    }

    @Test
    void monthsAreThoseOfTheMarketsZoneAndEachOpensWithTheCloseOfTheLast() {
        topUp("t-1", 100, "2026-01-31T15:59:59.999Z"); // still January in Shanghai
        topUp("t-2", 20, "2026-01-31T16:00:00Z"); // February
        topUp("t-3", 3, "2026-02-28T15:59:59.999Z");
        topUp("t-4", 4000, "2026-04-30T15:00:00Z"); // nothing in March
        assertEquals(List.of("t-1"), references(JANUARY, 10));
        assertEquals(List.of("t-2", "t-3"), references(JANUARY.plusMonths(1), 10));
        assertEquals(List.of("t-2", "t-3"), references(JANUARY.plusMonths(1), 1));
        assertEquals(List.of(), references(JANUARY.plusMonths(2), 10));
        assertEquals(List.of("t-4"), references(JANUARY.plusMonths(3), 10));
        long[] balances = {0, 0, 100, 123, 123, 4123, 4123};
        for (int i = 0; i < balances.length - 1; i++) {
            MonthlyStatement statement = month(JANUARY.minusMonths(1).plusMonths(i));
            assertEquals(balance(balances[i]), statement.opening(), "opening of " + statement.month());
            assertEquals(balance(balances[i + 1]), statement.closing(), "closing of " + statement.month());
        }
    }

    @Test
    void whatIsDecidedEarlierButWrittenLaterCountsToTheMonthThatIsOpen() {
        topUp("t-1", 100, "2026-01-31T16:00:00.001Z");
        topUp("t-2", 20, "2026-01-31T15:59:59.999Z");
        assertEquals(List.of("t-1", "t-2"), references(JANUARY.plusMonths(1), 10));
        assertEquals(0, month(JANUARY).postings());
        assertEquals(balance(0), month(JANUARY).closing());
    }

    @Test
    void theDifferenceIsTheSumOfTheEntries() {
        for (int day = 1; day <= 9; day++) {
            topUp("t-" + day, day, "2026-0" + (1 + day / 3) + "-15T00:00:00Z");
        }
        for (int of = 0; of < 4; of++) {
            MonthlyStatement statement = month(JANUARY.plusMonths(of));
            Money sum = new Ledger(database())
                    .journal(statement, 100, Optional.empty()).items().stream()
                            .flatMap(posting -> posting.entries().stream())
                            .filter(entry -> entry.account().equals(LedgerAccounts.merchantBalance("M1")))
                            .map(Entry::amount)
                            .reduce(cny(0), Money::plus);
            assertEquals(
                    statement.closing().balance(), statement.opening().balance().plus(sum));
        }
    }

    @Test
    void anAccountThatWasReadBeforeAMonthWasOpenedEndsWhereItWas() {
        topUp("t-1", 100, "2026-01-15T00:00:00Z");
        MerchantAccount old =
                new Accounts(database()).find("M1", CNY).orElseThrow().value();
        topUp("t-2", 20, "2026-02-15T00:00:00Z");
        var opened = AccountMonth.opening(old, JANUARY.plusMonths(1));
        var statement = MonthlyStatement.of(old, JANUARY.plusMonths(1), List.of(opened));
        assertEquals(0, statement.postings());
        assertEquals(balance(100), statement.opening());
        assertEquals(balance(100), statement.closing());
    }
}
