package dev.makegood.storage;

import java.util.List;

/** What to answer, and what must be written for the answer to be true. */
public record Decision<R>(R result, List<Write> writes) {

    /** A decision that changes nothing. */
    public static <R> Decision<R> answer(R result) {
        return new Decision<>(result, List.of());
    }
}
