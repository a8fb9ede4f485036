package dev.makegood.notice;

/** Is a fact that quotes a person. */
interface WordsOfOne {
    /** Returns the fact with the words replaced. */
    Fact without(String instead);
}
