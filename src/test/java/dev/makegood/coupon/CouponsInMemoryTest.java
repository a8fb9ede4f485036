package dev.makegood.coupon;

import dev.makegood.storage.Database;
import dev.makegood.storage.memory.MemoryDatabase;
import org.junit.jupiter.api.Nested;

class CouponsInMemoryTest {
    private final MemoryDatabase memory = new MemoryDatabase();

    @Nested
    class Issuing extends IssueCouponsContract {
        @Override
        protected Database database() {
            return memory;
        }
    }

    @Nested
    class Redeeming extends RedemptionContract {
        @Override
        protected Database database() {
            return memory;
        }
    }

    @Nested
    class Expiring extends ExpireCouponsContract {
        @Override
        protected Database database() {
            return memory;
        }
    }
}
