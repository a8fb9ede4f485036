package dev.makegood.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.secret.RotatedSecret;
import dev.makegood.secret.Secret;
import dev.makegood.secret.SecretSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies signatures that OpenSSL made: {@code openssl dgst -sha256 -sign KEY} over the header, a dot and the body. */
class JwsSignatureTest {
    private static final byte[] BODY =
            "{\"issuedAt\": \"2026-01-05T10:00:00+00:00\", \"note\": \"茶\"}\n".getBytes(StandardCharsets.UTF_8);

    private static final String MODULUS =
            "uIv98q8dlmBgISw0akQHO0Rn8K7gpaFnmwY9cBpi-D6UmYjWRzK9Ou98fUI7j5fLUv75goLOqsuvM_ffEZsYm6omoCs38AOFvmhjVcdmPcz90j"
                    + "FTlsqtGEnoO3MVyV55JzVkagBpUpakzNsym5cJuAiwmMbHc9ILLyp04T1MXVnM-JI8USdct0EgLz_WtXig4SHTzNM0-vgr-NNnSLV0fvjz_HUt"
                    + "FDGtuSGGozIXKUpFeCgWNNCym21ocliD6qVcTVZfMqRgPjdyRLyF5Crofx5eS2pfKW5052FvTfu7Tqb_yBxy_fZ03H2krxTS3KxyxI1f_5bl9E"
                    + "DXyWeIztWHkw";

    private static final String SALEORS =
            "eyJhbGciOiJSUzI1NiIsImI2NCI6ZmFsc2UsImtpZCI6IjEiLCJ0eXAiOiJKV1QifQ..JeGLhtRiNc3-gbfNFX-Bu6FcpoMx366LCEA42KRuIh"
                    + "uLc4ArhGBe7zT45TNXDlI3KqiZE96P3rxwZb64Hihf4NigeznBEZzIq5C9cH2tJI2cU9NVF-hWsGGJEySZfc5xZBZHVZVdLypSvyo_lKrgk1D0"
                    + "p_tlGgJaY7mPW9Yh8jGL_u7f7uY8ffavXMl-vaO4BPqDqsQNqZ4Khcg4E4JnyRrLpQnA5vHNnri_Pl7ho246V2Nfjxpnxzc1TVOb-UOCtjw_a2"
                    + "BFPzCDZOzoO5otdxTBcmCQegfQGreGXnqR41ybb-tyFzxYwfPJmPdvh2Q2KEy0VGKpx0XBy52RDeVRmQ";

    private static final String CRITICAL =
            "eyJhbGciOiJSUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il0sImtpZCI6IjEifQ..SzgHud0D_MwhQwD1maO3MhQ1mI2kZb87b4x1f2"
                    + "f-WcCrKjdTJKKzhsAl0mXEOkCd_ApJSiINIErE8wJ17gT_4pxiEoAbPSU7HE5e6DH1RcTZaw8dnVdJBoYIKsuCIEG-iIWr5-o8LsqN1RPlJJSZ"
                    + "7dmV1D14iytWUW-AYeeij2brXb9yu0Gib14b6ehaZpFfzA3AIoTzg-Ne85VQLR8lYRfgaq8nrsvo0IXyWrNC8jDaJ5X4ofti_X67b7HXcFXTX0"
                    + "tfJ3omyqO6jymAxQeV002vEybwo-f03Cw3qJzbspI4gaYyyJzd6Vk3XfgbRtTLM-zsYAIUICc_TjT1OVuHdQ";

    private static final String NONE =
            "eyJhbGciOiJub25lIiwiYjY0IjpmYWxzZSwia2lkIjoiMSJ9..aIvpWl60vHiPpE6W88Ew-MXMmcENDOmvv_wfmFvwrqGUw5NjeByNC6teYO6b"
                    + "43fYPnCR3iZ613L_A7Jzzk-JsJMvjkfw7j9mbx-GfIqjibcylhyoLJFYplJaQkPreJEyzYGCjsUoAKbn92GsbYR6BHfIeDfgEOf_uw4TNTTivD"
                    + "Vi7zIRAluFfZpUIpjV3Fem_asG_svJRlroxTsCQ4qkx0l8aVhGUmljnuW2KI8-CfDfk5MuxKlCyzIBujSnJvRC3Y7adPN81d0VzJbs5Qp2GavO"
                    + "6zRcloQCRbhdhzHuhPRYX4hawZZsH_-PZKhdEPJDbaFfyno587MA1PzQdZzqPg";

    private static final String ATTACHED =
            "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ..pir6qBXJcRkTbtgCdqzK7CEDRFjdmEEIsnY-KRakJO_JAzmD0ZFyWoWMakSI6xtNGZYoxkyVKV"
                    + "Iz_zTYcRePhV2Mh6fm_vQUJ2Fjc8VilMWmtgPFw6kPjeVIAtkct-GMMEDFT1FxgX75pygiUJ60cGlnGxGr6Bpfu7W161pL7lzRoBPs7qY0i6Vm"
                    + "OMmNGc7xcWK2iteKsXqYPSof5UdOnOvYn0JB8SkkhzMI0hMbQ2f6ATDakZNA24S3Y6jS2zRfxbz6ywVW6gYCFWFfjY0D9aRfUy9OQneOKqEx7Y"
                    + "5QnQ5GzHteQODuSUieAu7xoXZVlVDXi3CNqGgbXV3Mel3AmQ";

