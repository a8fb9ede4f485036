package dev.makegood.local.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs people in to the console as an OpenID Connect provider does: the authorisation code flow with PKCE (RFC 7636)
 * for one public client. It asks nobody for a password: who may use this machine may be anybody. A code is good for one
 * minute and once.
 */
public final class SignIn {
    private static final Duration CODE_VALIDITY = Duration.ofMinutes(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Holds the answer to the token endpoint's caller. */
    public record Answer(int status, ObjectNode body) {}

    private record Code(String role, String id, String redirect, String challenge, Instant until) {}

    private final Tokens tokens;
    private final String clientId;
    private final String redirect;
    private final Clock clock;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates it.
     *
     * @param redirect the only address to which codes are sent
     */
    public SignIn(Tokens tokens, String clientId, URI redirect, Clock clock) {
        this.tokens = tokens;
        this.clientId = clientId;
        this.redirect = redirect.toString();
        this.clock = clock;
    }

    /**
     * Returns the address of the console with a code for somebody.
     *
     * @param query of the authorisation request
     * @param role merchant, buyer or operator
     * @param id the merchant's or the buyer's
     * @throws IllegalArgumentException if the request is not that of the console; nothing is sent anywhere then
     */
    public URI authorize(Map<String, String> query, String role, String id) {
        check(query);
        tokens.mint(role, id); // refuses a role that there is not, and a merchant without an id
        byte[] drawn = new byte[32];
        random.nextBytes(drawn);
        String code = BASE64.encodeToString(drawn);
        codes.values().removeIf(old -> !old.until().isAfter(clock.instant()));
        codes.put(
                code,
                new Code(
                        role,
                        id,
                        redirect,
                        query.get("code_challenge"),
                        clock.instant().plus(CODE_VALIDITY)));
        return URI.create(redirect + "?code=" + code + "&state="
                + URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8));
    }

    /**
     * Checks an authorisation request.
     *
     * @throws IllegalArgumentException if it is not that of the console
     */
    public void check(Map<String, String> query) {
        require(clientId.equals(query.get("client_id")), "client_id is not " + clientId);
        require(redirect.equals(query.get("redirect_uri")), "redirect_uri is not " + redirect);
        require("code".equals(query.get("response_type")), "response_type is not code");
        require("S256".equals(query.get("code_challenge_method")), "code_challenge_method is not S256");
        require(query.getOrDefault("code_challenge", "").matches("[A-Za-z0-9_-]{43}"), "code_challenge is not SHA-256");
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }

    /** Exchanges a code for a token. A code that was presented once is worth nothing, whatever came of it. */
    public Answer exchange(Map<String, String> form) {
        if (!"authorization_code".equals(form.get("grant_type"))) {
            return refusal("unsupported_grant_type");
        }
        Optional<Code> code = Optional.ofNullable(codes.remove(form.getOrDefault("code", "")));
        boolean right = code.filter(found -> found.until().isAfter(clock.instant()))
                .filter(found -> found.redirect().equals(form.get("redirect_uri")))
                .filter(found -> clientId.equals(form.get("client_id")))
                .filter(found -> found.challenge().equals(challenge(form.getOrDefault("code_verifier", ""))))
                .isPresent();
        if (!right) {
            return refusal("invalid_grant");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", tokens.mint(code.get().role(), code.get().id()))
                .put("token_type", "Bearer")
                .put("expires_in", Tokens.VALIDITY.toSeconds());
        return new Answer(200, body);
    }

    private static Answer refusal(String error) {
        return new Answer(400, JsonNodeFactory.instance.objectNode().put("error", error));
    }

    /** Returns the challenge of a verifier: its SHA-256 in base64url. */
    public static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java platform has SHA-256", impossible);
        }
    }
}
