package dev.makegood.local;

/** Holds the ports of the platform's servers on 127.0.0.1; 0 for any free one. */
public record Ports(int api, int admin, int gateway, int database, int files, int secrets, int console) {
    /** The documented ports. */
    public static final Ports DEFAULT = new Ports(8080, 8081, 8082, 8000, 8083, 8084, 8085);

    /**
     * Returns seven ports in a row from a base, or any free ones.
     *
     * @param base 0 for free ones
     */
    public static Ports from(int base) {
        return base == 0
                ? new Ports(0, 0, 0, 0, 0, 0, 0)
                : new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6);
    }
}