    private static final String MORE =
            "eyJhbGciOiJSUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0IiwiZXhwIl0sImtpZCI6IjEifQ..Rve3ARa_xcLMU0DKweur1WILS1LvZC"
                    + "WcTRWf8F5bCYeh5TKvzTNdfjo5wXhCjRvz5JWPXS8IsdBFrWDWymNgDCAiBBs7usLslK1FaCUZ0pFode7fYk5SxiMfhsC0xzds6VO60yYx3wXB"
                    + "KMzGpO9SvOUWDI0wlLlyxJ_lKpishIG-9SmZ2HORePnBGybt6FWIB9JkajnXhtz28IyToegyOzPlMQa84YRP3ql-HqT0zIwqVGZRCW6dcdrfnB"
                    + "xF2RJ8wVMD5icK7WO65Vl2gt4-88b7N73uktCl7MxIQlwuhOIMd2PCT9lQFpfK_gnZ9lqwSIj-81E5jg19XpWrXE62vw";

    private static final String OTHER_KEY =
            "eyJhbGciOiJSUzI1NiIsImI2NCI6ZmFsc2UsImtpZCI6IjIifQ..Civ6E9pSmn_cYNAZ6KUL_NzmAwS4O7_-yN_VnKv2CaybUJDGgFUfCN-xI0"
                    + "r6KUhf619ShYh8CSM0f83ibfJDA7OG7SevKmi89fL4zilzSRVGz3fvuqgo2_Dgcp6HJQ6l4husVPwNZku6_NiNqSAyhxymB5Mm7Zrs7GLZt6Y9"
                    + "tk4wIo4Te3G-n9IC7JZGgRIMDNP2wxZh0PQ0ROWFLMS4ngk7p-a5R4l6uLR8I_HZUrEce5MNsY99EBVTSwHhCmE1DNHFH0rqYml7Zh0jbtdzDy"
                    + "D_dLivjxFtYyYgnYRdNncQ81P16RcH1taEOrgXElNxJ55J9Pi62jMQDxlg2u4mFQ";

    private static final String JWKS = jwks("1", MODULUS);

    private static String jwks(String kid, String modulus) {
        return "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"kid\": \"%s\", \"n\": \"%s\", \"e\": \"AQAB\"}]}"
                .formatted(kid, modulus);
    }

    private static boolean isOf(byte[] body, String signature, String jwks) {
        return new JwsSignature(Secret.fixed(jwks)).isOf(body, signature);
    }

    @Test
    void itIsThatOfTheShopsKey() {
        assertTrue(isOf(BODY, SALEORS, JWKS));
        assertTrue(isOf(BODY, CRITICAL, JWKS));
        assertTrue(isOf(BODY, OTHER_KEY, jwks("2", MODULUS)));
    }

    /** Each of them is signed with the shop's key. */
    @ParameterizedTest
    @ValueSource(strings = {NONE, ATTACHED, MORE, OTHER_KEY})
    void aHeaderThatSaysSomethingElseIsRefused(String signature) {
        assertFalse(isOf(BODY, signature, JWKS));
    }

    @Test
    void nothingElseIs() {
        assertFalse(isOf(BODY, "", JWKS));
        assertFalse(isOf(new byte[0], SALEORS, JWKS));
        assertFalse(
                isOf((new String(BODY, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8), SALEORS, JWKS));
        assertFalse(isOf(BODY, SALEORS + " ", JWKS));
        assertFalse(isOf(BODY, SALEORS.replace("..", ".e30."), JWKS));
        assertFalse(isOf(BODY, SALEORS.replaceFirst("\\.\\..*", "..AAAA"), JWKS));
        assertFalse(isOf(BODY, SALEORS.replaceFirst("^[^.]*", "e30"), JWKS));
        String other = MODULUS.substring(0, 20) + (MODULUS.charAt(20) == 'A' ? 'B' : 'A') + MODULUS.substring(21);
        assertFalse(isOf(BODY, SALEORS, jwks("1", other)));
    }

    @Test
    void unreadableKeysAcceptNothing() {
        for (String jwks : new String[] {"a secret", "{}", "{\"keys\": []}", jwks("1", "*"), jwks("1", "")}) {
            assertFalse(isOf(BODY, SALEORS, jwks), jwks);
        }
    }

    @Test
    void theKeysOfBeforeAreAcceptedUntilTheOverlapIsOver() {
        assertEquals(true, rotated(Duration.ofMinutes(59)).isOf(BODY, SALEORS));
        assertEquals(false, rotated(Duration.ofMinutes(60)).isOf(BODY, SALEORS));
    }

    private static JwsSignature rotated(Duration later) {
        Instant at = Instant.parse("2026-01-05T10:00:00Z");
        SecretSource source = () -> new SecretSource.Versions(jwks("2", MODULUS), at, Optional.of(JWKS));
        var clock = Clock.fixed(at.plus(later), ZoneOffset.UTC);
        return new JwsSignature(new RotatedSecret("makegood/saleor-jwks", source, clock, Duration.ofMinutes(60)));
    }
}
