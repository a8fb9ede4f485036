package dev.makegood.local.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.LocalOptions;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.lambda.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that the package for SAM local works, with events in SAM local's form. */
@Tag("platform")
class SamPackageTest {
    private static final Path TARGET = Path.of("target");

    @TempDir
    Path directory;

    @Test
    void aTokensClaimsAreTheCallers() throws IOException {
        SamPackage.write(Path.of("template.yaml"), TARGET.resolve("function.zip"), directory, "127.0.0.1");
        try (var platform = LocalPlatform.start(LocalOptions.defaults().ports(0).packaged(directory))) {
            assertEquals(200, call(platform, "Bearer " + platform.token("merchant", "m-7")));
            assertEquals(404, call(platform, "Bearer " + platform.token("merchant", "m-8")));
            assertEquals(403, call(platform, "Bearer " + platform.token("buyer", "m-7")));
            assertEquals(403, call(platform, "Bearer nonsense"));
            assertEquals(403, call(platform, ""));
        }
    }

    private static int call(LocalPlatform platform, String authorization) throws IOException {
        JsonNode event = new ObjectMapper().readTree("""
            {"version":"2.0","routeKey":"GET /merchants/{merchantId}/cases","rawPath":"/merchants/m-7/cases",
             "rawQueryString":"","cookies":[],"body":"","isBase64Encoded":false,"stageVariables":null,
             "headers":{"Authorization":"%s","Host":"localhost","X-Forwarded-Port":"3000"},
             "pathParameters":{"merchantId":"m-7"},
             "requestContext":{"accountId":"123456789012","apiId":"1234567890","stage":"$default",
               "routeKey":"GET /merchants/{merchantId}/cases","domainName":"localhost",
               "http":{"method":"GET","path":"/merchants/m-7/cases","protocol":"HTTP/1.1"}}}
            """.formatted(authorization));
        var answer = assertInstanceOf(Outcome.Answered.class, platform.invoke("StockoutsApi", event.toString()));
        return new ObjectMapper().readTree(answer.text()).path("statusCode").asInt();
    }
}
