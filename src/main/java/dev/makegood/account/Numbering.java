package dev.makegood.account;

/** The numbers of one journal as they come by, in order: those up to what the owner's row counts, and those beyond. */
final class Numbering {
    private final long counted;
    private long seen;
    private long firstMissing;
    private long last;

    /** @param counted how many postings the owner's row says there are */
    Numbering(long counted) {
        this.counted = counted;
    }

    /**
     * @param recent whether it is so new that the owner's row may have been read before it; else being beyond what the
     *     owner counts is suspicious
     * @return whether the posting is one of those that led to the owner's row as it was read
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

    /** The first number that is missing, if any is. */
    long firstMissing() {
        return firstMissing == 0 ? seen + 1 : firstMissing;
    }

    /** The last number that is not recent, if it is beyond what the owner's row counts; else that. */
    long last() {
        return Math.max(last, counted);
    }
}
