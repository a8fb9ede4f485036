package dev.makegood.local.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Makes tokens of Makegood's roles, as the operator's identity provider would. */
public final class Tokens {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Long enough for a day's work at the shell. */
    static final Duration VALIDITY = Duration.ofHours(12);

    private static final Set<String> ROLES = Set.of("platform", "merchant", "buyer", "operator", "messages");

    private final TokenIssuer issuer;
    private final String issuerUri;
    private final String audience;
    private final Clock clock;

    public Tokens(TokenIssuer issuer, String issuerUri, String audience, Clock clock) {
        this.issuer = issuer;
        this.issuerUri = issuerUri;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * Returns a token that is valid for 12 hours of platform time from now.
     *
     * @param role platform, merchant, buyer, operator or messages
     * @param id the merchant's or the buyer's; may be null for others
     * @throws IllegalArgumentException if there is no such role, or a merchant or buyer without an id
     */
    public String mint(String role, String id) {
        if (role == null || !ROLES.contains(role)) {
            throw new IllegalArgumentException(
                    "There is no role '" + role + "': use platform, merchant, buyer, operator or messages");
        }
        boolean person = role.equals("merchant") || role.equals("buyer");
        if (person && (id == null || id.isEmpty())) {
            throw new IllegalArgumentException("A " + role + "'s token needs the " + role + "'s id");
        }
        Instant now = clock.instant();
        ObjectNode claims = MAPPER.createObjectNode();
        claims.put("iss", issuerUri)
                .put("aud", audience)
                .put("sub", id == null || id.isEmpty() ? role : id)
                .put("scope", "makegood/" + role)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(VALIDITY).getEpochSecond());
        if (role.equals("merchant")) {
            claims.put("merchant_id", id);
        }
        return issuer.sign(claims);
    }
}
