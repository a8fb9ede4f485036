package dev.makegood.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.secret.Secret;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that anybody can check a badge with the published key alone, and that it says nothing but what is good. */
class BadgeTest {
    private static final String SECRET = "a secret text of more than 32 bytes, for tests";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 7));
    private final IssueBadge issueBadge = new IssueBadge(database, Secret.fixed(SECRET));

    @BeforeEach
    void open() {
        shop.publish("ozon-global-stockout");
        for (int n = 0; n < 25; n++) {
            shop.place("ozon-global", "O" + n, shop.clock.instant(), Shop.line("1", "M1", "S1", 1, 30_000));
        }
        shop.clock.moveTo(Shop.START.plus(Duration.ofDays(1)));
    }

    private Badge badge(String merchantId) {
        return issueBadge.of(merchantId, shop.clock.instant());
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static JsonNode json(byte[] bytes) throws Exception {
        return new ObjectMapper().readTree(bytes);
    }

    /** Checks a JWS as a library would: by RFC 8037, with the key of the set that the header names. */
    private static boolean verifies(String signed, List<? extends JsonNode> keys) throws Exception {
        String[] parts = signed.split("\\.", -1);
        JsonNode header = json(decoded(parts[0]));
        assertEquals("EdDSA", header.path("alg").asText());
        JsonNode jwk = keys.stream()
                .filter(key -> key.path("kid").equals(header.path("kid")))
                .findFirst()
                .orElseThrow();
        byte[] x = decoded(jwk.path("x").asText());
        boolean odd = (x[x.length - 1] & 0x80) != 0;
        x[x.length - 1] &= 0x7f;
        byte[] bigEndian = new byte[x.length];
        for (int i = 0; i < x.length; i++) {
            bigEndian[i] = x[x.length - 1 - i];
        }
        var spec = new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian)));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(spec));
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        return signature.verify(decoded(parts[2]));
    }

    @Test
    void anybodyCanCheckItWithThePublishedKey() throws Exception {
        Badge badge = badge("M1");
        assertTrue(verifies(badge.signed(), issueBadge.keys()));
        String[] parts = badge.signed().split("\\.");
        JsonNode claims = json(decoded(parts[1]));
        assertEquals("M1", claims.path("sub").asText());
        assertEquals(shop.clock.instant().getEpochSecond(), claims.path("iat").asLong());
        assertEquals(badge.validUntil().getEpochSecond(), claims.path("exp").asLong());
        assertEquals(shop.clock.instant().plus(IssueBadge.VALID), badge.validUntil());
        assertEquals(1, claims.path("standards").size());
        assertEquals(400, claims.at("/standards/0/atMostBasisPoints").asInt());
        assertEquals("2026-03-03", claims.at("/standards/0/before").asText());
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        new String(decoded(parts[1]), UTF_8).replace("M1", "M2").getBytes(UTF_8));
        assertFalse(verifies(parts[0] + "." + other + "." + parts[2], issueBadge.keys()));
    }

    @Test
    void theKeysIdIsItsThumbprint() throws Exception {
        JsonNode key = issueBadge.keys().getFirst();
        String bare =
                "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + key.path("x").asText() + "\"}";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bare.getBytes(UTF_8));
        assertEquals(
                Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                key.path("kid").asText());
        assertFalse(key.has("d"));
    }

    /** It names the public threshold, and neither counts nor amounts. */
    @Test
    void itSaysNothingThatIsNotPublic() throws Exception {
        JsonNode met = json(decoded(badge("M1").signed().split("\\.")[1])).at("/standards/0");
        var names = new TreeSet<String>();
        met.fieldNames().forEachRemaining(names::add);
        assertEquals("[atMostBasisPoints, before, days, of, platform, policyId, version, violation]", names.toString());
    }

    @Test
    void whoIsInAnotherStepHasNoLinesOrIsNotThereHasAnEmptyBadge() throws Exception {
        for (int n = 0; n < 2; n++) {
            shop.admit("O" + n, "1", OptionalInt.empty());
        }
        shop.clock.moveTo(Shop.START.plus(Duration.ofDays(2)));
        for (String merchantId : List.of("M1", "nobody")) {
            Badge badge = badge(merchantId);
            assertEquals(List.of(), badge.standards());
            assertTrue(verifies(badge.signed(), issueBadge.keys()));
        }
    }

    @Test
    void aBadgeIsUsedAgainForHalfItsTimeAndNotLonger() {
        Badge first = badge("M1");
        shop.clock.moveTo(shop.clock.instant().plus(Duration.ofMinutes(30)));
        assertEquals(first, badge("M1"));
        shop.clock.moveTo(shop.clock.instant().plusMillis(1));
        assertNotEquals(first.validUntil(), badge("M1").validUntil());
    }

    @Test
    void askingWritesNothing() {
        int before = database.all().size();
        badge("M1");
        badge("M9");
        assertEquals(before, database.all().size());
    }
}
