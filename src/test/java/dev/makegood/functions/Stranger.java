package dev.makegood.functions;

import dev.makegood.functions.http.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Is a caller with a valid token who does not own the requested resource.
 *
 * @param name as a hole is reported
 */
record Stranger(String name, Map<String, String> claims) {
    static final String MERCHANT = "M1";
    static final String BUYER = "buyer-1";

    /** Callers without a role, but with the names of owners. */
    static final List<Stranger> WITHOUT_A_ROLE = List.of(
            new Stranger("nobody", Map.of()),
            new Stranger("a token without a scope", Map.of("sub", BUYER, "merchant_id", MERCHANT)),
            new Stranger(
                    "a token of another system",
                    Map.of("scope", "makegood/platforms openid", "sub", BUYER, "merchant_id", MERCHANT)));

    /** Returns strangers of a role; the last ones have the owner's name in the claim of another role. */
    static List<Stranger> of(Role role) {
        String scope = role.scope();
        return switch (role) {
            case PLATFORM, OPERATOR, MESSAGES -> List.of();
            case MERCHANT ->
                List.of(
                        new Stranger("another merchant", Map.of("scope", scope, "sub", "x", "merchant_id", "M2")),
                        new Stranger("a merchant without its claim", Map.of("scope", scope, "sub", MERCHANT)),
                        new Stranger(
                                "another merchant, called as the buyer",
                                Map.of("scope", scope, "sub", BUYER, "merchant_id", "M2")));
            case BUYER ->
                List.of(
                        new Stranger("another buyer", Map.of("scope", scope, "sub", "buyer-2")),
                        new Stranger("a buyer without a name", Map.of("scope", scope)),
                        new Stranger(
                                "another buyer, called as the merchant",
                                Map.of("scope", scope, "sub", "buyer-2", "merchant_id", MERCHANT)));
        };
    }

    /**
     * Returns strangers of a role and, on request, the other side of the case, which sees the case but may not take
     * part.
     */
    static List<Stranger> of(Role role, boolean otherSide) {
        var other = switch (role) {
            case PLATFORM, OPERATOR, MESSAGES -> List.<Stranger>of();
            case MERCHANT -> List.of(new Stranger("the buyer", Map.of("scope", Role.BUYER.scope(), "sub", BUYER)));
            case BUYER ->
                List.of(new Stranger(
                        "the merchant", Map.of("scope", Role.MERCHANT.scope(), "sub", "x", "merchant_id", MERCHANT)));
        };
        return Stream.concat(of(role).stream(), otherSide ? other.stream() : Stream.of())
                .toList();
    }

    /** Returns who owns the things of the market; platform and operator own all. */
    static String owner(Role role) {
        return role == Role.BUYER ? BUYER : MERCHANT;
    }
}
