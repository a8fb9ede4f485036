package dev.makegood.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.schedule.ScheduleExpression;
import java.util.List;

/** Says what makes a function run. */
public sealed interface Trigger {

    /**
     * Is an HTTP API route.
     *
     * @param method an upper-case HTTP method, or ANY
     * @param path as the template writes it, with {@code {name}} for one segment and {@code {name+}} for the rest
     * @param authorized true if the JWT authorizer protects it
     * @param scopes of which the token needs one; none if any valid token is accepted
     */
    record Route(String method, String path, boolean authorized, List<String> scopes) implements Trigger {
        /** Returns its name for the function and the logs, such as {@code GET /orders/{orderId}}. */
        public String key() {
            return method + " " + path;
        }
    }

    /**
     * Is an EventBridge Scheduler schedule.
     *
     * @param input the constant event, JSON text
     * @param enabled a disabled schedule never fires by itself, but can be run by hand
     */
    record Schedule(String name, ScheduleExpression expression, String input, boolean enabled) implements Trigger {}

    /**
     * Is a subscription to a table's stream.
     *
     * @param table the table's name
     * @param batchSize the most records in one event
     * @param filters of which a record must match one; none if all records are delivered
     */
    record Stream(String table, int batchSize, List<JsonNode> filters) implements Trigger {}

    /**
     * Is a subscription to a queue.
     *
     * @param queue the queue's logical id
     * @param batchSize the most messages in one event
     * @param maxReceives how often a message that is not taken is delivered
     * @param deadLetters the logical id of the queue for messages that were never taken
     */
    record Queue(String queue, int batchSize, int maxReceives, String deadLetters) implements Trigger {}
}
