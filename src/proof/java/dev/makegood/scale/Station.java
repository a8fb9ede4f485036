package dev.makegood.scale;

/** Handles what comes to it, no more a second than its rate, and keeps the rest in a queue. */
final class Station {
    /** Less than this is only what rounding left. */
    private static final double ROUNDING = 0.001;

    private final String name;
    private double in;
    private double out;
    private double longest;
    private double longestWait;
    private int doneAt;

    Station(String name) {
        this.name = name;
    }

    /**
     * Passes one second.
     *
     * @param coming what comes in this second
     * @param rate the most that may leave in this second
     * @return what leaves
     */
    double pass(int second, double coming, double rate) {
        in += coming;
        double leaving = Math.min(queue(), rate);
        out += leaving;
        longest = Math.max(longest, queue());
        longestWait = Math.max(longestWait, queue() < ROUNDING ? 0 : queue() / rate);
        if (leaving > ROUNDING) {
            doneAt = second + 1;
        }
        return leaving;
    }

    String name() {
        return name;
    }

    double in() {
        return in;
    }

    double out() {
        return out;
    }

    double queue() {
        return in - out;
    }

    boolean isEmpty() {
        return queue() < ROUNDING;
    }

    /** Returns how long its queue was at most. */
    double longest() {
        return longest;
    }

    /** Returns the seconds that the last in the queue had to wait, if it went on as in that second; infinite, if it stood still. */
    double longestWait() {
        return longestWait;
    }

    /** Returns the second in which it last had something to do. */
    int doneAt() {
        return doneAt;
    }
}
