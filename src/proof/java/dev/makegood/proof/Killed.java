package dev.makegood.proof;

/** Unwinds every thread of a dead process; none of our code catches errors. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
        super("the process was killed", null, false, false);
    }
}
