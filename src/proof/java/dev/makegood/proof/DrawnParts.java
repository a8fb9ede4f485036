package dev.makegood.proof;

import dev.makegood.order.OrderPart;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.PartKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws the parts of orders from their lines, so that the other draws of a history stay as they are. */
final class DrawnParts {
    private final Random random;
    private final HistoryRules setting;
    private final List<PaidOrder.PaidLine> lines;

    private DrawnParts(Random random, HistoryRules setting, List<PaidOrder.PaidLine> lines) {
        this.random = random;
        this.setting = setting;
        this.lines = lines;
    }

    /** Returns the parts of an order: none under rules that are not drawn, and for two orders in three. */
    static List<OrderPart> of(String orderId, List<PaidOrder.PaidLine> lines, HistoryRules setting) {
        var random = new Random(31L * orderId.hashCode() + lines.hashCode());
        return setting.isDrawn() && random.nextInt(3) == 0 ? new DrawnParts(random, setting, lines).draw() : List.of();
    }

    private List<OrderPart> draw() {
        var parts = new ArrayList<OrderPart>();
        if (random.nextBoolean()) {
            long minor = random.nextInt(900);
            parts.add(part(PartKind.SHIPPING, Optional.empty(), minor, 1 + random.nextInt(9_000), 0));
        }
        if (random.nextBoolean()) {
            Optional<String> merchantId = random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(lines.getLast().merchantId());
            long price = price(merchantId);
            long off = -random.nextInt(1 + (int) (price / 3));
            parts.add(part(PartKind.DISCOUNT, merchantId, 0, 1 + price / 2, off));
        }
        if (random.nextBoolean()) {
            parts.add(new OrderPart(PartKind.TAX, Optional.empty(), setting.money(random.nextInt(500)), List.of()));
        }
        return parts;
    }

    /** Returns a part with one amount below a threshold and one above it, or with the second one only. */
    private OrderPart part(PartKind kind, Optional<String> merchantId, long below, long from, long above) {
        List<OrderPart.Step> steps = List.of(
                new OrderPart.Step(setting.money(0), setting.money(below)),
                new OrderPart.Step(setting.money(from), setting.money(above)));
        long amount = price(merchantId) == 0 ? 0 : price(merchantId) < from ? below : above;
        boolean plain = random.nextBoolean();
        return new OrderPart(
                kind,
                merchantId,
                setting.money(plain && kind == PartKind.SHIPPING ? below : amount),
                plain ? List.of() : steps);
    }

    private long price(Optional<String> merchantId) {
        return lines.stream()
                .filter(line -> merchantId.map(line.merchantId()::equals).orElse(true))
                .mapToLong(line -> line.paid().getAmountMinorLong())
                .sum();
    }
}
