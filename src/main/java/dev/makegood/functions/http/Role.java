package dev.makegood.functions.http;

/** Who calls. A token has the role whose scope it carries. */
public enum Role {
    PLATFORM,
    MERCHANT,
    BUYER,
    OPERATOR;

    public String scope() {
        return "makegood/" + id();
    }

    /** Its name in records. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
