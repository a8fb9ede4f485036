package dev.makegood.functions.http;

/**
 * Names a field at fault.
 *
 * @param field path of the field at fault, such as {@code lines/0/quantity}; empty for the body as a whole
 * @param message the fault, without naming the field
 */
public record FieldError(String field, String message) {
    /** Returns the whole sentence, with its subject. */
    String sentence() {
        return (field.isEmpty() ? "The body" : field) + " " + message + ".";
    }
}
