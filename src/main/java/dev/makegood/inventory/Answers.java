package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.storage.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a supplier said about a restock. The last answer counts; the supplier is judged by its first date nevertheless.
 *
 * @param all in the order in which they were given
 * @param told refunds whose buyers were told of the last one: they wait for the SKU
 * @param telling how far they have been told; absent when all have been
 */
public record Answers(List<Answer> all, int told, Optional<Telling> telling) {
    /** Answers of one restock: a supplier that changes its mind more often is asked for another restock. */
    static final int MOST = 20;

    static final Answers NONE = new Answers(List.of(), 0, Optional.empty());

    /**
     * One answer.
     *
     * @param units how many will come; 0 if none will
     * @param arrivesOn the day by whose end they will; absent if the supplier declined
     */
    public record Answer(long units, Optional<LocalDate> arrivesOn, Instant at) {
        boolean says(long otherUnits, LocalDate day) {
            return units == otherUnits && arrivesOn.equals(Optional.of(day));
        }
    }

    /** @param after the cursor of the next page of refunds; absent for the first one */
    public record Telling(Optional<Cursor> after) {}

    Answers yes(long units, LocalDate arrivesOn, Instant now) {
        return and(new Answer(units, Optional.of(arrivesOn), now));
    }

    Answers no(Instant now) {
        return and(new Answer(0, Optional.empty(), now));
    }

    /** Whoever waits for a day that was given before is told. */
    private Answers and(Answer next) {
        List<Answer> longer = Stream.concat(all.stream(), Stream.of(next)).toList();
        return new Answers(
                longer,
                0,
                dates().findAny().isPresent() ? Optional.of(new Telling(Optional.empty())) : Optional.empty());
    }

    /** Whether only a no has room left. */
    @JsonIgnore
    boolean isFull() {
        return all.size() >= MOST;
    }

    @JsonIgnore
    public Optional<Answer> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The day that counts; absent if there is none, or none any more. */
    @JsonIgnore
    public Optional<LocalDate> arrivesOn() {
        return last().flatMap(Answer::arrivesOn);
    }

    /** Whether another answer took the place of one with a date. */
    @JsonIgnore
    public boolean isChanged() {
        return all.size() > 1 && dates().findAny().isPresent();
    }

    private Stream<LocalDate> dates() {
        return all.stream().flatMap(answer -> answer.arrivesOn().stream());
    }

    /** The earliest date: who waits for a day before it does not wait for this restock. */
    @JsonIgnore
    public LocalDate earliest() {
        return dates().min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The latest date: who waits for a day after it has lost nothing by any of them. */
    @JsonIgnore
    public LocalDate latest() {
        return dates().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Whether it does not come any more by the end of a wait for a day that was given. */
    public boolean fails(Instant until) {
        return isChanged() && dates().anyMatch(day -> RestockState.over(day).equals(until)) && isTooLate(until);
    }

    /** Whether nothing of it is to come before the end of a wait. */
    public boolean isTooLate(Instant until) {
        return arrivesOn().filter(day -> !RestockState.over(day).isAfter(until)).isEmpty();
    }

    /** Another page of buyers has been told; without a cursor it was the last one. */
    Answers told(int more, Optional<Cursor> next) {
        return new Answers(all, told + more, next.map(cursor -> new Telling(Optional.of(cursor))));
    }

    /** There is nothing to wait for any more. */
    Answers arrived() {
        return new Answers(all, told, Optional.empty());
    }
}
