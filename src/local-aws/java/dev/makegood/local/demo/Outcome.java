package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.lambda.Outcome.Answered;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Prints the final table, and checks it against the expected results and the gateway's own books. */
final class Outcome {
    /** The worth of one stockout order under the default policy, in fen. */
    private static final long COMPENSATION = 500;

    private static final String RECONCILE = "{\"type\":\"reconcile\",\"version\":1,\"lagMinutes\":0}";

    private final LocalPlatform platform;
    private final BadDay day;
    private final PrintStream out;
    private final Map<String, Boolean> checks = new LinkedHashMap<>();

    Outcome(LocalPlatform platform, BadDay day, PrintStream out) {
        this.platform = platform;
        this.day = day;
        this.out = out;
    }

    /**
     * Prints the result.
     *
     * @param ofActs the results of the acts after that day
     * @return 0 if all checks hold, else 1
     */
    int report(Map<String, Boolean> ofActs) {
        Tally tally = day.tally();
        List<Movement> movements = platform.gateway().movements().stream()
                .filter(movement -> BadDay.isOfThatDay(movement.orderId()))
                .toList();
        long paidBack = movements.stream().mapToLong(Movement::amountMinor).sum();
        row(
                "cases",
                "%d: %d recount, %d admission, %d overdue",
                tally.cases(),
                tally.recounted(),
                tally.admitted(),
                tally.overdue());
        row("refunds settled", "%d, %s", tally.refunded(), yuan(tally.refundedMinor()));
        row("the gateway's books", "%d refunds, %s", movements.size(), yuan(paidBack));
        row("coupons issued", "%d, %s", tally.coupons(), yuan(tally.owedMinor()));
        IntStream.rangeClosed(1, BadDay.MERCHANTS).mapToObj(m -> "m-" + m).forEach(this::account);
        checks.put("cases", tally.cases() == BadDay.CASES && tally.recounted() == BadDay.STRANDED);
        checks.put("every refund once", movements.size() == BadDay.CASES && tally.refunded() == BadDay.CASES);
        checks.put("refunds to the fen", paidBack == expectedRefunds() && tally.refundedMinor() == paidBack);
        checks.put("a coupon each", tally.coupons() == BadDay.CASES);
        checks.put("compensation", tally.owedMinor() == BadDay.CASES * COMPENSATION);
        // 50.00 paid in, 60 x 5.00 owed: 250.00 advanced, 100.00 of it repaid.
        checks.put("receivable", day.account("m-1").path("receivableMinor").asLong() == 15_000);
        checks.put("one warning", day.warnings() == 1);
        checks.putAll(ofActs);
        checks.put("books reconcile", reconciled());
        checks.forEach((name, holds) -> row(name, holds ? "ok" : "WRONG"));
        return checks.containsValue(false) ? 1 : 0;
    }

    /** Sums up the latest paid orders of the stranded SKU, the admitted order and the forgotten one. */
    private static long expectedRefunds() {
        return LongStream.concat(LongStream.range(BadDay.LEFT, BadDay.HOT_ORDERS), LongStream.of(88, 89))
                .map(order -> BadDay.paidMinor((int) order))
                .sum();
    }

    private void account(String merchantId) {
        JsonNode account = day.account(merchantId);
        row(
                "account of " + merchantId,
                "balance %s, deposit %s, receivable %s",
                yuan(account.path("balanceMinor").asLong()),
                yuan(account.path("depositMinor").asLong()),
                yuan(account.path("receivableMinor").asLong()));
    }

    private boolean reconciled() {
        if (!(platform.invoke("Reconcile", RECONCILE) instanceof Answered answered)) {
            return false;
        }
        try {
            JsonNode result = new ObjectMapper().readTree(answered.payload());
            row("reconcile", "%s, differences %s", result.path("counts"), result.path("differences"));
            return result.path("reconciled").asBoolean();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void row(String name, String format, Object... values) {
        out.printf("  %-22s %s%n", name, String.format(format, values));
    }

    private static String yuan(long minor) {
        return "%d.%02d CNY".formatted(minor / 100, minor % 100);
    }
}
