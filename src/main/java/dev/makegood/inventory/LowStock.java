package dev.makegood.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * The low-stock warning of a position, inside its row: whatever changes the position has no room for further writes. An
 * episode begins when too little is available and lasts until enough is again, however often the stock changes meanwhile.
 *
 * @param rule absent: nobody wants to be warned
 * @param episode the number of the latest episode, 0 before the first
 * @param since when the episode under way began; absent while there is none
 * @param told whether the merchant has been warned in it
 */
public record LowStock(
        Optional<LowStockRule> rule, Demand demand, long episode, Optional<Instant> since, boolean told) {
    static final LowStock NONE = new LowStock(Optional.empty(), Demand.NONE, 0, Optional.empty(), false);

    LowStock demanded(long units, Instant now) {
        return new LowStock(rule, demand.plus(units, now), episode, since, told);
    }

    LowStock ruled(LowStockRule next) {
        return new LowStock(Optional.of(next), demand, episode, since, told);
    }

    /** Nobody wants to be warned any more. */
    LowStock off() {
        return new LowStock(Optional.empty(), demand, episode, Optional.empty(), false);
    }

    /** Begins or ends an episode, if it is time for that. */
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

    /** Available units at which it is low; absent without a rule. */
    public Optional<Long> threshold(Instant now) {
        return rule.map(wanted -> wanted.threshold(demand.units(now)));
    }

    /** Whether an episode is under way that the merchant does not know of. */
    boolean isUntold() {
        return since.isPresent() && !told;
    }

    LowStock warned() {
        return new LowStock(rule, demand, episode, since, true);
    }
}
