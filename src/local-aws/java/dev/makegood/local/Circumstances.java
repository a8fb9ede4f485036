package dev.makegood.local;

import java.util.Map;

/**
 * Holds the circumstances under which the functions run.
 *
 * @param parameters of the template, instead of their defaults
 * @param faults the share of the functions' database calls that are refused as if it were busy; 0 to 0.5
 * @param cpu the share of time in which a function's process runs; 1 limits nothing
 */
public record Circumstances(Map<String, String> parameters, double faults, double cpu) {
    /** Disturbs nothing: the template's defaults, a database that refuses nothing, a full processor. */
    public static final Circumstances QUIET = new Circumstances(Map.of(), 0, 1);

    /** The largest share; with more, hardly any transaction would succeed. */
    private static final double MOST_FAULTS = 0.5;

    public Circumstances {
        parameters = Map.copyOf(parameters);
        if (!(faults >= 0 && faults <= MOST_FAULTS)) {
            throw new IllegalArgumentException("Faults of " + faults + " are not from 0 to " + MOST_FAULTS);
        }
        if (!(cpu > 0 && cpu <= 1)) {
            throw new IllegalArgumentException("A processor's share of " + cpu + " is not more than 0 and at most 1");
        }
    }
}
