package dev.makegood.command;

/** Says why a fact was refused. */
public enum Refusal {
    /** The value itself is invalid, whatever is recorded. */
    VALUE,
    /** Recorded facts do not allow it; it may be accepted later or as something else. */
    STATE,
    /** It came too late. */
    LATE,
    /** A limit is reached. */
    LIMIT
}
