package dev.makegood.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.List;
import java.util.Map;

/** A claim stands on a file that is there, with the digest that was announced. */
final class FilesAct implements Act {
    private static final byte[] CHAT = "Merchant: sold out, we will not ship.".getBytes(UTF_8);

    @Override
    public String title() {
        return "Evidence files: a claim stands on a file that is there";
    }

    @Override
    public void play(Stage stage) {
        stage.order("FILE-1", "file-buyer", "file-merchant", "lamp", 1, 4_900);
        String digest = sha256(CHAT);
        String file = "/orders/FILE-1/lines/1/files/" + digest;
        JsonNode announced =
                stage.put("buyer", "file-buyer", file, Map.of("bytes", CHAT.length, "mediaType", "text/plain"));
        String claim = "/orders/FILE-1/lines/1/claims/c-1";
        var reference = Map.of("name", "chat", "sha256", digest, "bytes", CHAT.length, "mediaType", "text/plain");
        var plea = Map.of(
                "kind",
                "toldOutOfStock",
                "text",
                "They say that they will not ship",
                "evidence",
                List.of(Map.of("text", "our chat", "file", reference)));
        int early = stage.api().put("buyer", "file-buyer", claim, plea).status();
        stage.check("a claim is refused while its file is not there", early == 422);
        byte[] other = CHAT.clone();
        other[0]++;
        stage.check("other bytes are refused", send(announced, other) == 400);
        stage.check("the announced bytes are taken", send(announced, CHAT) == 200);
        stage.put("buyer", "file-buyer", claim, plea);
        stage.say("The buyer sent the chat, %s..., and claims.", digest.substring(0, 8));
        JsonNode seen = stage.get("operator", "anna", file);
        stage.check("the operator fetches the same bytes", sha256(fetch(seen)).equals(digest));
        stage.put("operator", "anna", claim + "/decision", Map.of("upheld", true, "reason", "The chat says so."));
        String evidence = stage.get("operator", "anna", "/cases/FILE-1~1~stockout/evidence")
                .toString();
        stage.check("the exported evidence lists the file by its digest", evidence.contains(digest));
        stage.say("The operator read it and upheld the claim; the evidence of the case lists its digest.");
    }

    private static int send(JsonNode announced, byte[] bytes) {
        JsonNode upload = announced.path("upload");
        var request = HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        upload.path("headers").properties().stream()
                .filter(header -> !header.getKey().equals("content-length")) // which the client sets itself
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        return exchange(request.build()).statusCode();
    }

    private static byte[] fetch(JsonNode seen) {
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

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java platform has SHA-256", impossible);
        }
    }
}
