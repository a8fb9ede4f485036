package dev.makegood.proof;

/** What can go wrong with a remote call. */
enum Fault {
    /** It never gets there, and the caller knows only that it failed. */
    FAILS_BEFORE,
    /** It happens, and the caller hears of a failure. */
    ANSWER_LOST,
    /** The caller gives up at its time-out; the call arrives some time later. */
    HANGS,
    /** Turned away: too much at once. */
    THROTTLED,
    /** A transaction is cancelled since another one has the row, for the moment. DynamoDB Local never does that. */
    CONFLICT,
    /** The calling process dies before the call. */
    KILLED_BEFORE,
    /** The calling process dies after the call, before it hears of it. */
    KILLED_AFTER
}
