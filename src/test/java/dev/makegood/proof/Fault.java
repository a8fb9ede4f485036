package dev.makegood.proof;

/** What can go wrong with a remote call. */
enum Fault {
    /** It never gets there, and the caller knows only that it failed. */
    FAILS_BEFORE,
    /** It happens, and the caller hears of a failure. */
    ANSWER_LOST,
    /** The caller gives up at its time-out; the call arrives some time later. */
    HANGS,
    /** A page ends early, as at 1 MB, and says where to go on. */
    CUT,
    /** Turned away: too much at once. */
    THROTTLED,
    /** A transaction is cancelled since another one has the row, for the moment. DynamoDB Local never does that. */
    CONFLICT,
    /** A transaction is cancelled for a reason that is neither a guard's nor one that passes: an item that will not do, say. */
    REJECTED,
    /**
     * The gateway answers no more, and the function is stopped at its time-out in the middle of all the calls that it makes at
     * once: every second one of those has got there.
     */
    TIMED_OUT,
    /** The calling process dies before the call. */
    KILLED_BEFORE,
    /** The calling process dies after the call, before it hears of it. */
    KILLED_AFTER
}
