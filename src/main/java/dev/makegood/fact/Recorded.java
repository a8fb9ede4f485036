package dev.makegood.fact;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of a fact that somebody told us under its natural id. */
public sealed interface Recorded<T> {
    /** New, and written. */
    record Created<T>(T value) implements Recorded<T> {}

    /** Told before, word for word; nothing was written. */
    record Repeated<T>(T value) implements Recorded<T> {}

    /** Something else was told under the same id before; nothing was written. */
    record Conflict<T>(List<Difference> differences) implements Recorded<T> {}

    /**
     * It cannot be so; nothing was written.
     *
     * @param field the field at fault
     * @param reason what is said of the field, such as {@code is in the future}: field and reason are one sentence
     */
    record Refused<T>(Refusal refusal, String field, String reason) implements Recorded<T> {
        /** By what is recorded. */
        public Refused(String field, String reason) {
            this(Refusal.STATE, field, reason);
        }
    }

    /** It is about something that does not exist, or not for this caller. */
    record NotFound<T>() implements Recorded<T> {}

    /** A fact told again: the same answer if it is the same, else what differs. */
    static <T> Recorded<T> again(Object before, Object now, T value) {
        List<Difference> differences = Difference.between(before, now);
        return differences.isEmpty() ? new Repeated<>(value) : new Conflict<>(differences);
    }

    /** What is recorded, now or before; empty if nothing is. */
    default Optional<T> ifRecorded() {
        return switch (this) {
            case Created<T>(T value) -> Optional.of(value);
            case Repeated<T>(T value) -> Optional.of(value);
            case Conflict<T> _, Refused<T> _, NotFound<T> _ -> Optional.empty();
        };
    }

    default <R> Recorded<R> map(Function<T, R> function) {
        return switch (this) {
            case Created<T> created -> new Created<>(function.apply(created.value()));
            case Repeated<T> repeated -> new Repeated<>(function.apply(repeated.value()));
            case Conflict<T> conflict -> new Conflict<>(conflict.differences());
            case Refused<T> refused -> new Refused<>(refused.refusal(), refused.field(), refused.reason());
            case NotFound<T> _ -> new NotFound<>();
        };
    }
}
