package dev.makegood.local.dynamo;

import java.util.List;

/**
 * Is the DynamoDB Local that LocalStack starts instead of downloading one: the same as in all our tests, and reachable
 * from this machine only.
 */
public final class LocalStackDatabase {
    private LocalStackDatabase() {}

    /** Does nothing. LocalStack wants an agent in that process; its own allows more indexes than AWS does. */
    public static void premain(String arguments) {}

    /** Takes DynamoDB Local's arguments and follows {@code -port N}; the data are in memory. Ends with its process. */
    public static void main(String[] arguments) {
        var given = List.of(arguments);
        DynamoLocal.inMemory(Integer.parseInt(given.get(given.indexOf("-port") + 1)));
    }
}
