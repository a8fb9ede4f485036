package dev.makegood.functions.orders;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.order.OrderPart;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.PartKind;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads the parts of an order from its request, and checks that the sums agree. */
final class OrderPartInput {
    private OrderPartInput() {}

    static List<OrderPart> read(Input in, CurrencyUnit currency, List<PaidOrder.PaidLine> lines) {
        List<OrderPart> parts = in.optionalList("parts", OrderPart.MOST, part -> part(part, currency, lines));
        Money paid = parts.stream().map(OrderPart::amount).reduce(price(lines, currency), Money::plus);
        if (paid.isNegative()) {
            throw InvalidInput.field("parts", "have discounts that exceed the rest of the order by " + paid.negated());
        }
        if (in.has("paidMinor") && in.whole("paidMinor", 0, Long.MAX_VALUE) != paid.getAmountMinorLong()) {
            throw InvalidInput.field("paidMinor", "must be what the lines and parts cost together, " + paid);
        }
        return parts;
    }

    private static OrderPart part(Input in, CurrencyUnit currency, List<PaidOrder.PaidLine> lines) {
        PartKind kind = in.choice("part", PartKind::id, PartKind.values());
        Optional<String> merchantId = in.optional("merchantId", in::id);
        List<PaidOrder.PaidLine> its = lines.stream()
                .filter(line -> merchantId.map(line.merchantId()::equals).orElse(true))
                .toList();
        if (its.isEmpty()) {
            throw InvalidInput.field(in.at("merchantId"), "must be the merchant of a line");
        }
        var part = new OrderPart(
                kind,
                merchantId,
                amount(in, kind, currency),
                in.optionalList("steps", OrderPart.MOST, step -> step(step, kind, currency)));
        mustAgree(in, part, price(its, currency));
        return part;
    }

    private static void mustAgree(Input in, OrderPart part, Money lines) {
        if (part.steps().stream().map(OrderPart.Step::from).distinct().count()
                < part.steps().size()) {
            throw InvalidInput.field(in.at("steps"), "must not have the same fromMinor twice");
        }
        boolean agrees = part.steps().isEmpty() || part.cost(lines).equals(part.amount());
        if (!agrees) {
            throw InvalidInput.field(
                    in.at("amountMinor"),
                    "must be what its steps give for lines of " + lines + ", "
                            + part.cost(lines).getAmountMinorLong());
        }
    }

    private static OrderPart.Step step(Input in, PartKind kind, CurrencyUnit currency) {
        return new OrderPart.Step(
                Money.ofMinor(currency, in.whole("fromMinor", 0, OrderInput.MOST_MINOR)), amount(in, kind, currency));
    }

    private static Money amount(Input in, PartKind kind, CurrencyUnit currency) {
        boolean discount = kind == PartKind.DISCOUNT;
        return Money.ofMinor(
                currency,
                in.whole("amountMinor", discount ? -OrderInput.MOST_MINOR : 0, discount ? 0 : OrderInput.MOST_MINOR));
    }

    private static Money price(List<PaidOrder.PaidLine> lines, CurrencyUnit currency) {
        return lines.stream().map(PaidOrder.PaidLine::paid).reduce(Money.zero(currency), Money::plus);
    }
}
