package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.storage.Cursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the presale of a SKU: it is sold before it is in stock, against a date. Until that date its paid orders are not
 * short, whatever is on hand, but each buyer's own promise counts. Units keep the date that they were sold against,
 * even if the date moves later.
 *
 * @param change how often the date has changed
 * @param periods the dates that it was sold against, each with the units that wait to be shipped; the last period is
 *     open
 * @param telling how far buyers have been told of the latest change; absent once all have been told
 */
public record Presale(long change, List<Period> periods, Optional<UnannouncedMove> telling) {
    /** The most periods to keep. */
    static final int MOST = 20;

    /**
     * Holds a period in which the SKU was sold against one date, or from stock.
     *
     * @param after when it began; an order paid at that instant belongs to the previous period; absent for the first
     *     one
     * @param shipsBy the date, inclusive; absent while it is sold from stock
     * @param units units of paid orders of this period that are neither shipped nor short
     */
    public record Period(Optional<Instant> after, Optional<Instant> shipsBy, long units) {
        private boolean shields(Instant now) {
            return shipsBy.filter(date -> !now.isAfter(date)).isPresent();
        }

        private Optional<Instant> over() {
            return shipsBy.map(date -> date.plusMillis(1));
        }

        private Period plus(long more) {
            return new Period(after, shipsBy, Math.max(0, units + more));
        }
    }

    /**
     * Marks how far buyers have been told, page by page, the latest paid first.
     *
     * @param since when the date changed
     * @param after the cursor of the next page; absent for the first one
     */
    public record UnannouncedMove(Instant since, Optional<Cursor> after) {}

    /** Begins a presale, which also covers the units that orders already wait for. */
    static Presale from(Instant shipsBy, long allocated) {
        return new Presale(0, List.of(new Period(Optional.empty(), Optional.of(shipsBy), allocated)), Optional.empty());
    }

    /** Sells against {@code shipsBy} from now on. */
    Presale moved(Instant shipsBy, Instant now) {
        boolean same = shipsBy().equals(shipsBy);
        return new Presale(
                same ? change : change + 1,
                next(Optional.of(shipsBy), now),
                same ? telling : Optional.of(new UnannouncedMove(now, Optional.empty())));
    }

    /** Sells from stock from now on. Buyers need no further notice of its date. */
    Presale ended(Instant now) {
        return new Presale(change, next(Optional.empty(), now), Optional.empty());
    }

    private List<Period> next(Optional<Instant> shipsBy, Instant now) {
        var all = new ArrayList<>(periods);
        all.add(new Period(Optional.of(now.truncatedTo(ChronoUnit.MILLIS)), shipsBy, 0));
        for (int i = 0; i + 1 < all.size() && all.size() > MOST; ) {
            if (all.get(i).units() == 0 || all.get(i).shipsBy().isEmpty()) {
                Period left = all.remove(i);
                all.set(Math.max(0, i - 1), all.get(Math.max(0, i - 1)).plus(left.units()));
            } else {
                i++;
            }
        }
        return List.copyOf(all);
    }

    /** Returns true if there is no room for another date, because orders wait in every period. */
    public boolean isFull() {
        return periods.size() >= MOST
                && periods.stream()
                        .noneMatch(period ->
                                period.units() == 0 || period.shipsBy().isEmpty());
    }

    /** Returns the date against which it is, or was last, sold. */
    @JsonIgnore
    public Instant shipsBy() {
        return periods.reversed().stream()
                .flatMap(period -> period.shipsBy().stream())
                .findFirst()
                .orElseThrow();
    }

    /** Returns true if the SKU is sold against its date now. */
    public boolean sells(Instant now) {
        return periods.getLast().shields(now);
    }

    /** Returns true if the presale was ended, so that the SKU is sold from stock. */
    public boolean isEnded() {
        return periods.getLast().shipsBy().isEmpty();
    }

    /** Adds (or, if negative, subtracts) units that orders paid at {@code paidAt} wait for. */
    Presale waitedFor(long units, Instant paidAt) {
        int at = period(paidAt);
        var all = new ArrayList<>(periods);
        all.set(at, all.get(at).plus(units));
        return new Presale(change, List.copyOf(all), telling);
    }

    /** Sets the total of units; the first period takes the difference. */
    Presale corrected(long allocated) {
        long sum = periods.stream().mapToLong(Period::units).sum();
        var all = new ArrayList<>(periods);
        all.set(0, all.getFirst().plus(allocated - sum));
        return new Presale(change, List.copyOf(all), telling);
    }

    private int period(Instant paidAt) {
        int at = 0;
        for (int i = 1; i < periods.size(); i++) {
            if (periods.get(i).after().filter(paidAt::isAfter).isPresent()) {
                at = i;
            }
        }
        return at;
    }

    /** Returns true if orders paid at {@code paidAt} cannot be short yet, whatever is on hand. */
    boolean shields(Instant paidAt, Instant now) {
        return periods.get(period(paidAt)).shields(now);
    }

    /** Returns from when orders paid at {@code paidAt} can be short; empty if they were sold from stock. */
    public Optional<Instant> shieldEnds(Instant paidAt) {
        return periods.get(period(paidAt)).over();
    }

    /**
     * Returns when the latest run of periods with a future date began; empty if the last period's date is over, or no
     * period's date is.
     */
    Optional<Instant> shieldedAfter(Instant now) {
        Optional<Instant> began = Optional.empty();
        for (Period period : periods.reversed()) {
            if (!period.shields(now)) {
                return began;
            }
            began = period.after();
        }
        return Optional.empty();
    }

    /** Returns how many of the missing units are short. Earlier paid orders get the goods first. */
    long unshielded(long missing, Instant now) {
        long shielded = 0;
        List<Long> unserved = unserved(missing);
        for (int i = 0; i < periods.size(); i++) {
            shielded += periods.get(i).shields(now) ? unserved.get(i) : 0;
        }
        return missing - shielded;
    }

    /** Returns the first instant at which more of the missing units become short; empty if none will. */
    Optional<Instant> shortFrom(long missing, Instant now) {
        List<Long> unserved = unserved(missing);
        Optional<Instant> first = Optional.empty();
        for (int i = 0; i < periods.size(); i++) {
            if (unserved.get(i) > 0 && periods.get(i).shields(now)) {
                Instant over = periods.get(i).over().orElseThrow();
                first = first.filter(before -> before.isBefore(over)).or(() -> Optional.of(over));
            }
        }
        return first;
    }

    /** Returns the missing units of each period; the latest paid orders go without. */
    private List<Long> unserved(long missing) {
        var units = new ArrayList<Long>();
        long left = missing;
        for (Period period : periods.reversed()) {
            long here = Math.min(period.units(), left);
            left -= here;
            units.addFirst(here);
        }
        units.set(0, units.getFirst() + left);
        return units;
    }

    Presale told(Optional<Cursor> next) {
        return new Presale(
                change,
                periods,
                telling.filter(_ -> next.isPresent()).map(before -> new UnannouncedMove(before.since(), next)));
    }
}
