package dev.makegood.abuse;

import dev.makegood.inventory.StockSeen;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Trigger;
import dev.makegood.wording.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks for buyers who order one sold-out SKU after the other. An order is of a sold-out SKU if earlier paid orders took
 * all of it, and the case was established soon after its payment; a count that came later could not be known.
 */
record SoldOutOrders(Looked looked, AbuseFigures figures) {
    Optional<Sign> sign(Case c) {
        if (!wasSoldOut(c)) {
            return Optional.empty();
        }
        List<Case> cases = looked.ofBuyer(c).stream().filter(this::wasSoldOut).toList();
        long skus = cases.stream()
                .map(one -> one.merchantId() + " " + one.sku())
                .distinct()
                .count();
        return skus < figures.emptySkus()
                ? Optional.empty()
                : Optional.of(Sign.ofMonth(
                        AbuseKind.KNOWN_EMPTY,
                        AbuseFlag.Subject.buyer(c.buyer()),
                        c.establishedAt(),
                        cases,
                        Sentence.of("abuse.knownEmpty").with("skus", skus).with("cases", cases.size())));
    }

    private boolean wasSoldOut(Case c) {
        boolean soon = Duration.between(c.subject().paidAt(), c.establishedAt()).compareTo(figures.emptyWithin()) <= 0;
        return c.trigger() == Trigger.RECOUNT
                && soon
                && c.units() > 0
                && c.stock()
                        .filter(seen -> seen.onHand()
                                .filter(there -> seen.allocated() - c.quantity() >= there)
                                .isPresent())
                        .flatMap(StockSeen::changedAt)
                        .filter(changed -> !changed.isAfter(c.subject().paidAt()))
                        .isPresent();
    }
}
