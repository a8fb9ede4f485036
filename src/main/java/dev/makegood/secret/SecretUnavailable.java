package dev.makegood.secret;

/** Reports that a secret could not be read. This is temporary: the caller tries again. */
public final class SecretUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SecretUnavailable(String name, Throwable cause) {
        super("The secret " + name + " could not be read", cause);
    }
}
