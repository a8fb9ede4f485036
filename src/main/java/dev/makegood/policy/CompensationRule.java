package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * What a case is worth, and when that is owed. The base of percentages is what was paid, net of discounts, for the units of
 * the line that the case is about: a partly short line is worth its share.
 *
 * @param requires attributes without which nothing is owed, such as {@code complaintUpheld}
 * @param caps by scope; they are applied last, and win over the floor
 * @param afterLateShipment for stockouts: what becomes of a compensation for the late shipment of the same line
 */
public record CompensationRule(
        OwedOn owedOn,
        List<String> requires,
        Rounding rounding,
        List<Tier> tiers,
        List<ScopeCap> caps,
        Optional<Stacking> afterLateShipment) {

    /** The most that all cases of one scope are worth together. */
    public record ScopeCap(Scope scope, long amountMinor) {}

    /** When compensation is owed. */
    public enum OwedOn {
        ESTABLISHED("established"),
        REFUNDED("refunded");

        private final String id;

        OwedOn(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /** A line can be late first and a stockout later. */
    public enum Stacking {
        /** Both are owed in full. */
        ADD("add"),
        /** The stockout's is owed as far as it is more than the late shipment's. */
        TOP_UP("topUp");

        private final String id;

        Stacking(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /** Whether late shipment of a line makes its stockout cheaper. */
    @JsonIgnore
    public boolean topsUp() {
        return afterLateShipment.filter(Stacking.TOP_UP::equals).isPresent();
    }
}
