package dev.makegood.inventory.restock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.storage.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds a supplier's answers about a restock. The last answer counts, but the first date measures the supplier's
 * punctuality.
 *
 * @param all in the order in which they were given
 * @param told the number of refunds that wait for the SKU whose buyers were told of the last answer
 * @param telling how far buyers have been told; absent once all have been told
 */
public record Answers(List<Answer> all, int told, Optional<AnnouncedPages> telling) {
    /** The most answers to one restock; after more changes the merchant must request another restock. */
    public static final int MOST = 20;

    static final Answers NONE = new Answers(List.of(), 0, Optional.empty());

    /**
     * Holds one answer.
     *
     * @param units how many will arrive; 0 if none
     * @param arrivesOn the day by the end of which they arrive; absent if the supplier declined
     */
    public record Answer(long units, Optional<LocalDate> arrivesOn, Instant at) {
        boolean says(long otherUnits, LocalDate day) {
            return units == otherUnits && arrivesOn.equals(Optional.of(day));
        }
    }

    /**
     * Marks which buyers must still be told.
     *
     * @param after the cursor of the next page of refunds; absent for the first one
     */
    public record AnnouncedPages(Optional<Cursor> after) {}

    Answers yes(long units, LocalDate arrivesOn, Instant now) {
        return and(new Answer(units, Optional.of(arrivesOn), now));
    }

    Answers no(Instant now) {
        return and(new Answer(0, Optional.empty(), now));
    }

    /** Returns the answers with one added, after which buyers who wait for an earlier day must be told. */
    private Answers and(Answer next) {
        List<Answer> longer = Stream.concat(all.stream(), Stream.of(next)).toList();
        return new Answers(longer, 0, hasDate() ? Optional.of(new AnnouncedPages(Optional.empty())) : Optional.empty());
    }

    /** Returns true if there is no room for another date; the supplier can still decline. */
    boolean isFull() {
        return all.size() >= MOST;
    }

    @JsonIgnore
    public Optional<Answer> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Returns the current day of arrival; empty if there is none, or the supplier declined. */
    @JsonIgnore
    public Optional<LocalDate> arrivesOn() {
        return last().flatMap(Answer::arrivesOn);
    }

    /** Returns true if a later answer replaced one with a date. */
    public boolean isChanged() {
        return all.size() > 1 && hasDate();
    }

    /** Returns true if the supplier ever gave a date, even if it declined since. */
    boolean hasDate() {
        return dates().findAny().isPresent();
    }

    private Stream<LocalDate> dates() {
        return all.stream().flatMap(answer -> answer.arrivesOn().stream());
    }

    /** Returns the earliest date given. A wait for an earlier day is not for this restock. */
    @JsonIgnore
    public LocalDate earliest() {
        return dates().min(Comparator.naturalOrder()).orElseThrow();
    }

    /** Returns the latest date given. No answer affects a wait for a later day. */
    @JsonIgnore
    public LocalDate latest() {
        return dates().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Returns true if the date of a wait will not be kept: nothing will arrive before the wait ends. */
    public boolean fails(Instant until) {
        return isChanged() && dates().anyMatch(day -> RestockState.over(day).equals(until)) && isTooLate(until);
    }

    /** Returns true if nothing will arrive before the end of a wait. */
    public boolean isTooLate(Instant until) {
        return arrivesOn().filter(day -> !RestockState.over(day).isAfter(until)).isEmpty();
    }

    /** Returns the answers after another page of buyers was told; no cursor after the last page. */
    Answers told(int more, Optional<Cursor> next) {
        return new Answers(all, told + more, next.map(cursor -> new AnnouncedPages(Optional.of(cursor))));
    }

    /** Returns the answers after arrival, when nobody needs to be told any more. */
    Answers arrived() {
        return new Answers(all, told, Optional.empty());
    }
}
