package dev.makegood.local.http;

/** Reports that another program listens on a port that the platform wants; the message says what to do. */
public final class PortTakenException extends RuntimeException {
    public PortTakenException(String what, int port) {
        super("Port " + port + " for the " + what
                + " is taken. Is another local platform running? Stop what uses it, or choose"
                + " other ports with --port-base N (0 means any free ones).");
    }
}
