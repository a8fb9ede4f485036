package dev.makegood.proof;

/** Lists what can go wrong with a remote call. */
enum Fault {
    /** It never arrives, and the caller only knows that it failed. */
    FAILS_BEFORE,
    /** It takes effect, but the caller gets a failure. */
    ANSWER_LOST,
    /** The caller gives up at its time-out; the call arrives some time later. */
    HANGS,
    /** A page ends early, as at 1 MB, with a cursor. */
    CUT,
    /** An object is kept in part, and the caller hears that all is well. */
    TORN,
    /** The call is refused because of too much load. */
    THROTTLED,
    /** A transaction is cancelled because another one holds the row. DynamoDB Local never does that. */
    CONFLICT,
    /** A transaction is cancelled for a reason that is neither a guard's nor temporary, such as an invalid item. */
    REJECTED,
    /**
     * The gateway stops answering, and the function is stopped at its time-out in the middle of all its concurrent
     * calls, of which every second one has arrived.
     */
    TIMED_OUT,
    /** The calling process dies before the call. */
    KILLED_BEFORE,
    /** The calling process dies after the call, before it gets the answer. */
    KILLED_AFTER
}
