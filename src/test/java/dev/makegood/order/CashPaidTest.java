package dev.makegood.order;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Verifies that money of coupons never becomes cash, whenever coupons are redeemed and refunds planned or released. */
class CashPaidTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
    private static final Money NONE = Money.zero(CNY);

    private OrderFunds funds;
    private Money cash = NONE;
    private final Deque<Split> planned = new ArrayDeque<>();

    @Property
    void noMoreCashGoesBackThanWasPaidInCash(
            @ForAll @LongRange(min = 0, max = 5_000) long total,
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 5_000) Long> events) {
        cash = NONE;
        planned.clear();
        funds = OrderFunds.opened("O1", "b", CNY).placed(Money.ofMinor(CNY, total), Optional.empty());
        for (int i = 0; i < events.size(); i++) {
            happen(i, Money.ofMinor(CNY, events.get(i) / 3), (int) (events.get(i) % 3));
            Money paid = funds.paid().orElseThrow().minus(funds.redeemed());
            assertFalse(cash.isGreaterThan(paid), () -> cash + " in cash of " + paid);
        }
    }

    private void happen(int number, Money amount, int what) {
        switch (what) {
            case 0 -> redeem(number, amount);
            case 1 -> plan(amount);
            default -> takeBack();
        }
    }

    private void redeem(int number, Money amount) {
        if (amount.isPositive() && !amount.isGreaterThan(funds.redeemable().orElseThrow())) {
            funds = funds.redeemed("C" + number % 3, "R" + number, amount, Instant.EPOCH);
        }
    }

    private void plan(Money amount) {
        Split.Planned next = funds.plan("M1", amount);
        funds = next.funds();
        cash = cash.plus(next.split().cash());
        planned.push(next.split());
    }

    private void takeBack() {
        if (!planned.isEmpty()) {
            cash = cash.minus(planned.peek().cash());
            funds = funds.released("M1", planned.pop());
        }
    }
}
