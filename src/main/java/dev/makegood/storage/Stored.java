package dev.makegood.storage;

/** Holds a value with the version of the row that it was read from. */
public record Stored<T>(T value, long version) {}
