package dev.makegood.functions.http;

import dev.makegood.command.Actor;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.input.Ids;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Identifies the caller, verified by API Gateway's authorizer.
 *
 * @param name as records name who did something; for a buyer, by pseudonym
 * @param merchantId the token's claim {@code merchant_id}
 * @param buyer the pseudonym of the token's {@code sub}, if the token has a buyer's role
 */
public record Caller(Set<Role> roles, Actor name, Optional<String> merchantId, Optional<String> buyer) {

    static final Caller NOBODY = new Caller(Set.of(), Actor.NOBODY, Optional.empty(), Optional.empty());

    static Caller of(Map<String, String> claims, Pseudonyms pseudonyms) {
        List<String> scopes = List.of(claims.getOrDefault("scope", "").split(" "));
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> scopes.contains(role.scope()))
                .forEach(roles::add);
        // A claim that is not a valid id counts as absent, since names of callers are part of keys.
        Optional<String> merchantId =
                Optional.ofNullable(claims.get("merchant_id")).filter(Ids::isId);
        Optional<String> subject = Optional.ofNullable(claims.get("sub"));
        Optional<String> buyer = subject.filter(_ -> roles.contains(Role.BUYER)).map(pseudonyms::of);
        return new Caller(roles, name(roles, subject, merchantId, buyer), merchantId, buyer);
    }

    /** Uses the first role only, since a token has one. */
    private static Actor name(
            Set<Role> roles, Optional<String> subject, Optional<String> merchantId, Optional<String> buyer) {
        return roles.stream()
                .findFirst()
                .map(role -> new Actor(
                        role.id(),
                        switch (role) {
                            case PLATFORM, OPERATOR, MESSAGES -> subject.orElse("unnamed");
                            case MERCHANT -> merchantId.orElse("unnamed");
                            case BUYER -> buyer.orElse("unnamed");
                        }))
                .orElse(Actor.NOBODY);
    }

    public boolean hasOneOf(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    /** Returns true for the platform and its operators, who see everything. */
    public boolean seesAll() {
        return roles.contains(Role.PLATFORM) || roles.contains(Role.OPERATOR);
    }

    public boolean isMerchant(String id) {
        return roles.contains(Role.MERCHANT) && merchantId.filter(id::equals).isPresent();
    }

    public boolean isBuyer(String pseudonym) {
        return buyer.filter(pseudonym::equals).isPresent();
    }

    public boolean seesMerchant(String id) {
        return seesAll() || isMerchant(id);
    }

    public boolean seesBuyer(String pseudonym) {
        return seesAll() || isBuyer(pseudonym);
    }

    /** Returns true if the caller acts for the merchant: the platform for every one, a merchant for itself. */
    public boolean actsForMerchant(String id) {
        return roles.contains(Role.PLATFORM) || isMerchant(id);
    }
}
