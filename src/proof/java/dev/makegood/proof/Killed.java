package dev.makegood.proof;

/** Unwinds every thread of a process that has died; no code of ours catches errors. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
        super("the process was killed", null, false, false);
    }
}
