package dev.makegood.stockout;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.lateCaseId;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.policy.Exemption;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies that a decision is repeated if a row that it depends on changed before the commit. */
class StaleRowsTest {
    private final MemoryDatabase memory = new MemoryDatabase();
    private final MemoryScanner scanner = new MemoryScanner(memory, 100);

    /** Runs an event once, between a decision's reads and its commit. */
    private final class Between implements DelegatingDatabase {
        private final CaseId of;
        private Runnable event;

        Between(CaseId of, Runnable event) {
            this.of = of;
            this.event = event;
        }

        @Override
        public Database database() {
            return memory;
        }

        @Override
        public boolean commit(List<Write> writes) {
            boolean its =
                    writes.stream().anyMatch(write -> write.key().partition().equals(of.toString()));
            if (its) {
                Runnable now = event;
                event = () -> {};
                now.run();
            }
            return memory.commit(writes);
        }
    }

    @Test
    void aStockoutIsToppedUpByWhatItsLateShipmentStillGives() {
        var shop = new Shop(memory, scanner);
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
        shop.place("tmall", "O1", Shop.START, promised("1", 7, 30_000));
        shop.clock.advance(Duration.ofDays(7).plusMillis(1));
        shop.overdue();
        assertEquals(cny(1_500), shop.theCase(lateCaseId("O1", "1")).due());
        shop.clock.advance(Duration.ofHours(72));
        var between = new Between(caseId("O1", "1"), () -> {
            var finding = new ExemptCase.ExemptCommand(
                    lateCaseId("O1", "1"), Exemption.BUYER_ABUSE, shop.clock.instant(), "the operator's file 7");
            var exempted = new ExemptCase(memory, new Refunds(memory))
                    .exempt(finding, Actor.of("operator:a"), shop.clock.instant());
            assertInstanceOf(Outcome.Created.class, exempted);
        });
        shop.over(between, scanner).overdue();
        assertEquals(cny(4_500), shop.theCase("O1", "1").assessment().amount());
    }
}
