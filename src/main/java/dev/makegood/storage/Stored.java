package dev.makegood.storage;

/** A value together with the version of the row that it was read from. */
public record Stored<T>(T value, long version) {}
