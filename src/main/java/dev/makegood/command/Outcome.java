package dev.makegood.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds the result of reporting a fact under its natural id. */
public sealed interface Outcome<T> {
    /** Means that the fact is new and was written. */
    record Created<T>(T value) implements Outcome<T> {}

    /** Means that the same fact was reported before; nothing was written. */
    record Repeated<T>(T value) implements Outcome<T> {}

    /** Means that something else was reported under the same id before; nothing was written. */
    record Conflict<T>(List<Difference> differences) implements Outcome<T> {}

    /**
     * Means that the fact was refused; nothing was written.
     *
     * @param field the field at fault
     * @param reason such as {@code is in the future}: field and reason form a sentence
     */
    record Refused<T>(Refusal refusal, String field, String reason) implements Outcome<T> {
        /** Refuses because of recorded facts. */
        public Refused(String field, String reason) {
            this(Refusal.STATE, field, reason);
        }
    }

    /** Means that the fact refers to something that does not exist or that the caller may not see. */
    record NotFound<T>() implements Outcome<T> {}

    /** Answers a repeated fact: repeated if it is equal, else a conflict with the differences. */
    static <T> Outcome<T> again(Object before, Object stated, T value) {
        List<Difference> differences = Difference.between(before, stated);
        return differences.isEmpty() ? new Repeated<>(value) : new Conflict<>(differences);
    }

    /** Returns the recorded value, new or old; empty if nothing is recorded. */
    default Optional<T> ifRecorded() {
        return switch (this) {
            case Created<T>(T value) -> Optional.of(value);
            case Repeated<T>(T value) -> Optional.of(value);
            case Conflict<T> _, Refused<T> _, NotFound<T> _ -> Optional.empty();
        };
    }

    default <R> Outcome<R> map(Function<T, R> function) {
        return switch (this) {
            case Created<T> created -> new Created<>(function.apply(created.value()));
            case Repeated<T> repeated -> new Repeated<>(function.apply(repeated.value()));
            case Conflict<T> conflict -> new Conflict<>(conflict.differences());
            case Refused<T> refused -> new Refused<>(refused.refusal(), refused.field(), refused.reason());
            case NotFound<T> _ -> new NotFound<>();
        };
    }
}
