package dev.makegood.notice;

/** Is a value of few, each with a phrase of its own in every language. */
interface Worded {
    /** Returns its name in phrases and details. */
    String id();
}
