package dev.makegood.link;

import java.time.Instant;

/**
 * Holds a link as it is handed out.
 *
 * @param token the secret that opens it
 * @param validUntil the first instant at which the token is no longer valid
 */
public record SignedLink(LinkId id, String token, Instant validUntil) {
    /** Hides the token, so that no log can show it. */
    @Override
    public String toString() {
        return "SignedLink[id=" + id + "]";
    }
}
