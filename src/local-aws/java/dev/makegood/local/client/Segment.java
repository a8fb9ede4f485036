package dev.makegood.local.client;

import dev.makegood.input.Percent;

/** Writes ids into paths. */
public final class Segment {
    private Segment() {}

    /**
     * Returns an id as a part of a path: percent-encoded twice, since API Gateway decodes a path once before it splits
     * it. An id of letters, digits, hyphens, dots, underscores and tildes stays unchanged.
     */
    public static String of(String id) {
        return Percent.encode(Percent.encode(id));
    }
}
