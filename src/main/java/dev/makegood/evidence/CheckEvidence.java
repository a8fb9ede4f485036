package dev.makegood.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Checks an evidence file by itself. Every byte counts: the file must be the canonical JSON of its content. The signer
 * is proved only if the public key is known from elsewhere.
 */
public final class CheckEvidence {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Holds the result.
     *
     * @param intact false if something is wrong; {@code says} then states what, and where
     */
    public record Verdict(boolean intact, String says) {
        private static Verdict broken(String where) {
            return new Verdict(false, where);
        }
    }

    private CheckEvidence() {}

    /**
     * Checks a file.
     *
     * @param pinned the X.509-encoded public key that must have signed it; empty for the key in the file
     */
    public static Verdict check(byte[] bytes, Optional<byte[]> pinned) {
        JsonNode file;
        try {
            file = MAPPER.readTree(text(bytes));
        } catch (CharacterCodingException broken) {
            return Verdict.broken("it is not UTF-8");
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            return Verdict.broken("it is not JSON at character " + (at == null ? 0 : at.getCharOffset()));
        }
        return chain(file)
                .or(() -> everyByte(file, bytes))
                .or(() -> signature(file, pinned))
                .map(Verdict::broken)
                .orElseGet(() -> new Verdict(
                        true,
                        "case %s, %d records, exported %s, signed with %s"
                                .formatted(
                                        file.path("caseId").asText(),
                                        file.path("count").asInt(),
                                        file.path("exportedAt").asText(),
                                        file.at("/signature/publicKey").asText())));
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static Optional<String> chain(JsonNode file) {
        if (!file.path("format").asText().equals(Sealing.FORMAT)
                || !file.path("records").isArray()) {
            return Optional.of("it is not a " + Sealing.FORMAT);
        }
        String before = Sealing.NOTHING_BEFORE;
        int place = 0;
        for (JsonNode record : file.path("records")) {
            place++;
            if (!record.isObject() || record.path("number").asInt() != place) {
                return Optional.of("record " + place + " is missing or out of place: record "
                        + record.path("number").asText("without a number") + " is there instead");
            }
            if (!record.path("hash").asText().equals(Sealing.hash(record))) {
                return Optional.of("record " + place + " was changed");
            }
            if (!record.path("before").asText().equals(before)) {
                return Optional.of("record " + place + " does not follow the record before it");
            }
            before = record.path("hash").asText();
        }
        return file.path("count").asInt() == place && file.path("last").asText().equals(before)
                ? Optional.empty()
                : Optional.of("record " + (place + 1) + " is missing, or the end was changed: "
                        + file.path("count").asText() + " records were sealed");
    }

    private static Optional<String> everyByte(JsonNode file, byte[] bytes) {
        int difference = Arrays.mismatch(Sealing.bytes(file), bytes);
        return difference < 0
                ? Optional.empty()
                : Optional.of("byte " + difference + " is not the byte that was written");
    }

    private static Optional<String> signature(JsonNode file, Optional<byte[]> pinned) {
        JsonNode said = file.path("signature");
        try {
            byte[] key = base64(said.path("publicKey").asText());
            if (pinned.isPresent() && !Arrays.equals(pinned.get(), key)) {
                return Optional.of("it was signed with another key");
            }
            Signature signature = Signature.getInstance(SigningKey.ALGORITHM);
            signature.initVerify(
                    KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(key)));
            signature.update(Sealing.signed(file));
            if (said.path("algorithm").asText().equals(SigningKey.ALGORITHM)
                    && signature.verify(base64(said.path("value").asText()))) {
                return Optional.empty();
            }
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            // Not a key, or not a signature: reported below as a mismatch.
        }
        return Optional.of(
                "the signature does not match: the signature, or something outside the records, was changed");
    }

    /** Decodes canonical Base64 only: unused bits must be zero too. */
    private static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not canonical");
        }
        return bytes;
    }
}
