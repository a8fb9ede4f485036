package dev.makegood.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds the low-stock warning of a position. It is in the position's row, since transactions that change positions have
 * no room for further writes. An episode lasts from when too little is available until enough is available again,
 * however often stock changes meanwhile.
 *
 * @param rule absent if the merchant wants no warning
 * @param episode the number of the latest episode, 0 before the first
 * @param since when the open episode began; absent if there is none
 * @param told true if the merchant has been warned in it
 */
public record LowStock(
        Optional<LowStockRule> rule, Demand demand, long episode, Optional<Instant> since, boolean told) {
    static final LowStock NONE = new LowStock(Optional.empty(), Demand.NONE, 0, Optional.empty(), false);

    LowStock demanded(Sale sale, Instant now) {
        return new LowStock(rule, demand.plus(sale, now), episode, since, told);
    }

    LowStock ruled(LowStockRule next) {
        return new LowStock(Optional.of(next), demand, episode, since, told);
    }

    /** Returns the warning without a rule. */
    LowStock off() {
        return new LowStock(Optional.empty(), demand, episode, Optional.empty(), false);
    }

    /** Returns the warning with an episode begun or ended, if due. */
    LowStock at(long available, Instant now) {
        if (rule.isEmpty()) {
            return this;
        }
        long asked = demand.units(now);
        if (since.isPresent()) {
            return available < rule.get().rearm(asked)
                    ? this
                    : new LowStock(rule, demand, episode, Optional.empty(), false);
        }
        return available > rule.get().threshold(asked)
                ? this
                : new LowStock(rule, demand, episode + 1, Optional.of(now), false);
    }

    /** Returns the available units at or below which stock is low; empty without a rule. */
    public Optional<Long> threshold(Instant now) {
        return rule.map(wanted -> wanted.threshold(demand.units(now)));
    }

    /** Returns true if an episode is open and the merchant has not been told. */
    public boolean isUntold() {
        return since.isPresent() && !told;
    }

    /** Returns true if a warning would still be true: a few units may have come back without ending the episode. */
    public boolean isLow(long available, Instant now) {
        return threshold(now).filter(level -> available <= level).isPresent();
    }

    /** Returns the warning with its episode ended, because enough came back before anybody was told. */
    LowStock passed() {
        return new LowStock(rule, demand, episode, Optional.empty(), false);
    }

    LowStock warned() {
        return new LowStock(rule, demand, episode, since, true);
    }
}
