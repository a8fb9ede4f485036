package dev.makegood.early;

import static dev.makegood.shop.Shop.START;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeepFactTest {
    private final KeepFact keep = new KeepFact(new MemoryDatabase());

    private Outcome<EarlyFact> admitted(String lineId, Optional<String> merchantId) {
        var fact = new Fact.Admitted(new LineRef("O1", lineId), Optional.empty());
        return keep.keep(
                fact, merchantId.map(id -> Actor.merchant(id)).orElse(Actor.of("platform:p")), merchantId, START);
    }

    @Test
    void whoTellsAllThatFitsOfAnOrderThatHasNotComeKeepsNobodyElseFromTelling() {
        for (int n = 0; n < KeepFact.MOST; n++) {
            assertInstanceOf(Outcome.Created.class, admitted("x" + n, Optional.of("M2")));
        }
        assertInstanceOf(Outcome.Refused.class, admitted("y", Optional.of("M2")));
        assertInstanceOf(Outcome.Created.class, admitted("1", Optional.of("M1")));
        assertInstanceOf(Outcome.Created.class, admitted("1", Optional.empty()));
    }
}
