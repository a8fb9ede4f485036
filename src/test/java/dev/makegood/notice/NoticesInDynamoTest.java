package dev.makegood.notice;

import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.Database;

class NoticesInDynamoTest extends NoticesContract {
    private final TestTables tables = new TestTables();

    @Override
    Database database() {
        return tables.database();
    }
}
