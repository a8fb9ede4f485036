package dev.makegood.policy;

/**
 * Holds a worked example: the worth of given facts under the version that contains it.
 *
 * @param name describes the example
 */
public record Example(String name, Facts facts, long amountMinor) {}
