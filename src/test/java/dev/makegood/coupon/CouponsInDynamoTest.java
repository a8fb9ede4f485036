package dev.makegood.coupon;

import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.Database;
import org.junit.jupiter.api.Nested;

class CouponsInDynamoTest {
    private final TestTables tables = new TestTables();

    @Nested
    class Issuing extends IssueCouponsContract {
        @Override
        protected Database database() {
            return tables.database();
        }
    }

    @Nested
    class Redeeming extends RedemptionContract {
        @Override
        protected Database database() {
            return tables.database();
        }
    }

    @Nested
    class Expiring extends ExpireCouponsContract {
        @Override
        protected Database database() {
            return tables.database();
        }
    }
}
