package dev.makegood.order;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.Money;

/** Verifies that whatever is refunded in whatever pieces, money returns where it came from, exactly and no further. */
class SplitTest {
    @Property
    void aLinesUnitsAreTogetherWorthWhatWasPaid(
            @ForAll @LongRange(max = Long.MAX_VALUE) long paid, @ForAll @IntRange(min = 1, max = 500) int quantity) {
        Money sum = IntStream.range(0, quantity)
                .mapToObj(unit -> Shares.ofUnits(cny(paid), unit, unit + 1, quantity))
                .reduce(cny(0), Money::plus);
        assertEquals(cny(paid), sum);
    }

    @Property
    void refundsNeverExceedWhatWasPaidAndCouponsGetExactlyTheirPart(
            @ForAll @LongRange(min = 0, max = 5_000) long cash,
            @ForAll @Size(max = 4) List<@LongRange(min = 1, max = 2_000) Long> coupons,
            @ForAll @Size(max = 8) List<@LongRange(min = 0, max = 4_000) Long> wanted) {
        OrderFunds funds = OrderFunds.opened("O1", BUYER, CNY);
        Map<String, Money> redeemed = new HashMap<>();
        for (int i = 0; i < coupons.size(); i++) {
            Money amount = cny(coupons.get(i));
            funds = funds.redeemed("C" + i % 2, "R" + i, amount, Instant.EPOCH);
            redeemed.merge("C" + i % 2, amount, Money::plus);
        }
        Money paid = cny(cash).plus(funds.redeemed());
        funds = funds.placed(paid, Optional.empty());
        Map<String, Money> returned = new HashMap<>();
        Money back = cny(0);
        for (long amount : wanted) {
            Split.Planned planned = funds.plan("M1", cny(amount));
            assertFalse(planned.split().cash().isNegative());
            assertFalse(planned.split().total().isGreaterThan(cny(amount)));
            back = back.plus(take(planned, returned));
            funds = planned.funds();
            assertEquals(back, funds.refunding());
            assertFalse(back.isGreaterThan(paid));
        }
        back = back.plus(take(funds.plan("M1", paid), returned));
        assertEquals(paid, back);
        assertEquals(redeemed, returned);
    }

    private static Money take(Split.Planned planned, Map<String, Money> returned) {
        planned.split().toCoupons().forEach(part -> returned.merge(part.couponId(), part.amount(), Money::plus));
        return planned.split().total();
    }
}
