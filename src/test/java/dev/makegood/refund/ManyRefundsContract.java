package dev.makegood.refund;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.order.Split;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Refunding;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies that a line of many units that become short one after the other has a refund for each. */
class ManyRefundsContract extends Contract {
    private static final int UNITS = 205;

    @Test
    void allRefundsOfACaseAreSeen() {
        var refunds = new Refunds(database());
        List<Write> writes = IntStream.rangeClosed(1, UNITS)
                .mapToObj(unit -> refunds.schedule(new Refunding.Plan(
                        caseId("O1", "1"),
                        unit,
                        unit,
                        new Split(cny(100), List.of()),
                        Shop.START,
                        Shop.START.plus(Duration.ofHours(24)),
                        Optional.empty())))
                .toList();
        for (int from = 0; from < UNITS; from += Database.MAX_WRITES) {
            assertTrue(database().commit(writes.subList(from, Math.min(UNITS, from + Database.MAX_WRITES))));
        }
        assertEquals(UNITS, refunds.ofCase(caseId("O1", "1")).size());
        assertTrue(refunds.whileUnsettled(caseId("O1", "1")).isPresent());
    }
}
