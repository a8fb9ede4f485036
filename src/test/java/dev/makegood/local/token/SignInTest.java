package dev.makegood.local.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.local.token.JwtAuthorizer.Verdict;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String VERIFIER = "a-verifier-of-the-console-that-is-long-enough-0123";
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };
    private final TokenIssuer issuer = TokenIssuer.create();
    private final SignIn signIn = new SignIn(
            new Tokens(issuer, "http://issuer", "makegood", clock), "console", URI.create("http://console/"), clock);

    private static Map<String, String> request() {
        return new HashMap<>(Map.of(
                "client_id", "console",
                "redirect_uri", "http://console/",
                "response_type", "code",
                "state", "a b&c",
                "code_challenge_method", "S256",
                "code_challenge", SignIn.challenge(VERIFIER)));
    }

    private String code() {
        URI sentTo = signIn.authorize(request(), "merchant", "m-1");
        assertEquals("console", sentTo.getHost());
        assertFalse(sentTo.toString().contains("token"));
        return sentTo.getRawQuery().replaceAll(".*code=([^&]+).*", "$1");
    }

    private static Map<String, String> form(String code) {
        return new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", "console",
                "redirect_uri", "http://console/",
                "code", code,
                "code_verifier", VERIFIER));
    }

    @Test
    void givesTheTokenOfWhoSignedInForItsCodeOnce() {
        Map<String, String> form = form(code());
        SignIn.Answer answer = signIn.exchange(form);
        assertEquals(200, answer.status());
        assertEquals(43_200, answer.body().path("expires_in").asInt());
        var authorizer =
                new JwtAuthorizer("http://issuer", List.of("makegood"), Map.of(issuer.keyId(), issuer.publicKey()));
        var accepted = assertInstanceOf(
                Verdict.Accepted.class,
                authorizer.check(
                        "Bearer " + answer.body().path("access_token").asText(), List.of("makegood/merchant"), START));
        assertEquals("m-1", accepted.claims().path("merchant_id").asText());
        assertEquals(400, signIn.exchange(form).status());
    }

    @Test
    void givesNoTokenToWhoeverStoleACode() {
        for (var wrong : Map.of(
                        "code_verifier", "another-verifier-that-is-long-enough-for-the-rule",
                        "redirect_uri", "http://elsewhere/",
                        "client_id", "another",
                        "grant_type", "password",
                        "code", "guessed")
                .entrySet()) {
            Map<String, String> form = form(code());
            form.put(wrong.getKey(), wrong.getValue());
            assertEquals(400, signIn.exchange(form).status(), wrong.getKey());
        }
    }

    @Test
    void aWrongVerifierUsesTheCodeUp() {
        String code = code();
        Map<String, String> form = form(code);
        form.put("code_verifier", "wrong");
        signIn.exchange(form);
        assertEquals(400, signIn.exchange(form(code)).status());
    }

    @Test
    void aCodeIsOverAfterAMinute() {
        String code = code();
        now.set(START.plus(Duration.ofMinutes(1)));
        assertEquals(400, signIn.exchange(form(code)).status());
    }

    @Test
    void sendsCodesOnlyToTheConsole() {
        for (var wrong : Map.of(
                        "redirect_uri", "http://elsewhere/",
                        "client_id", "another",
                        "response_type", "token",
                        "code_challenge_method", "plain",
                        "code_challenge", "short")
                .entrySet()) {
            Map<String, String> request = request();
            request.put(wrong.getKey(), wrong.getValue());
            assertThrows(
                    IllegalArgumentException.class, () -> signIn.authorize(request, "operator", ""), wrong.getKey());
        }
        assertThrows(IllegalArgumentException.class, () -> signIn.authorize(request(), "emperor", ""));
        assertThrows(IllegalArgumentException.class, () -> signIn.authorize(request(), "merchant", ""));
    }
}
