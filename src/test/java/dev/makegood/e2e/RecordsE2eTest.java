package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.as;
import static dev.makegood.e2e.Deployment.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.evidence.CheckEvidence;
import dev.makegood.local.client.Upload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verifies a claim, an appeal and a note, and the evidence of all of them, over HTTP. */
@Tag("platform")
@Tag("http")
class RecordsE2eTest {
    private final String order = id("o");
    private final String merchant = id("m");
    private final String theCase = "/cases/" + order + "~1~stockout";

    private JsonNode announced(Upload file) {
        return as("buyer", "buyer-" + order)
                .body(file.announcement())
                .put("/orders/" + order + "/lines/1/files/" + file.sha256())
                .then()
                .statusCode(201)
                .extract()
                .body()
                .as(JsonNode.class);
    }

    @Test
    void aClaimWithAFileIsUpheldAndInTheEvidence() {
        Deployment.place(order, merchant, id("sku"), 1, 10_000).then().statusCode(201);
        String claim = "/orders/" + order + "/lines/1/claims/c-1";
        var chat = new Upload("chat", "Sold out, sorry.".getBytes(UTF_8), "text/plain");
        assertEquals(200, chat.send(announced(chat)));
        as("buyer", "buyer-" + order)
                .body(Map.of(
                        "kind",
                        "toldOutOfStock",
                        "text",
                        "They do not ship",
                        "evidence",
                        List.of(Map.of("text", "chat", "file", chat.reference()))))
                .put(claim)
                .then()
                .statusCode(201)
                .body("state", equalTo("open"));
        as("operator", "anna")
                .body(Map.of("upheld", true, "reason", "The chat says so."))
                .put(claim + "/decision")
                .then()
                .statusCode(201);
        as("merchant", merchant)
                .body(Map.of("reason", "It is there.", "evidence", List.of(Map.of("text", "A photo of the shelf"))))
                .put(theCase + "/appeal")
                .then()
                .statusCode(201);
        as("operator", "anna")
                .body(Map.of("text", "The photo is of last year."))
                .put(theCase + "/notes/n-1")
                .then()
                .statusCode(201);
        as("operator", "anna")
                .body(Map.of("granted", false, "reason", "The photo is old."))
                .put(theCase + "/appeal/decision")
                .then()
                .statusCode(201)
                .body("state", equalTo("refused"));

        as("merchant", id("m")).get(theCase + "/evidence").then().statusCode(404);
        byte[] evidence = as("merchant", merchant).get(theCase + "/evidence").asByteArray();
        var verdict = CheckEvidence.check(evidence, Optional.empty());
        assertTrue(verdict.intact(), verdict::says);
        evidence[evidence.length / 2] ^= 1;
        assertFalse(CheckEvidence.check(evidence, Optional.empty()).intact());
        as("operator", "anna")
                .accept("text/html")
                .get(theCase + "/evidence")
                .then()
                .statusCode(200)
                .contentType("text/html; charset=utf-8")
                .body(containsString("claimDecided"), containsString("The photo is of last year."));
    }
}
