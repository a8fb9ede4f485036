package dev.makegood.policy;

/**
 * Holds a worked example: what the facts are worth under the version that contains it.
 *
 * @param name what it shows
 */
public record Example(String name, Facts facts, long amountMinor) {}
