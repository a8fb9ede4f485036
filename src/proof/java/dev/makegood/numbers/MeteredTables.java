package dev.makegood.numbers;

import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.Database;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** Provides the template's tables in an embedded DynamoDB Local, in memory, and the same tables through a meter. */
final class MeteredTables implements AutoCloseable {
    private static final boolean NO_TELEMETRY = true;

    private final AmazonDynamoDBLocal engine = DynamoDBEmbedded.create(NO_TELEMETRY);
    private final DynamoDbClient client = engine.dynamoDbClient();
    private final TestTables tables = new TestTables(client);

    Figures measure(MassStockout stockout) {
        Database database = tables.database();
        stockout.prepare(database);
        var meter = new Meter(client);
        return new Rounds(stockout, tables.database(meter), database, meter::take).run();
    }

    @Override
    public void close() {
        engine.shutdown();
    }
}
