package dev.makegood.reconciliation;

/** Checks the posting numbers of one journal, given in order: those that the owner's row counts, and later ones. */
final class Numbering {
    private final long counted;
    private long seen;
    private long firstMissing;
    private long last;

    /**
     * Creates the check.
     *
     * @param counted how many postings the owner's row counts
     */
    Numbering(long counted) {
        this.counted = counted;
    }

    /**
     * Adds the next number.
     *
     * @param recent true if the owner's row may have been read before this posting was written; otherwise a number
     *     beyond the owner's count is suspicious
     * @return true if the owner's row, as read, includes this posting
     */
    boolean add(long number, boolean recent) {
        if (number > counted) {
            last = recent ? last : Math.max(last, number);
            return false;
        }
        seen++;
        if (firstMissing == 0 && number != seen) {
            firstMissing = seen;
        }
        return true;
    }

    long counted() {
        return counted;
    }

    long missing() {
        return counted - seen;
    }

    /** Returns the first missing number, if there is one. */
    long firstMissing() {
        return firstMissing == 0 ? seen + 1 : firstMissing;
    }

    /** Returns the last number that is not recent, or the owner's count if that is larger. */
    long last() {
        return Math.max(last, counted);
    }
}
