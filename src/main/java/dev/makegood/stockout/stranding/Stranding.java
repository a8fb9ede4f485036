package dev.makegood.stockout.stranding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.inventory.StockKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Counts the units that one act of a merchant or its platform has stranded.
 *
 * @param strandingId derived from the act
 * @param report the act: kind and id of a report of stock, or which units of a line were admitted
 * @param zone the zone of times in its notices: the one of its first line's policy version
 * @param lines how many order lines it stranded units of
 * @param units how many units it stranded
 * @param refunds the refunds of these units, one sum per currency
 * @param at when it last stranded a line
 */
public record Stranding(
        String strandingId,
        Kind kind,
        String merchantId,
        String sku,
        String report,
        ZoneId zone,
        int lines,
        long units,
        List<Money> refunds,
        Instant at,
        Brake brake) {

    /** Lists the kinds of act. */
    public enum Kind {
        /** A recount or an adjustment, which strands one line after another until the rest is on hand. */
        @JsonProperty("count")
        COUNT("count"),
        /** An admission, which strands units of one line at once. */
        @JsonProperty("admission")
        ADMISSION("admission");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** Returns the name in the API and in messages. */
        public String id() {
            return id;
        }
    }

    public Stranding {
        refunds = List.copyOf(refunds);
    }

    static Stranding begun(String strandingId, Kind kind, StockKey stock, String report, ZoneId zone, Instant at) {
        return new Stranding(
                strandingId, kind, stock.merchantId(), stock.sku(), report, zone, 0, 0, List.of(), at, new Brake.Off());
    }

    public StockKey stock() {
        return new StockKey(merchantId, sku);
    }

    /** Returns its refunds in one currency. */
    public Money refunds(CurrencyUnit currency) {
        return refunds.stream()
                .filter(sum -> sum.getCurrencyUnit().equals(currency))
                .findFirst()
                .orElse(Money.zero(currency));
    }

    Stranding plus(boolean anotherLine, int moreUnits, Money refund, Instant now) {
        var sums = new ArrayList<Money>();
        Money sum = refunds(refund.getCurrencyUnit()).plus(refund);
        refunds.stream()
                .filter(other -> !other.getCurrencyUnit().equals(refund.getCurrencyUnit()))
                .forEach(sums::add);
        sums.add(sum);
        return new Stranding(
                strandingId,
                kind,
                merchantId,
                sku,
                report,
                zone,
                lines + (anotherLine ? 1 : 0),
                units + moreUnits,
                sums,
                now,
                brake);
    }

    public Stranding with(Brake next) {
        return new Stranding(strandingId, kind, merchantId, sku, report, zone, lines, units, refunds, at, next);
    }

    /** Returns true if its brake was on and holds back nothing ever again. */
    boolean hasEnded() {
        return brake instanceof Brake.Confirmed || brake instanceof Brake.Over;
    }

    /** Returns its brake if it is or was on, with its times. */
    public Optional<Brake.On> engaged() {
        return switch (brake) {
            case Brake.Off _ -> Optional.empty();
            case Brake.On on -> Optional.of(on);
            case Brake.Confirmed confirmed -> Optional.of(confirmed.before());
            case Brake.Withdrawn withdrawn -> Optional.of(withdrawn.before());
            case Brake.Over over -> Optional.of(over.before());
        };
    }
}
