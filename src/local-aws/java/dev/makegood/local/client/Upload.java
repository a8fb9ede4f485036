package dev.makegood.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Holds a file of evidence, with its registration, its upload and its reference in evidence. */
public record Upload(String name, byte[] bytes, String mediaType) {
    public String sha256() {
        return sha256(bytes);
    }

    /** Returns the body that registers it. */
    public Map<String, Object> announcement() {
        return Map.of("bytes", bytes.length, "mediaType", mediaType);
    }

    /** Returns the file of an item of evidence. */
    public Map<String, Object> reference() {
        return Map.of("name", name, "sha256", sha256(), "bytes", bytes.length, "mediaType", mediaType);
    }

    /** Uploads it to the address in the answer to its registration; returns the status. */
    public int send(JsonNode announced) {
        return send(announced, bytes);
    }

    public static int send(JsonNode announced, byte[] bytes) {
        JsonNode upload = announced.path("upload");
        var request = HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        upload.path("headers").properties().stream()
                .filter(header -> !header.getKey().equals("content-length")) // which the client sets itself
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        return exchange(request.build()).statusCode();
    }

    /** Returns the bytes at the address in a file's view. */
    public static byte[] fetch(JsonNode seen) {
        return exchange(HttpRequest.newBuilder(
                                URI.create(seen.at("/download/url").asText()))
                        .build())
                .body();
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java platform has SHA-256", impossible);
        }
    }
}
