package dev.makegood.storage;

/** What was to be written is more than a row or a transaction can hold. Trying again does not help. */
public final class TooLarge extends RuntimeException {
    public TooLarge(String message) {
        super(message);
    }
}
