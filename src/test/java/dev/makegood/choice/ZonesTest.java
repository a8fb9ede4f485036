package dev.makegood.choice;

import static dev.makegood.choice.ChoosingBuyer.RESTOCK_ON;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Outcome;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeText;
import dev.makegood.order.LineRef;
import dev.makegood.order.shiptime.AnswerProposal;
import dev.makegood.order.shiptime.ProposeShipTime;
import dev.makegood.refund.Choice;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Verifies that every time in a notice is in the zone of the policy, and every day of a restock in its own. */
class ZonesTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    private List<Notice> notices() {
        return database.all().stream()
                .filter(row -> row.key().table() == Table.NOTICES)
                .map(ZonesTest::notice)
                .toList();
    }

    private static Notice notice(Row row) {
        return new RowType<>(Notice.class, _ -> row.key()).read(row).value();
    }

    @Test
    void everyTimeIsInTheZoneOfThePolicy() {
        shop.publish(
                "tmall-late-shipment",
                "zone: Asia/Shanghai",
                "zone: Asia/Tokyo",
                "platform: tmall",
                "platform: pinduoduo");
        var buyer = new ChoosingBuyer(shop, database, "zone: Asia/Shanghai", "zone: Asia/Tokyo");
        buyer.restock(5);
        shop.place("O0", Shop.promised("1", 7, 1_000));
        var line = new LineRef("O0", "1");
        shop.count("M1", "B", "c-1", 5);
        var later = Shop.START.plus(Duration.ofDays(9));
        new ProposeShipTime(database).propose(line, "p-1", later, shop.clock.instant());
        new AnswerProposal(database).answer(line, "p-1", true, shop.clock.instant());
        buyer.goesShort("O1", 1);
        assertInstanceOf(Outcome.Created.class, buyer.offer("O1", "re-1", 900));
        buyer.choose("O1", new Choice.Wait(RESTOCK_ON));
        buyer.goesShort("O2", 1);
        shop.sweep();
        shop.issue();

        var templates = new TreeSet<String>();
        for (Notice notice : notices()) {
            String text = NoticeText.render(notice).byField().get("en");
            String restocks = notice.details().containsKey("restockOn") ? "6 March 2026 (UTC+8)" : "-";
            assertFalse(text.replace(restocks, "").contains("UTC+8"), text);
            if (text.contains("UTC+9")) {
                templates.add(notice.kind());
            }
        }
        assertTrue(
                templates.containsAll(Set.of(
                        "shipTimeProposedBuyer",
                        "shipTimeAnsweredMerchant",
                        "stockoutBuyer",
                        "stockoutMerchant",
                        "choiceBuyer",
                        "choiceMerchant",
                        "replacementOfferedBuyer",
                        "waitsBuyer",
                        "waitsMerchant",
                        "couponIssuedBuyer")),
                templates::toString);
    }
}
