package dev.makegood.notice;

/** Is one of a few values, each with its own phrase in every language. */
interface Worded {
    /** Returns its name in phrases and details. */
    String id();
}
