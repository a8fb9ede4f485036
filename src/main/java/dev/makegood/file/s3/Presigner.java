package dev.makegood.file.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.input.Percent;
import dev.makegood.input.Sha256;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Presigns URLs for S3 by AWS Signature Version 4 in query parameters. Bodies are not signed; their checksum header is.
 */
public record Presigner(String region, String accessKeyId, String secretKey, Optional<String> sessionToken) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * Returns a URL that allows one operation until it expires.
     *
     * @param url without a query, its path already encoded
     * @param headers the headers besides the host, in lower case, that must be sent unchanged
     */
    public URI sign(String method, URI url, Map<String, String> headers, Instant at, Duration validity) {
        var signed = new TreeMap<>(headers);
        signed.put("host", url.getAuthority());
        String time = TIME.format(at);
        String scope = String.join("/", time.substring(0, 8), region, "s3", "aws4_request");
        var query = new TreeMap<String, String>();
        query.put("X-Amz-Algorithm", ALGORITHM);
        query.put("X-Amz-Credential", accessKeyId + "/" + scope);
        query.put("X-Amz-Date", time);
        query.put("X-Amz-Expires", Long.toString(validity.toSeconds()));
        query.put("X-Amz-SignedHeaders", String.join(";", signed.keySet()));
        sessionToken.ifPresent(token -> query.put("X-Amz-Security-Token", token));
        String request = String.join(
                "\n",
                method,
                url.getRawPath(),
                text(query),
                signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                        .collect(Collectors.joining()),
                String.join(";", signed.keySet()),
                "UNSIGNED-PAYLOAD");
        String toSign = String.join("\n", ALGORITHM, time, scope, Sha256.hex(request));
        byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        return URI.create(url + "?" + text(query) + "&X-Amz-Signature=" + hex(hmac(key, toSign)));
    }

    private static String text(SortedMap<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> Percent.encode(entry.getKey()) + "=" + Percent.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static byte[] hmac(byte[] key, String text) {
        return Sha256.hmac(key, text.getBytes(UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
