package dev.makegood.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.account.MerchantAccount.Into;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Terms.Payment.Purse;
import dev.makegood.reconciliation.Sums;
import java.util.List;
import java.util.Optional;
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
        return new MerchantAccount("M1", CNY, cny(balance), cny(deposit), cny(receivable), 7, Optional.empty());
    }

    @Test
    void aDebitTakesTheBalanceThenTheDepositThenThePlatformAdvances() {
        var movement = account(200, 100, 0).debit(cny(500), PURSES);
        assertEquals(new MerchantAccount("M1", CNY, cny(0), cny(0), cny(200), 8, Optional.empty()), movement.account());
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
        assertEquals(new MerchantAccount("M1", CNY, cny(0), cny(750), cny(0), 8, Optional.empty()), movement.account());
        assertEquals(
                List.of(new Entry("merchant-deposit/M1", cny(700)), new Entry("merchant-receivable/M1", cny(300))),
                movement.entries());
        assertEquals(
                new MerchantAccount("M1", CNY, cny(0), cny(50), cny(100), 8, Optional.empty()),
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

    @Test
    void aMerchantMeansWhatItHoldsAndWhatIsStillAdvanced() {
        var payment = new Terms.Payment(List.of(Purse.BALANCE), Terms.Payment.Shortfall.ADVANCE, 300);
        assertEquals(cny(200 + 300), account(200, 100, 0).means(payment));
        assertEquals(cny(200 + 299), account(200, 100, 1).means(payment));
        assertEquals(cny(200), account(200, 100, 300).means(payment));
        assertEquals(cny(200), account(200, 100, 301).means(payment));
    }

    @Test
    void onlyThePursesThatPayCount() {
        assertEquals(cny(300), account(200, 100, 50).held(PURSES));
        assertEquals(cny(100), account(200, 100, 50).held(List.of(Purse.DEPOSIT)));
        assertEquals(
                new MerchantAccount("M1", CNY, cny(200), cny(0), cny(400), 8, Optional.empty()),
                account(200, 100, 0).debit(cny(500), List.of(Purse.DEPOSIT)).account());
        assertEquals(
                new MerchantAccount("M1", CNY, cny(150), cny(0), cny(0), 8, Optional.empty()),
                account(200, 100, 0)
                        .debit(cny(150), List.of(Purse.DEPOSIT, Purse.BALANCE))
                        .account());
    }

    @Test
    void aTopUpThatRepaysAllAddsNoEntryOfNothing() {
        assertEquals(
                List.of(new Entry("merchant-receivable/M1", cny(300))),
                account(0, 0, 300).topUp(cny(300), Into.BALANCE).entries());
        assertEquals(
                List.of(new Entry("merchant-balance/M1", cny(300))),
                account(0, 0, 0).topUp(cny(300), Into.BALANCE).entries());
    }

    @Test
    void aMovementSaysWhatItTookFromEachAccount() {
        var movement = account(200, 100, 0).debit(cny(500), PURSES);
        assertEquals(cny(100), movement.taken("merchant-deposit/M1"));
        assertEquals(cny(200), movement.taken("merchant-receivable/M1"));
        assertEquals(cny(0), movement.taken("merchant-balance/M2"));
    }

    @Test
    void nothingIsEverLessThanNothing() {
        assertEquals("merchant~M1~CNY", account(0, 0, 0).journal());
        assertThrows(IllegalArgumentException.class, () -> account(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> account(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> account(0, 0, -1));
    }
}
