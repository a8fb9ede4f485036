package dev.makegood.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.advice.reputation.SeeStandings;
import dev.makegood.advice.reputation.Standing;
import dev.makegood.secret.Secret;
import dev.makegood.storage.Database;
import dev.makegood.storage.StorageJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Issues signed badges to anybody who asks. A badge says in which standards a merchant is in the best step, and nothing
 * about any other, so nobody learns whether a merchant is worse, has too few lines, or does not exist.
 */
public final class IssueBadge {
    /** How long a badge is valid. */
    static final Duration VALID = Duration.ofHours(1);

    /** The most badges to keep, so that many calls for one merchant count its lines once. */
    private static final int MOST_KEPT = 1_000;

    private final SeeStandings standings;
    private final Secret secret;
    private final Map<String, Badge> kept = new ConcurrentHashMap<>();

    /** @param secret from which the key is derived, as for evidence */
    public IssueBadge(Database database, Secret secret) {
        standings = new SeeStandings(database);
        this.secret = secret;
    }

    /** Returns a badge that is valid for half an hour or longer. */
    public Badge of(String merchantId, Instant now) {
        Optional<Badge> before = Optional.ofNullable(kept.get(merchantId))
                .filter(badge -> !badge.validUntil().isAfter(now.plus(VALID)))
                .filter(badge -> !badge.validUntil().isBefore(now.plus(VALID.dividedBy(2))));
        return before.orElseGet(() -> {
            Badge badge = issue(merchantId, now);
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(merchantId, badge);
            return badge;
        });
    }

    private Badge issue(String merchantId, Instant now) {
        Instant issuedAt = Instant.ofEpochSecond(now.getEpochSecond());
        Instant validUntil = issuedAt.plus(VALID);
        List<Badge.Met> met = standings.best(merchantId, now).stream()
                .flatMap(IssueBadge::met)
                .toList();
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("sub", merchantId);
        claims.put("iat", issuedAt.getEpochSecond()).put("exp", validUntil.getEpochSecond());
        claims.set("standards", StorageJson.tree(met));
        return new Badge(
                merchantId, validUntil, met, WebSignature.of(secret.current()).sign(claims));
    }

    private static Stream<Badge.Met> met(Standing standing) {
        return standing.step().flatMap(step -> step.atMostBasisPoints()).stream()
                .map(atMost -> new Badge.Met(
                        standing.version().platform(),
                        standing.version().violation().id(),
                        standing.version().policyId(),
                        standing.version().number(),
                        standing.asked().of().id(),
                        standing.asked().days(),
                        standing.lines().orElseThrow().before(),
                        atMost));
    }

    /** Returns the keys that check badges, as JWKs: the present one, and for a time after a rotation the previous one. */
    public List<ObjectNode> keys() {
        return secret.accepted().stream()
                .map(value -> WebSignature.of(value).jwk())
                .toList();
    }
}
