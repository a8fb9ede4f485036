package dev.makegood.order;

import java.util.Arrays;
import java.util.function.Predicate;

/** Lists what may have become of a paid line, as merchants' rates count it. */
public enum Fate {
    /** Nothing went wrong, or the buyer wanted what did not ship cancelled. */
    WHOLE("whole", false, false, false),
    LATE("late", true, false, false),
    /** Some units will not be shipped. */
    SHORT("short", false, true, false),
    LATE_AND_SHORT("late-short", true, true, false),
    /** Nothing of it will be shipped. */
    CANCELLED("cancelled", false, true, true),
    LATE_AND_CANCELLED("late-cancelled", true, true, true);

    private final String id;
    private final boolean late;
    private final boolean wentShort;
    private final boolean cancelled;

    Fate(String id, boolean late, boolean wentShort, boolean cancelled) {
        this.id = id;
        this.late = late;
        this.wentShort = wentShort;
        this.cancelled = cancelled;
    }

    static Fate of(OrderLine line) {
        boolean wentShort = line.shortUnits() > line.units().wished();
        boolean cancelled = wentShort && line.shortUnits() == line.units().quantity();
        Predicate<Fate> its =
                fate -> fate.late == line.times().late() && fate.wentShort == wentShort && fate.cancelled == cancelled;
        return Arrays.stream(values()).filter(its).findFirst().orElseThrow();
    }

    /** Returns the name in the index. */
    String id() {
        return id;
    }

    public boolean late() {
        return late;
    }

    public boolean wentShort() {
        return wentShort;
    }

    public boolean cancelled() {
        return cancelled;
    }
}
