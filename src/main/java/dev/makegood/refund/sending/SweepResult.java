package dev.makegood.refund.sending;

/**
 * Counts the results of one pass.
 *
 * @param waiting accepted but not settled, declined for now, or unknown; to be tried again
 * @param lost claimed by another worker, only asked about, or not its turn
 * @param putOff not sent, because of a pause or a brake
 */
public record SweepResult(int settled, int waiting, int parked, int lost, int failed, int putOff) {
    public static final SweepResult NOTHING = new SweepResult(0, 0, 0, 0, 0, 0);
    static final SweepResult SETTLED = new SweepResult(1, 0, 0, 0, 0, 0);
    static final SweepResult WAITING = new SweepResult(0, 1, 0, 0, 0, 0);
    static final SweepResult PARKED = new SweepResult(0, 0, 1, 0, 0, 0);
    static final SweepResult LOST = new SweepResult(0, 0, 0, 1, 0, 0);
    static final SweepResult FAILED = new SweepResult(0, 0, 0, 0, 1, 0);
    static final SweepResult PUT_OFF = new SweepResult(0, 0, 0, 0, 0, 1);

    public SweepResult plus(SweepResult other) {
        return new SweepResult(
                settled + other.settled,
                waiting + other.waiting,
                parked + other.parked,
                lost + other.lost,
                failed + other.failed,
                putOff + other.putOff);
    }
}
