package dev.makegood.oncall;

import dev.makegood.functions.http.Role;
import dev.makegood.oncall.Scene.Look;
import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Provokes the other alarms that have a cause of their own. */
final class OtherScenes {
    private static final String CASE = "O1~1~stockout";
    private static final String SHIPMENT = "PUT /orders/{orderId}/shipments/{shipmentId}";

    static final List<Scene> ALL = List.of(
            new Scene(
                            "OldestOwedCompensationAlarm",
                            "The merchant's account cannot be read for more than an hour.",
                            Look.NOWHERE,
                            List.of("no coupon for " + CASE, "\"caseId\":\"" + CASE),
                            OtherScenes::owed)
                    .endsBy("the row is mended", night -> night.rows.isMended()),
            silence("OldestOwedCompensationAlarm", "IssueCoupons"),
            new Scene(
                            "OldestWaitingCompensationAlarm",
                            "A merchant has had no money for a week, and its platform advances none.",
                            Look.NOWHERE,
                            List.of("\"caseId\":\"" + CASE, "has waited longest for its merchant's money"),
                            OtherScenes::waiting)
                    .endsBy("PUT /merchants/{merchantId}/top-ups/{topUpId}", OtherScenes::topUp),
            new Scene(
                            "LinesFailedAlarm",
                            "An overdue order line cannot be read.",
                            Look.NOWHERE,
                            List.of("is left for the next pass", "\"orderId\":\"O1\""),
                            OtherScenes::lineFails)
                    .endsBy("the row is mended", night -> night.rows.isMended()),
            silence("LinesFailedAlarm", "DetectStockouts"),
            new Scene(
                            "OldestShortageAlarm",
                            "A recount leaves too little, and the order line that must become short cannot be read.",
                            Look.NOWHERE,
                            List.of("is left for the next pass", "\"orderId\":\"O1\""),
                            OtherScenes::staysShort)
                    .endsBy("the row is mended", night -> night.rows.isMended()),
            new Scene(
                            "MissedLinesAlarm",
                            "The stream loses an order.",
                            Look.NOWHERE,
                            List.of("not counted for a day", "\"orderId\":\"O1\""),
                            OtherScenes::missed)
                    .endsBy("itself, since the line is counted", _ -> {}),
            new Scene(
                            "ShipmentsNotFollowedAlarm",
                            "The goods come while the buyer waits, and the buyer's refund cannot be read.",
                            Look.NOWHERE,
                            List.of("is left for the next pass", "\"orderId\":\"O1\""),
                            OtherScenes::shipmentFails)
                    .endsBy("the row is mended", night -> night.rows.isMended()),
            new Scene(
                            "FactsCameToNothingAlarm",
                            "A shipment is told before its order, of a line that the order has not.",
                            Look.at("GET /facts-come-to-nothing"),
                            List.of("O1", "which is not in the order"),
                            OtherScenes::cameToNothing)
                    .endsBy("itself, since it counts once", _ -> {}),
            new Scene(
                            "ShopMessagesRefusedAlarm",
                            "A shop refunds an order itself, and its webhook says so.",
                            Look.NOWHERE,
                            List.of("a message of shopify was not taken by its topic: value topic"),
                            OtherScenes::refusesShop)
                    .endsBy("itself, since it counts once", _ -> {}),
            new Scene(
                            "ImportsStalledAlarm",
                            "The pseudonym of a buyer in an imported file cannot be read.",
                            Look.at("GET /imports"),
                            List.of("\"state\":\"running\"", "PUT /orders/{orderId} failed", "\"orderId\":\"O1\""),
                            OtherScenes::importStalls)
                    .endsBy("the row is mended", OtherScenes::importGoesOn),
            new Scene(
                            "UnreachedNoticesAlarm",
                            "A mail to the buyer bounces, and the platform knows no other channel.",
                            Look.NOWHERE,
                            List.of("reached nobody", CASE),
                            OtherScenes::unreached)
                    .endsBy("itself, since it counts once", _ -> {}),
            new Scene(
                            "NoticesOverdueAlarm",
                            "The event bus takes no notices.",
                            Look.NOWHERE,
                            List.of("not delivered", "the event bus is away", "\"caseId\":\"" + CASE),
                            OtherScenes::undelivered)
                    .endsBy("the event bus is back", night -> night.busIsAway(false)),
            silence("NoticesOverdueAlarm", "DeliverNotices"),
            new Scene(
                            "ReconcileDifferencesAlarm",
                            "A hand changed the balance of a coupon.",
                            Look.at("GET /reconciliations/latest"),
                            List.of("\"caseId\":\"" + CASE, "books and balances differ"),
                            OtherScenes::differs)
                    .endsBy("the balance is right again, and an audit by hand", OtherScenes::audit),
            new Scene(
                            "ReconcileOverdueAlarm",
                            "Reconcile did not run at night.",
                            Look.at("GET /reconciliations/latest"),
                            List.of("\"watermark\""),
                            OtherScenes::notAudited)
                    .endsBy("an audit by hand", night -> night.run("Reconcile")),
            new Scene(
                            "ApiFaultsAlarm",
                            "The tables are away when a request comes.",
                            Look.NOWHERE,
                            List.of("GET /orders/{orderId} failed", "\"requestId\":\"request-", "\"orderId\":\"O1\""),
                            OtherScenes::fault)
                    .endsBy("the tables are back", night -> night.rows.isMended()));

