package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.asPlatform;
import static dev.makegood.e2e.Deployment.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.client.Upload;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verifies that the packaged functions import a file that was uploaded to the presigned address, and no other file. */
@Tag("platform")
class ImportsE2eTest {
    private final String order = id("o");

    private final String csv = """
        orderId,buyerId,currency,paidAt,lineId,merchantId,sku,quantity,paid,promisedShipAt
        %1$s,buyer-1,CNY,2026-03-02T03:00:00Z,1,m-7,tea,2,20.00,2026-03-04T04:00:00Z
        %1$s-b,buyer-1,CNY,2026-03-02T03:00:00Z,1,m-7,tea,none,20.00,2026-03-04T04:00:00Z
        """.formatted(order);

    private JsonNode registered(int status, byte[] file) {
        return asPlatform()
                .body(Map.of("map", "orders", "sha256", Upload.sha256(file), "bytes", file.length))
                .post("/imports")
                .then()
                .statusCode(status)
                .extract()
                .body()
                .as(JsonNode.class);
    }

    @Test
    void anUploadedFileIsImportedAndItsBrokenLineIsNamed() {
        byte[] file = csv.getBytes(UTF_8);
        JsonNode announced = registered(201, file);
        assertEquals(400, Upload.send(announced, csv.replace("20.00", "90.00").getBytes(UTF_8)), "other bytes");
        assertEquals(200, Upload.send(announced, file));
        Deployment.platform().runSchedule("ImportFiles");
        String path = "/imports/" + announced.path("importId").asText();
        asPlatform().get(path).then().body("state", equalTo("done")).body("taken", equalTo(1));
        asPlatform()
                .get(path + "/errors")
                .then()
                .body("items[0].line", equalTo(3))
                .body("items[0].field", equalTo("quantity"));
        asPlatform().get("/orders/" + order).then().statusCode(200).body("lines[0].paidMinor", equalTo(2000));
        assertEquals("done", registered(200, file).path("state").asText());
    }
}
