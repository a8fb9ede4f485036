package dev.makegood.input;

/** Input from outside that is not what it must be; nothing has been changed. Thrown and caught at the boundary only. */
public final class InvalidInput extends RuntimeException {
    private final String field;
    private final String reason;
    private final boolean malformed;

    private InvalidInput(String field, String reason, boolean malformed) {
        super(field.isEmpty() ? reason : field + " " + reason);
        this.field = field;
        this.reason = reason;
        this.malformed = malformed;
    }

    /** A field whose value cannot be accepted. */
    public static InvalidInput field(String field, String reason) {
        return new InvalidInput(field, reason, false);
    }

    /** Input that cannot even be read, or has fields that do not exist. */
    public static InvalidInput malformed(String field, String reason) {
        return new InvalidInput(field, reason, true);
    }

    /** The same, saying in which line of a text it is. */
    InvalidInput atLine(int line) {
        return new InvalidInput(field, reason + " (line " + line + ")", malformed);
    }

    /** Path of the field at fault, such as {@code lines/0/quantity}; empty for the whole. */
    public String field() {
        return field;
    }

    /** What is wrong with it, such as {@code is required}; together with the field it is the message. */
    public String reason() {
        return reason;
    }

    public boolean isMalformed() {
        return malformed;
    }
}
