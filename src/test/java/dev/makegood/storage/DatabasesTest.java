package dev.makegood.storage;

import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.memory.MemoryDatabase;
import org.junit.jupiter.api.Nested;

class DatabasesTest {
    @Nested
    class InMemory extends DatabaseContract {
        private final Database database = new MemoryDatabase();

        @Override
        protected Database database() {
            return database;
        }
    }

    @Nested
    class InDynamo extends DatabaseContract {
        private final Database database = new TestTables().database();

        @Override
        protected Database database() {
            return database;
        }
    }
}
