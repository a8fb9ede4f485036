package dev.makegood.order;

import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.policy.PartKind;
import dev.makegood.policy.PartRule;
import dev.makegood.policy.Terms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.Money;

/**
 * Verifies, for orders of several lines, merchants, parts and coupons: whatever is refunded in whatever pieces, it is
 * never more than was paid, and it is all that was paid if nothing ships.
 */
class OrderPartsPropertyTest {
    private record Piece(String merchantId, Money price) {}

    private Random random;
    private OrderFunds funds;
    private Money refunded;
    private Money cash;

    @Property(tries = 2_000)
    void allThatWasPaidComesBackIfNothingShips(@ForAll long seed) {
        PaidOrder order = begin(seed, false);
        List<Piece> pieces = pieces(order);
        pieces.forEach(this::refund);
        assertEquals(order.paid(), refunded);
        assertEquals(order.paid().minus(funds.redeemed()), cash);
        assertEquals(cny(0), funds.left());
    }

    @Property(tries = 2_000)
    void neitherWithdrawnRefundsNorRefundsElsewhereChangeThat(@ForAll long seed) {
        PaidOrder order = begin(seed, false);
        var open = new ArrayList<Piece>(pieces(order));
        while (!open.isEmpty()) {
            Piece piece = open.removeFirst();
            if (random.nextInt(3) > 0) {
                refund(piece);
                continue;
            }
            Split.Planned planned = funds.plan(piece.merchantId(), piece.price());
            funds = planned.funds();
            for (int n = random.nextInt(2); n > 0 && !open.isEmpty(); n--) {
                refund(open.removeFirst());
            }
            funds = funds.released(piece.merchantId(), planned.split());
            open.add(piece);
            Collections.shuffle(open, random);
        }
        assertEquals(order.paid(), refunded);
        assertEquals(order.paid().minus(funds.redeemed()), cash);
    }

    @Property(tries = 2_000)
    void neverMoreThanWasPaidComesBack(@ForAll long seed) {
        PaidOrder order = begin(seed, true);
        for (Piece piece : pieces(order)) {
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> {
                    Money elsewhere = Shares.least(piece.price(), funds.left());
                    funds = funds.refundedElsewhere(piece.merchantId(), piece.price(), elsewhere);
                    refunded = refunded.plus(elsewhere);
                }
                default -> refund(piece);
            }
            assertFalse(refunded.isGreaterThan(order.paid()), () -> refunded + " of " + order.paid());
            assertFalse(cash.isGreaterThan(order.paid().minus(funds.redeemed())));
        }
    }

    private void refund(Piece piece) {
        Split.Planned planned = funds.plan(piece.merchantId(), piece.price());
        assertFalse(planned.split().cash().isNegative());
        assertFalse(planned.covered().isGreaterThan(piece.price()));
        funds = planned.funds();
        refunded = refunded.plus(planned.split().total());
        cash = cash.plus(planned.split().cash());
    }

    /** Draws an order and opens its funds. */
    private PaidOrder begin(long seed, boolean never) {
        random = new Random(seed);
        refunded = cny(0);
        cash = cny(0);
        PaidOrder order = order();
        var rules = new EnumMap<PartKind, PartRule>(PartKind.class);
        for (PartKind part : PartKind.values()) {
            rules.put(part, PartRule.values()[random.nextInt(never ? 4 : 3)]);
        }
        funds = OrderFunds.opened("O1", "b", CNY)
                .placed(order.paid(), Optional.empty())
                .with(OrderParts.of(order, new Terms.Refund(TimeLimit.ofHours(24), 0, rules, Optional.empty())));
        for (int n = random.nextInt(3); n > 0; n--) {
            Money most = funds.redeemable().orElseThrow();
            if (most.isPositive()) {
                funds = funds.redeemed("C" + n, "R" + n, Shares.cumulative(most, 1 + random.nextInt(9), 10), START);
            }
        }
        return order;
    }

    private PaidOrder order() {
        var lines = new ArrayList<PaidOrder.PaidLine>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            long minor = random.nextInt(5) == 0 ? 0 : random.nextInt(20_000);
            lines.add(line("L" + n, "M" + (1 + random.nextInt(3)), "S" + n, 1 + random.nextInt(5), minor));
        }
        var parts = new ArrayList<OrderPart>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            parts.add(part(lines));
        }
        var order = new PaidOrder("O1", "pinduoduo", "b", CNY, START, lines, List.of(), parts);
        return order.paid().isNegative() ? order() : order;
    }

    private OrderPart part(List<PaidOrder.PaidLine> lines) {
        PartKind kind = PartKind.values()[random.nextInt(PartKind.values().length)];
        int sign = kind == PartKind.DISCOUNT ? -1 : 1;
        Optional<String> merchantId = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(lines.get(random.nextInt(lines.size())).merchantId());
        if (random.nextBoolean()) {
            return new OrderPart(kind, merchantId, cny(sign * random.nextInt(3_000)), List.of());
        }
        var steps = new ArrayList<OrderPart.Step>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            steps.add(new OrderPart.Step(cny(random.nextInt(5) * 5_000), cny(sign * random.nextInt(3_000))));
        }
        var drawn = new OrderPart(kind, merchantId, cny(0), steps);
        Money price = lines.stream()
                .filter(line -> drawn.isFor(line.merchantId()))
                .map(PaidOrder.PaidLine::paid)
                .reduce(cny(0), Money::plus);
        return new OrderPart(kind, merchantId, drawn.cost(price), steps);
    }

    /** Cuts the units of all lines into pieces, in any order. */
    private List<Piece> pieces(PaidOrder order) {
        var pieces = new ArrayList<Piece>();
        for (PaidOrder.PaidLine line : order.lines()) {
            for (int from = 0; from < line.quantity(); ) {
                int to = from + 1 + random.nextInt(line.quantity() - from);
                pieces.add(new Piece(line.merchantId(), Shares.ofUnits(line.paid(), from, to, line.quantity())));
                from = to;
            }
        }
        Collections.shuffle(pieces, random);
        return pieces;
    }
}
