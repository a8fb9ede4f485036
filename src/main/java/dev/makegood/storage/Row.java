package dev.makegood.storage;

import java.util.Map;

/**
 * Holds one row as stored.
 *
 * @param version 1 when created, one more with every replacement; guards every later write
 * @param attributes text, whole numbers, booleans, and lists and maps of these
 */
public record Row(Key key, long version, Map<String, Object> attributes) {}
