package dev.makegood.storage;

/** Holds a value with the version of its row. */
public record Stored<T>(T value, long version) {}
