package dev.makegood.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.schedule.ScheduleExpression;
import java.util.List;

/** What makes a function run. */
public sealed interface Trigger {

    /**
     * An HTTP API route.
     *
     * @param method an upper-case HTTP method, or ANY
     * @param path as the template writes it, with {@code {name}} for one segment and {@code {name+}} for the rest
     * @param authorized whether the JWT authorizer stands before it
     * @param scopes of which the token needs one; none means that any valid token will do
     */
    record Route(String method, String path, boolean authorized, List<String> scopes) implements Trigger {
        /** How the function and the logs name it, such as {@code GET /orders/{orderId}}. */
        public String key() {
            return method + " " + path;
        }
    }

    /**
     * An EventBridge Scheduler schedule.
     *
     * @param input the constant event, JSON text
     * @param enabled a disabled schedule never fires by itself, yet can be run by hand
     */
    record Schedule(String name, ScheduleExpression expression, String input, boolean enabled) implements Trigger {}

    /**
     * A subscription to a table's stream.
     *
     * @param table the table's name
     * @param batchSize the most records in one event
     * @param filters of which a record must match one; none means that all records are wanted
     */
    record Stream(String table, int batchSize, List<JsonNode> filters) implements Trigger {}
}
