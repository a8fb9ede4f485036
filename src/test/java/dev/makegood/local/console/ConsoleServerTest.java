package dev.makegood.local.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.http.LoopbackServer;
import dev.makegood.local.template.Template;
import dev.makegood.market.Market;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleServerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> OF_TEMPLATE =
            Template.read(Path.of("template.yaml")).consoleHeaders();
    private final ConsoleSite site = new ConsoleSite(
            URI.create("http://api"),
            URI.create("http://issuer"),
            URI.create("http://files"),
            "makegood",
            Market.named("cn"),
            CLOCK);
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("index.html"), "<p>index");
        Files.writeString(folder.resolve("case.html"), "<p>case");
        Files.createDirectory(folder.resolve("kit"));
        Files.writeString(folder.resolve("kit").resolve("view.js"), "export {}");
        Files.writeString(folder.resolveSibling("secret.txt"), "secret");
        server = new LoopbackServer(
                "console", 0, new ConsoleServer(folder, site.headers(OF_TEMPLATE), site::configuration));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.uri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void servesPagesByTheirNamesAndFilesByTheirTypes() throws Exception {
        assertEquals("<p>index", new String(get("/").body()));
        assertEquals("<p>case", new String(get("/case").body()));
        var script = get("/kit/view.js");
        assertEquals(
                "text/javascript; charset=utf-8",
                script.headers().firstValue("content-type").orElseThrow());
        assertEquals(404, get("/nothing").statusCode());
        assertEquals(404, get("/kit").statusCode());
        assertEquals(404, get("/%2e%2e/secret.txt").statusCode());
    }

    @Test
    void servesNothingToWhoeverWrites() throws Exception {
        var post = HttpRequest.newBuilder(server.uri())
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertEquals(
                405, client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    @Test
    void compressesForWhoeverUnderstandsIt() throws Exception {
        var packed = get("/case", "accept-encoding", "gzip, br");
        assertEquals("gzip", packed.headers().firstValue("content-encoding").orElseThrow());
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertEquals("<p>case", new String(in.readAllBytes()));
        }
    }

    @Test
    void eachAnswerHasTheTemplatesHeadersWithThisPlatformsAddresses() throws Exception {
        for (String path : new String[] {"/", "/kit/view.js", "/config.json", "/nothing"}) {
            var headers = get(path).headers();
            String policy = headers.firstValue("content-security-policy").orElseThrow();
            assertTrue(policy.contains("default-src 'none'; script-src 'self' 'sha256-"), policy);
            assertTrue(policy.contains("connect-src 'self' http://api http://issuer http://files;"), policy);
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals("nosniff", headers.firstValue("x-content-type-options").orElseThrow());
            assertEquals("DENY", headers.firstValue("x-frame-options").orElseThrow());
            assertEquals("no-referrer", headers.firstValue("referrer-policy").orElseThrow());
            assertEquals(
                    "same-origin",
                    headers.firstValue("cross-origin-opener-policy").orElseThrow());
            assertTrue(headers.firstValue("strict-transport-security")
                    .orElseThrow()
                    .startsWith("max-age=31536000"));
        }
    }

    @Test
    void refusesAPolicyWithAnAddressThatThisPlatformLacks() {
        var headers = Map.of("content-security-policy", "connect-src ${Elsewhere}");
        assertThrows(IllegalStateException.class, () -> site.headers(headers));
    }

    @Test
    void saysWhereThePlatformIs() throws Exception {
        var config = new ObjectMapper().readTree(get("/config.json").body());
        assertEquals("http://api", config.path("api").asText());
        assertEquals("http://issuer", config.path("issuer").asText());
        assertEquals("Asia/Shanghai", config.path("zone").asText());
        assertEquals("[\"en\",\"zh-CN\"]", config.path("languages").toString());
        assertEquals("2026-03-01T00:00:00Z", config.path("now").asText());
    }
}