    private OtherScenes() {}

    private static Scene silence(String alarm, String worker) {
        return new Scene(alarm, worker + " does not run.", Look.NOWHERE, List.of(), night -> {
                    night.stop(worker);
                    night.minutes(16);
                })
                .endsBy(worker + " runs again", night -> night.start(worker));
    }

    private static void owed(Night night) {
        night.rows.breaks(key -> key.table() == Table.ACCOUNTS && key.sort().equals("ACCOUNT"));
        night.due("O1");
        night.minutes(80);
    }

    private static void waiting(Night night) {
        night.shop.publish(
                "douyin-stockout",
                "2026-08-09T16:00:00Z",
                "2026-02-01T00:00:00Z",
                "shortfall: advance",
                "shortfall: suspend");
        night.order("douyin", "O1");
        night.tell(Role.PLATFORM, "shop", "PUT /orders/{orderId}/lines/{lineId}/admission", "{}", "O1", "1");
        night.minutes(2);
        night.clock.advance(Duration.ofDays(7));
        night.minutes(16);
    }

    private static void lineFails(Night night) {
        night.order("pinduoduo", "O1");
        night.rows.breaks(key -> key.sort().equals("LINE~1"));
        night.clock.advance(Duration.ofDays(4));
        night.minutes(16);
    }

    private static void staysShort(Night night) {
        night.order("pinduoduo", "O1");
        night.rows.breaks(key -> key.sort().equals("LINE~1"));
        String recount = "PUT /merchants/{merchantId}/stock/{sku}/recounts/{recountId}";
        night.tell(Role.MERCHANT, "M1", recount, "{\"onHand\":0}", "M1", "A", "c-1");
        night.minutes(62);
    }

    private static void missed(Night night) {
        var line = Shop.line("1", "M1", "A", 1, 9_000);
        night.shop.report(new PaidOrder("O1", "pinduoduo", Shop.BUYER, Shop.CNY, Shop.START, List.of(line)));
        night.clock.advance(Duration.ofHours(25));
        night.run("WatchStock");
        night.minutes(1);
    }

