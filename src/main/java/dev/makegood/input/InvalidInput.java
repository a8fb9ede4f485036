package dev.makegood.input;

/** Input from outside that is not what it must be; nothing has been changed. Thrown and caught at the boundary only. */
public final class InvalidInput extends RuntimeException {
    private final String field;
    private final boolean malformed;

    private InvalidInput(String field, String message, boolean malformed) {
        super(message);
        this.field = field;
        this.malformed = malformed;
    }

    /** A field whose value cannot be accepted. */
    public static InvalidInput field(String field, String message) {
        return new InvalidInput(field, message, false);
    }

    /** Input that cannot even be read, or has fields that do not exist. */
    public static InvalidInput malformed(String field, String message) {
        return new InvalidInput(field, message, true);
    }

    /** The same, saying in which line of a text it is. */
    InvalidInput atLine(int line) {
        return new InvalidInput(field, getMessage() + " (line " + line + ")", malformed);
    }

    /** Path of the field at fault, such as {@code lines/0/quantity}; empty for the whole. */
    public String field() {
        return field;
    }

    public boolean isMalformed() {
        return malformed;
    }
}
