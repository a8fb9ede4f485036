package dev.makegood.notice;

/** Is a fact that quotes a person. */
interface WordsOfOne {
    /** Returns the fact with something else in place of the words. */
    Fact without(String instead);
}
