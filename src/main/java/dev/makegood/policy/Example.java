package dev.makegood.policy;

/**
 * A worked example: what these facts are worth under the version that carries it.
 *
 * @param name what it shows
 */
public record Example(String name, Facts facts, long amountMinor) {}
