package dev.makegood.messages.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls of AWS, as AWS's Signature Version 4 says.
 *
 * @param token of temporary credentials; empty for others
 */
record Signer(String accessKey, String secretKey, String token, String region) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Hides the key. */
    @Override
    public String toString() {
        return accessKey;
    }

    /** Returns the headers of a POST, signature included. */
    Map<String, String> headers(String service, String host, String path, Map<String, String> more, byte[] body, Instant now) {
        String time = TIME.format(now);
        SortedMap<String, String> headers = new TreeMap<>(more);
        headers.put("host", host);
        headers.put("x-amz-date", time);
        if (!token.isEmpty()) {
            headers.put("x-amz-security-token", token);
        }
        String names = String.join(";", headers.keySet());
        String canonical = "POST\n" + path + "\n\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + sha256(body);
        String scope = time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + sha256(canonical.getBytes(UTF_8));
        byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        String signature = HexFormat.of().formatHex(hmac(key, toSign));
        headers.remove("host");
        headers.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + signature);
        return headers;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
