package dev.makegood.input;

/** Reports invalid external input; nothing was changed. Thrown and caught only at the boundary. */
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

    /** Returns the error for a field whose value is not acceptable. */
    public static InvalidInput field(String field, String reason) {
        return new InvalidInput(field, reason, false);
    }

    /** Returns the error for input that cannot be parsed, or has unknown fields. */
    public static InvalidInput malformed(String field, String reason) {
        return new InvalidInput(field, reason, true);
    }

    /** Returns the error with the line number of the fault. */
    InvalidInput atLine(int line) {
        return new InvalidInput(field, reason + " (line " + line + ")", malformed);
    }

    /** Returns the path of the field at fault, such as {@code lines/0/quantity}; empty for the input as a whole. */
    public String field() {
        return field;
    }

    /** Returns the fault, such as {@code is required}; field and reason together form the message. */
    public String reason() {
        return reason;
    }

    public boolean isMalformed() {
        return malformed;
    }
}
