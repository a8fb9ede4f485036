package dev.makegood.functions.http;

/** Lists the roles of callers. A token has the role of its scope. */
public enum Role {
    PLATFORM,
    MERCHANT,
    BUYER,
    OPERATOR,
    /** The program that sends messages to people, such as {@code consumers/messages}. */
    MESSAGES;

    public String scope() {
        return "makegood/" + id();
    }

    /** Returns the name in records. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
