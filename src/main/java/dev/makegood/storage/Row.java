package dev.makegood.storage;

import java.util.Map;

/**
 * One row as it is stored.
 *
 * @param version 1 when created, one more with every replacement; the guard of every later write
 * @param attributes text, whole numbers, booleans, lists and maps of these
 */
public record Row(Key key, long version, Map<String, Object> attributes) {}
