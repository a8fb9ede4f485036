package dev.makegood.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.account.MerchantAccount.Into;
import dev.makegood.policy.Terms.Payment.Purse;
import dev.makegood.reconciliation.Sums;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class MerchantAccountTest {
    private static final List<Purse> PURSES = List.of(Purse.BALANCE, Purse.DEPOSIT);

    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    private static Money cny(long minor) {
        return Money.ofMinor(CNY, minor);
    }

    private static MerchantAccount account(long balance, long deposit, long receivable) {
        return new MerchantAccount("M1", CNY, cny(balance), cny(deposit), cny(receivable), 7);
    }

    @Test
    void aDebitTakesTheBalanceThenTheDepositThenThePlatformAdvances() {
        var movement = account(200, 100, 0).debit(cny(500), PURSES);
        assertEquals(new MerchantAccount("M1", CNY, cny(0), cny(0), cny(200), 8), movement.account());
        assertEquals(
                List.of(
                        new Entry("merchant-balance/M1", cny(-200)),
                        new Entry("merchant-deposit/M1", cny(-100)),
                        new Entry("merchant-receivable/M1", cny(-200))),
                movement.entries());
    }

    @Test
    void aDebitLeavesAloneWhatItDoesNotNeed() {
        assertEquals(
                List.of(new Entry("merchant-balance/M1", cny(-500))),
                account(500, 100, 0).debit(cny(500), PURSES).entries());
    }

    @Test
    void aMerchantWithoutMoneyStillOwes() {
        assertEquals(
                cny(500),
                MerchantAccount.opened("M1", CNY)
                        .debit(cny(500), PURSES)
                        .account()
                        .receivable());
    }

    @Test
    void aTopUpRepaysFirst() {
        var movement = account(0, 50, 300).topUp(cny(1000), Into.DEPOSIT);
        assertEquals(new MerchantAccount("M1", CNY, cny(0), cny(750), cny(0), 8), movement.account());
        assertEquals(
                List.of(new Entry("merchant-deposit/M1", cny(700)), new Entry("merchant-receivable/M1", cny(300))),
                movement.entries());
        assertEquals(
                new MerchantAccount("M1", CNY, cny(0), cny(50), cny(100), 8),
                account(0, 50, 300).topUp(cny(200), Into.BALANCE).account());
    }

    @Test
    void nothingMovesByNothingOrLessOrInAnotherCurrency() {
        assertThrows(IllegalArgumentException.class, () -> account(1, 1, 0).debit(cny(0), PURSES));
        assertThrows(IllegalArgumentException.class, () -> account(1, 1, 0).topUp(cny(-5), Into.BALANCE));
        Money dollars = Money.ofMinor(CurrencyUnit.USD, 5);
        assertThrows(RuntimeException.class, () -> account(1, 1, 0).debit(dollars, PURSES));
    }

    @Property
    void theRowIsWhatItsEntriesSumUpTo(@ForAll @Size(max = 40) List<@IntRange(min = -900, max = 900) Integer> moves) {
        var account = MerchantAccount.opened("M1", CNY);
        var sums = new Sums();
        for (int move : moves) {
            if (move == 0) {
                continue;
            }
            Into into = move % 2 == 0 ? Into.BALANCE : Into.DEPOSIT;
            var movement = move > 0 ? account.topUp(cny(move), into) : account.debit(cny(-move), PURSES);
            account = movement.account();
            movement.entries().forEach(entry -> sums.add(entry.account(), entry.amount()));
            assertEquals(
                    cny(move), movement.entries().stream().map(Entry::amount).reduce(cny(0), Money::plus));
        }
        assertEquals(sums.of("merchant-balance/M1", CNY), account.balance());
        assertEquals(sums.of("merchant-deposit/M1", CNY), account.deposit());
        assertEquals(
                sums.of("merchant-receivable/M1", CNY), account.receivable().negated());
        boolean owes = account.receivable().isPositive();
        assertFalse(owes && account.balance().plus(account.deposit()).isPositive(), "owes and has money");
        assertEquals(moves.stream().filter(move -> move != 0).count(), account.postings());
    }
}
