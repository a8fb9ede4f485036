package dev.makegood.order.archive;

/** Keeps objects, each written once under a name that its bytes decide. */
public interface ArchiveStore {
    /** Writes an object. The same bytes under the same name again change nothing. */
    void put(String name, byte[] bytes);

    /** Reads a whole object. */
    byte[] get(String name);

    /** Reads a part of an object. */
    byte[] get(String name, long offset, int length);
}
