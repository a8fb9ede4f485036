package dev.makegood.account;

import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import org.junit.jupiter.api.Nested;

class AccountsInMemoryTest {
    private final MemoryDatabase memory = new MemoryDatabase();

    @Nested
    class TopUps extends TopUpContract {
        @Override
        protected Database database() {
            return memory;
        }
    }

    @Nested
    class Reconciling extends ReconcileContract {
        @Override
        protected Database database() {
            return memory;
        }

        @Override
        protected Scanner scanner() {
            return new MemoryScanner(memory, 3);
        }
    }
}
