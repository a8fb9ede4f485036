package dev.makegood.e2e;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.lambda.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies that a schedule's payload for another function is refused by name, and nothing is done. */
@Tag("platform")
@Tag("schedules")
class SchedulePayloadsE2eTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DetectStockouts | {} | is required",
                "DetectStockouts | {\"type\":\"sweep-refunds\",\"version\":1} | must be detect-stockouts",
                "SweepRefunds | {\"type\":\"sweep-refunds\",\"version\":2} | whole number from 1 to 1",
                "IssueCoupons | {\"type\":\"issue-coupons\",\"version\":1,\"limit\":9} | is not a field here",
                "WatchStock | {\"type\":\"watch-stock\"} | is required",
                "ExpireCoupons | {\"type\":7} | must be a text",
                "Reconcile | {\"type\":\"reconcile\",\"version\":1} | is required",
                "ArchiveOrders | {\"type\":\"archive-orders\",\"version\":1} | is required",
                "DeliverNotices | {\"Type\":\"deliver-notices\",\"version\":1} | is required",
            })
    void wrongPayloadsAreRefusedWithTheReason(String function, String payload, String reason) {
        var failed =
                assertInstanceOf(Outcome.Failed.class, Deployment.platform().invoke(function, payload));
        assertTrue(failed.error().contains("InvalidInput"), failed::error);
        assertTrue(failed.error().contains(reason), failed::error);
    }
}
