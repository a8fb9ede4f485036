package dev.makegood.stockout;

import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import org.junit.jupiter.api.Nested;

class CapsTest {
    @Nested
    class InMemory extends CapsContract {
        private final MemoryDatabase memory = new MemoryDatabase();

        @Override
        protected Database database() {
            return memory;
        }

        @Override
        protected Scanner scanner() {
            return new MemoryScanner(memory, 7);
        }
    }

    @Nested
    class InDynamo extends CapsContract {
        private final TestTables tables = new TestTables();

        @Override
        protected Database database() {
            return tables.database();
        }

        @Override
        protected Scanner scanner() {
            return tables.scanner();
        }
    }
}
