package dev.makegood.shop;

import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;

/** Where the rows of a shop lie: the same tests must hold in both places. */
public enum Rows {
    IN_MEMORY {
        @Override
        public Shop open() {
            var memory = new MemoryDatabase();
            return new Shop(memory, new MemoryScanner(memory, 7));
        }
    },
    IN_DYNAMO {
        @Override
        public Shop open() {
            var tables = new TestTables();
            return new Shop(tables.database(), tables.scanner());
        }
    };

    /** A new shop without any rows. */
    public abstract Shop open();
}
