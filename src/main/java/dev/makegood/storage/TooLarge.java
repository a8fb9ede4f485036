package dev.makegood.storage;

/** Reports that a row or transaction would be too large. Trying again does not help. */
public final class TooLarge extends RuntimeException {
    public TooLarge(String message) {
        super(message);
    }
}
