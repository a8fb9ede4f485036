package dev.makegood.account;

import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import org.junit.jupiter.api.Nested;

class AccountsInDynamoTest {
    private final TestTables tables = new TestTables();

    @Nested
    class TopUps extends TopUpContract {
        @Override
        protected Database database() {
            return tables.database();
        }
    }

    @Nested
    class Reconciling extends ReconcileContract {
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
