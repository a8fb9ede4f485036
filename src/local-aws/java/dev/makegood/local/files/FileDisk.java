package dev.makegood.local.files;

import com.sun.net.httpserver.HttpExchange;
import dev.makegood.file.s3.Presigner;
import dev.makegood.local.http.Cors;
import dev.makegood.local.http.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Serves a bucket on this machine's disk, for presigned URLs only. Refuses what S3 refuses: a wrong or missing
 * signature, an expired URL, and bytes of another digest, size or type than were signed.
 */
public final class FileDisk implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String CHECKSUM = "x-amz-checksum-sha256";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{1,9})");

    private final Path directory;
    private final Function<String, Presigner> presigners;
    private final Cors cors;
    private final Clock clock;
    private final LoopbackServer server;

    /**
     * Opens it.
     *
     * @param presigners returns the presigner of an access key id
     * @param cors which pages of other origins may send files
     * @param port where it listens on 127.0.0.1; 0 for any free one
     */
    public FileDisk(Path directory, Function<String, Presigner> presigners, Cors cors, int port, Clock clock) {
        this.directory = directory;
        this.presigners = presigners;
        this.cors = cors;
        this.clock = clock;
        server = new LoopbackServer("files", port, this::handle);
    }

    public URI uri() {
        return server.uri();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (cors.answers(exchange)) {
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> query = query(exchange.getRequestURI());
        if (!isSigned(exchange, query)) {
            LoopbackServer.answer(exchange, 403, "{\"code\":\"AccessDenied\"}");
            return;
        }
        Path file =
                directory.resolve(decoded(exchange.getRequestURI().getRawPath()).substring(1));
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, file, body);
            case "HEAD", "GET" -> get(exchange, file);
            case "DELETE" -> {
                Files.deleteIfExists(file);
                Files.deleteIfExists(type(file));
                LoopbackServer.answer(exchange, 204, new byte[0]);
            }
            default -> LoopbackServer.answer(exchange, 405, "{\"code\":\"MethodNotAllowed\"}");
        }
    }

    private void put(HttpExchange exchange, Path file, byte[] body) throws IOException {
        if (!checksum(body).equals(exchange.getRequestHeaders().getFirst(CHECKSUM))) {
            LoopbackServer.answer(exchange, 400, "{\"code\":\"BadDigest\"}");
            return;
        }
        Files.createDirectories(file.getParent());
        Files.writeString(type(file), exchange.getRequestHeaders().getFirst("content-type"));
        Files.write(file, body);
        LoopbackServer.answer(exchange, 200, new byte[0]);
    }

    private void get(HttpExchange exchange, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            LoopbackServer.answer(exchange, 404, "{\"code\":\"NoSuchKey\"}");
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        var headers = exchange.getResponseHeaders();
        headers.set("content-type", Files.readString(type(file)));
        headers.set("content-length", Integer.toString(bytes.length));
        Matcher range =
                RANGE.matcher(Optional.ofNullable(exchange.getRequestHeaders().getFirst("range"))
                        .orElse(""));
        if (range.matches()) {
            byte[] part =
                    Arrays.copyOfRange(bytes, Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)) + 1);
            headers.set("content-length", Integer.toString(part.length));
            LoopbackServer.answer(exchange, 206, part);
            return;
        }
        headers.set(CHECKSUM, checksum(bytes));
        LoopbackServer.answer(exchange, 200, bytes);
    }

    /** Returns true if we would have signed this URL for this method and these headers, and it has not expired. */
    private boolean isSigned(HttpExchange exchange, Map<String, String> query) {
        if (!query.keySet()
                .containsAll(
                        java.util.List.of("X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders"))) {
            return false;
        }
        var headers = new HashMap<String, String>();
        for (String name : query.get("X-Amz-SignedHeaders").split(";")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value == null) {
                return false;
            }
            headers.put(name, value);
        }
        Instant at = TIME.parse(query.get("X-Amz-Date"), Instant::from);
        var validity = Duration.ofSeconds(Long.parseLong(query.get("X-Amz-Expires")));
        URI url = URI.create(
                "http://" + headers.remove("host") + exchange.getRequestURI().getRawPath());
        String accessKey = query.get("X-Amz-Credential").replaceAll("/.*", "");
        URI ours = presigners.apply(accessKey).sign(exchange.getRequestMethod(), url, headers, at, validity);
        return query(ours).equals(query) && clock.instant().isBefore(at.plus(validity));
    }

    private static Map<String, String> query(URI uri) {
        String query = uri.getRawQuery();
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (a, _) -> a));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Path type(Path file) {
        return file.resolveSibling(file.getFileName() + ".type");
    }

    private static String checksum(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** Returns a temporary directory. */
    static Path passing() {
        try {
            return Files.createTempDirectory("makegood-files-");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
