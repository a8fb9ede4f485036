package dev.makegood.functions.http;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as API Gateway's authorizer verified it.
 *
 * @param merchantId the token's claim {@code merchant_id}
 * @param buyer the pseudonym of the token's {@code sub}
 */
public record Caller(Set<Role> roles, Optional<String> merchantId, Optional<String> buyer) {

    static final Caller NOBODY = new Caller(Set.of(), Optional.empty(), Optional.empty());

    static Caller of(Map<String, String> claims, Pseudonyms pseudonyms) {
        List<String> scopes = List.of(claims.getOrDefault("scope", "").split(" "));
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> scopes.contains(role.scope()))
                .forEach(roles::add);
        return new Caller(
                roles,
                Optional.ofNullable(claims.get("merchant_id")),
                Optional.ofNullable(claims.get("sub")).map(pseudonyms::of));
    }

    boolean hasOneOf(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    /** The platform and its operators see everything. */
    public boolean seesAll() {
        return roles.contains(Role.PLATFORM) || roles.contains(Role.OPERATOR);
    }

    public boolean isMerchant(String id) {
        return roles.contains(Role.MERCHANT) && merchantId.filter(id::equals).isPresent();
    }

    public boolean isBuyer(String pseudonym) {
        return roles.contains(Role.BUYER) && buyer.filter(pseudonym::equals).isPresent();
    }

    public boolean seesMerchant(String id) {
        return seesAll() || isMerchant(id);
    }

    public boolean seesBuyer(String pseudonym) {
        return seesAll() || isBuyer(pseudonym);
    }

    /** The platform speaks for every merchant, a merchant for itself. */
    public boolean actsForMerchant(String id) {
        return roles.contains(Role.PLATFORM) || isMerchant(id);
    }
}
