package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.admit;
import static dev.makegood.e2e.Deployment.id;
import static dev.makegood.e2e.Deployment.pass;
import static dev.makegood.e2e.Deployment.place;
import static dev.makegood.e2e.Deployment.recount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Verifies that every trigger, sent twice and sixteen times concurrently, leaves one case, one gateway refund, one
 * coupon and one debit. {@link PassesAtOnceE2eTest} does the same with passes.
 */
@Tag("platform")
@Tag("clock")
class ExactlyOnceE2eTest {
    private final String order = id("o");
    private final String merchant = id("m");
    private final String sku = id("sku");

    @Test
    void sixteenAdmissionsAtOnceRefundOnce() throws Exception {
        place(order, merchant, sku, 2, 9_999);
        List<Integer> statuses = sixteen(() -> admit(order, merchant, "{}").statusCode());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        assertEquals(15, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        pass(2);
        admit(order, merchant, "{}").then().statusCode(200);
        pass(2);
        Settled.once(order, merchant, 9_999);
    }

    @Test
    void sixteenRecountsAtOnceRefundOnce() throws Exception {
        place(order, merchant, sku, 2, 9_999);
        List<Integer> statuses = sixteen(() -> recount(merchant, sku, "r-1", 0).statusCode());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        sixteen(() -> Deployment.platform().runSchedule("DetectStockouts"));
        recount(merchant, sku, "r-2", 0);
        pass(3);
        Settled.once(order, merchant, 9_999);
    }

    @Test
    void theSameOrderSixteenTimesAllocatesOnce() throws Exception {
        String buyer = id("buyer");
        var body = Deployment.order(
                buyer, Deployment.line("1", merchant, sku, 2, 100), Deployment.line("2", merchant, sku, 3, 100));
        List<Integer> statuses =
                sixteen(() -> answered(() -> Deployment.asPlatform().body(body).put("/orders/" + order)));
        assertTrue(statuses.stream().allMatch(status -> status == 200 || status == 201), statuses::toString);
        Deployment.platform().awaitQuietStreams();
        int allocated = Deployment.as("merchant", merchant)
                .get("/merchants/" + merchant + "/stock/" + sku)
                .path("allocated");
        assertEquals(5, allocated);
    }

    /** 503 asks to send the same request again. */
    private static int answered(Supplier<Response> call) {
        return Stream.generate(call)
                .limit(10)
                .map(Response::statusCode)
                .filter(status -> status != 503)
                .findFirst()
                .orElse(503);
    }

    static <T> List<T> sixteen(Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, 16).mapToObj(_ -> threads.submit(work)).toList();
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