    private static void shipmentFails(Night night) {
        night.shop.amend("choiceWindowHours: 0", "choiceWindowHours: 12");
        String stock = "PUT /merchants/{merchantId}/stock/{sku}/";
        night.tell(Role.MERCHANT, "M1", stock + "recounts/{recountId}", "{\"onHand\":9}", "M1", "A", "c-1");
        night.due("O1");
        night.tell(Role.MERCHANT, "M1", stock + "suppliers/{supplierId}", "{\"leadTimeDays\":3}", "M1", "A", "sup-1");
        String units = "{\"supplierId\":\"sup-1\",\"units\":5}";
        night.tell(Role.MERCHANT, "M1", stock + "restocks/{restockId}", units, "M1", "A", "re-1");
        String day = "{\"units\":5,\"arrivesOn\":\"2026-03-06\"}";
        night.tell(Role.MERCHANT, "M1", stock + "restocks/{restockId}/reply", day, "M1", "A", "re-1");
        String wait = "{\"choice\":\"wait\",\"arrivesOn\":\"2026-03-06\"}";
        night.tell(Role.BUYER, "buyer-1", "PUT /refunds/{refundId}/choice", wait, CASE + "~1-1");
        night.rows.breaks(key -> key.sort().startsWith("REFUND~"));
        night.ask(Role.PLATFORM, "shop", SHIPMENT, Map.of(), shipment(night, "1"), "O1", "s-1");
        night.minutes(16);
    }

    private static String shipment(Night night, String line) {
        return "{\"shippedAt\":\"%s\",\"lines\":[{\"lineId\":\"%s\",\"quantity\":1}]}"
                .formatted(night.clock.instant(), line);
    }

    private static void cameToNothing(Night night) {
        night.tell(Role.PLATFORM, "shop", SHIPMENT, shipment(night, "9"), "O1", "s-1");
        night.order("pinduoduo", "O1");
        night.minutes(1);
    }

    private static void refusesShop(Night night) {
        night.shopRefunds();
        night.minutes(1);
    }

    private static void importStalls(Night night) {
        night.rows.breaks(key -> key.sort().equals("LINK"));
        night.importOrders("orderId,buyerId,currency,paidAt,lineId,merchantId,sku,quantity,paid,promisedShipAt\n"
                + "O1,buyer-1,CNY,2026-03-02T03:00:00Z,1,M1,A,1,90.00,2026-03-04T04:00:00Z\n");
        for (int minute = 0; minute < 13; minute++) {
            night.run("ImportFiles");
            night.minutes(1);
        }
    }

    private static void importGoesOn(Night night) {
        night.rows.isMended();
        night.run("ImportFiles");
    }

    private static void undelivered(Night night) {
        night.busIsAway(true);
        night.due("O1");
        night.minutes(45);
    }

    private static void unreached(Night night) {
        night.due("O1");
        night.minutes(1);
        String bounced = """
            {"caseId":"%s","channel":"mail","state":"failed","at":"%s","lastChannel":true}""".formatted(CASE, night.clock.instant());
        night.tell(Role.PLATFORM, "shop", "PUT /notices/{noticeId}/delivery", bounced, CASE + "~1~stockoutBuyer");
        night.minutes(1);
    }

    private static void differs(Night night) {
        night.due("O1");
        night.minutes(2);
        balance(night, 1);
        night.run("Reconcile");
        night.minutes(1);
    }

    /** Changes the balance of the coupon by hand. */
    private static void balance(Night night, long minor) {
        Row coupon = rows(night).findFirst().orElseThrow();
        Map<String, Object> changed = new HashMap<>(coupon.attributes());
        changed.put("balance", Map.of("minor", minor, "currency", "CNY"));
        night.memory.commit(List.of(new Write.Replace(coupon.key(), coupon.version(), changed)));
    }

    private static void audit(Night night) {
        balance(night, 500);
        night.run("Reconcile");
    }

    private static void topUp(Night night) {
        String body = "{\"amountMinor\":100000,\"currency\":\"CNY\",\"into\":\"balance\"}";
        night.tell(Role.PLATFORM, "shop", "PUT /merchants/{merchantId}/top-ups/{topUpId}", body, "M1", "t-1");
    }

    private static Stream<Row> rows(Night night) {
        return new MemoryScanner(night.memory, 100)
                .scan(Table.COUPONS, Optional.empty()).items().stream()
                        .filter(row -> row.key().sort().equals("COUPON"));
    }

    private static void notAudited(Night night) {
        night.clock.advance(Duration.ofHours(26));
        night.minutes(1);
    }

    private static void fault(Night night) {
        night.order("pinduoduo", "O1");
        night.rows.isAway();
        night.ask(Role.PLATFORM, "shop", "GET /orders/{orderId}", Map.of(), "", "O1");
        night.minutes(1);
    }
}
