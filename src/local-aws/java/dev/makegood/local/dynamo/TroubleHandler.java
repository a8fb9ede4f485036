package dev.makegood.local.dynamo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses a share of the functions' calls, like a busy DynamoDB: a transaction because another one has its items,
 * everything else because a table has no capacity left. DynamoDB Local never does either.
 */
final class TroubleHandler extends Handler.Wrapper {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD_REQUEST = 400;

    private final Set<String> functions;
    private final double rate;
    private final Random random = new Random(1);

    /**
     * Creates it.
     *
     * @param functions whose calls are refused, by their logical ids
     * @param rate the part of calls that are refused, 0 to less than 1
     */
    TroubleHandler(Handler database, Set<String> functions, double rate) {
        super(database);
        this.functions = Set.copyOf(functions);
        this.rate = rate;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!functions.contains(RightsHandler.accessKey(request)) || !unlucky()) {
            return super.handle(request, response, callback);
        }
        byte[] body = Content.Source.asInputStream(request).readAllBytes();
        String target = request.getHeaders().get("X-Amz-Target");
        boolean transaction = target != null && target.contains(".Transact");
        ObjectNode answer = transaction
                ? cancelled(JSON.readTree(body).path("TransactItems").size())
                : refusal("dynamodb.v20120810#ProvisionedThroughputExceededException", "The table is throttled");
        response.setStatus(BAD_REQUEST);
        response.getHeaders().put("Content-Type", "application/x-amz-json-1.0");
        response.write(true, ByteBuffer.wrap(answer.toString().getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private boolean unlucky() {
        synchronized (random) {
            return random.nextDouble() < rate;
        }
    }

    /** Returns the refusal of a transaction whose first item is in use by another one. */
    private static ObjectNode cancelled(int items) {
        ObjectNode answer = refusal(
                "dynamodb.v20120810#TransactionCanceledException", "Transaction cancelled: TransactionConflict");
        var reasons = answer.putArray("CancellationReasons");
        for (int item = 0; item < items; item++) {
            reasons.addObject().put("Code", item == 0 ? "TransactionConflict" : "None");
        }
        return answer;
    }

    private static ObjectNode refusal(String type, String message) {
        return JSON.createObjectNode()
                .put("__type", "com.amazonaws." + type)
                .put("message", message)
                .put("Message", message);
    }
}
