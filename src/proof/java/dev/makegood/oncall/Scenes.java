package dev.makegood.oncall;

import dev.makegood.oncall.Scene.Look;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the scenes of all alarms, and the alarms that have none with the reason. */
final class Scenes {
    private static final String ANSWERED =
            "An API function answers its faults, see ApiFaultsAlarm. It fails only if it times out or crashes, which Lambda counts.";

    /** The workers; each fails while the tables are away. */
    private static final List<String> WORKERS = List.of(
            "DetectStockouts",
            "SweepRefunds",
            "IssueCoupons",
            "DeliverNotices",
            "WatchStock",
            "ExpireCoupons",
            "ErasePersonalText",
            "WatchDesk",
            "Reconcile",
            "ImportFiles",
            "ArchiveOrders");

    /** The functions that answer requests. */
    private static final List<String> APIS = List.of(
            "OrdersApi",
            "StockApi",
            "StockoutsApi",
            "RefundsApi",
            "CouponsApi",
            "BuyersApi",
            "AccountsApi",
            "NoticesApi",
            "ServiceDeskApi",
            "ImportsApi",
            "EvidenceApi",
            "LinksApi",
            "PoliciesApi");

    static final Map<String, String> NOT_PLAYED = new TreeMap<>(Map.of(
            "FailuresAlarm",
                    "It is the length of a queue in SQS. Locally, events that are given up are lines of a file.",
            "DeadMessagesAlarm", "It is the length of a queue in SQS; LocalQueueTest puts messages aside.",
            "MessageAgeAlarm", "It is the age of a message in SQS.",
            "IngestMessagesErrors",
                    "The function says which messages it could not take, whatever the trouble. It fails only if it times out or crashes.",
            "CompareRefundsErrors",
                    "The function works only in a stack with a provider that has a list; CompareRefundsFunctionTest lets one fail.",
            "RefundsNotAsListedAlarm",
                    "The function works only in a stack with a provider that has a list; CompareRefundsFunctionTest measures differences.",
            "WebhooksIgnoredAlarm",
                    "Only Stripe's webhook ignores events; StripeWebhookTest sends those of another mode.",
            "ThrottlesAlarm", "It is the concurrency of an account at AWS.",
            "StreamAgeAlarm", "It is how far Lambda's reader of the stream is behind.",
            "AllocationAgeAlarm", "It is how far Lambda's reader of the stream is behind."));

    static {
        APIS.forEach(api -> NOT_PLAYED.put(api + "Errors", ANSWERED));
    }

    static final Map<String, List<Scene>> PLAYED = Stream.of(
                    RefundScenes.ALL.stream(),
                    OtherScenes.ALL.stream(),
                    WORKERS.stream().map(Scenes::error),
                    Stream.of(onStream(), allocating()))
            .flatMap(scenes -> scenes)
            .collect(Collectors.groupingBy(Scene::alarm, TreeMap::new, Collectors.toList()));

    private Scenes() {}

    private static Scene error(String function) {
        return error(function, night -> night.run(function));
    }

    private static Scene onStream() {
        Map<String, Object> keys = Map.of("Keys", Map.of("pk", Map.of("S", "O1~1~stockout")));
        return error(
                "IssueCouponsOnStream",
                night -> night.run("IssueCouponsOnStream", Map.of("Records", List.of(Map.of("dynamodb", keys)))));
    }

    private static Scene allocating() {
        Map<String, Object> line =
                Map.of("lineId", Map.of("S", "1"), "merchantId", Map.of("S", "m-7"), "sku", Map.of("S", "tea-250"));
        Map<String, Object> change = Map.of(
                "Keys", Map.of("pk", Map.of("S", "O1"), "sk", Map.of("S", "LINE~1")),
                "NewImage", Map.of("line", Map.of("M", line)));
        return error(
                "AllocateStock",
                night -> night.run("AllocateStock", Map.of("Records", List.of(Map.of("dynamodb", change)))));
    }

    private static Scene error(String function, java.util.function.Consumer<Night> run) {
        return new Scene(
                        function + "Errors",
                        "The tables are away when " + function + " runs.",
                        Look.NOWHERE,
                        List.of("the tables are away"),
                        night -> {
                            night.rows.isAway();
                            run.accept(night);
                            night.minutes(1);
                        })
                .endsBy("the tables are back", night -> night.rows.isMended());
    }
}
