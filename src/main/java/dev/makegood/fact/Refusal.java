package dev.makegood.fact;

/** By what a fact was refused. */
public enum Refusal {
    /** By the value itself, whatever is recorded. */
    VALUE,
    /** By what is recorded; it may be taken later or as something else. */
    STATE,
    /** By the clock: it could have been told before. */
    LATE,
    /** By the most that there may be of it. */
    LIMIT
}
