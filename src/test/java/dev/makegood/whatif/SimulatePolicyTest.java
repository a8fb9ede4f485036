package dev.makegood.whatif;

import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.Database;
import dev.makegood.storage.memory.MemoryDatabase;
import org.junit.jupiter.api.Nested;

class SimulatePolicyTest {
    @Nested
    class InMemory extends SimulatePolicyContract {
        private final MemoryDatabase memory = new MemoryDatabase();

        @Override
        protected Database database() {
            return memory;
        }
    }

    @Nested
    class InDynamo extends SimulatePolicyContract {
        private final TestTables tables = new TestTables();

        @Override
        protected Database database() {
            return tables.database();
        }
    }
}
