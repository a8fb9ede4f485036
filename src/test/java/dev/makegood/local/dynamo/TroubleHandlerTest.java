package dev.makegood.local.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.template.Template;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Verifies the refusals of the local database when it is told to be busy. */
class TroubleHandlerTest {
    private static final DynamoLocal BUSY =
            DynamoLocal.inMemory(0, Template.read(Path.of("template.yaml")).rights(), 0.5);
    private static final int CALLS = 200;
    private static final String KEY = "{\"pk\":{\"S\":\"a\"},\"sk\":{\"S\":\"b\"}}";
    private static final String FIND = "{\"TableName\":\"CasesTable\",\"Key\":" + KEY + "}";
    private static final String PUT = "{\"Put\":{\"TableName\":\"CasesTable\",\"Item\":" + KEY + "}}";

    /** Names the answer of a database without tables. */
    private static final String SERVED = "ResourceNotFoundException";

    @AfterAll
    static void stop() {
        BUSY.close();
    }

    /** Returns how often each error was answered; an answer without one is counted under an empty name. */
    private static Map<String, Integer> answers(String caller, String operation, String body) throws Exception {
        var counts = new HashMap<String, Integer>();
        try (var client = HttpClient.newHttpClient()) {
            for (int call = 0; call < CALLS; call++) {
                var request = HttpRequest.newBuilder(URI.create(BUSY.uri() + "/"))
                        .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=" + caller
                                        + "/20260301/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                String answer = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                String type = answer.contains("__type")
                        ? answer.replaceAll("(?s).*\"__type\":\"[^\"]*#(\\w+)\".*", "$1")
                        : "";
                counts.merge(type, 1, Integer::sum);
                if (type.equals("TransactionCanceledException")) {
                    assertTrue(answer.contains("[{\"Code\":\"TransactionConflict\"},{\"Code\":\"None\"}]"), answer);
                }
            }
        }
        return counts;
    }

    @Test
    void aPartOfAFunctionsCallsIsThrottled() throws Exception {
        var found = answers("SweepRefunds", "GetItem", FIND);
        assertTrue(found.get("ProvisionedThroughputExceededException") > CALLS / 4, found::toString);
        assertTrue(found.get(SERVED) > CALLS / 4, found::toString);
    }

    @Test
    void aPartOfItsTransactionsIsInConflict() throws Exception {
        String two = "{\"TransactItems\":[" + PUT + "," + PUT + "]}";
        assertTrue(answers("SweepRefunds", "TransactWriteItems", two).get("TransactionCanceledException") > CALLS / 4);
    }

    @Test
    void whoIsNoFunctionIsNotRefused() throws Exception {
        assertEquals(Map.of(SERVED, CALLS), answers("local", "GetItem", FIND));
    }
}
