package dev.makegood.proof;

import dev.makegood.abuse.AbuseFlag;
import dev.makegood.abuse.AbuseKind;
import dev.makegood.advice.causes.CauseCorrection;
import dev.makegood.advice.causes.ExplainCases;
import dev.makegood.advice.causes.ExplainedCase;
import dev.makegood.command.Outcome;
import dev.makegood.order.PaidOrder;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Table;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks that every case can be explained, that each correction is kept, and that a flag accuses nobody of what did not happen. */
final class FlagsTrue {
    private final HistoryState history;
    private final Rows.Typed rows;
    private final Consumer<String> violations;

    FlagsTrue(HistoryState history, Rows.Typed rows, Consumer<String> violations) {
        this.history = history;
        this.rows = rows;
        this.violations = violations;
    }

    void check() {
        List<Case> cases = rows.of(Case.class, Table.CASES, "CASE");
        Map<String, ExplainedCase> explained = history.turns.call(() -> new ExplainCases(history.database)
                .of(cases).stream()
                        .collect(Collectors.toMap(one -> one.of().id().toString(), Function.identity())));
        history.accepted.forEach(told -> {
            if (told.answer() instanceof Outcome.Created<?>(CauseCorrection correction)) {
                corrected(told.what(), correction, explained);
            }
        });
        rows.of(AbuseFlag.class, Table.CASES, "FLAG").stream()
                .filter(flag -> flag.kind() == AbuseKind.RELISTED_DEARER)
                .filter(flag -> flag.cases().stream()
                        .noneMatch(id ->
                                cases.stream().filter(c -> c.id().equals(id)).anyMatch(this::isRelistedDearer)))
                .forEach(flag -> violations.accept("nothing was sold dearer, and this was flagged: " + flag));
    }

    private void corrected(String what, CauseCorrection correction, Map<String, ExplainedCase> explained) {
        boolean kept = explained.values().stream()
                .flatMap(one -> one.corrections().stream())
                .anyMatch(one -> one.correctionId().equals(correction.correctionId())
                        && one.at().equals(correction.at().truncatedTo(ChronoUnit.MILLIS))
                        && one.told().rootCause() == correction.told().rootCause());
        if (!kept) {
            violations.accept(what + " is not kept");
        }
    }

    /** Returns true if the merchant sold the SKU on a later day for a tenth more, by what was ordered. */
    private boolean isRelistedDearer(Case c) {
        PaidOrder order = history.journal.orders.get(c.id().orderId());
        PaidOrder.PaidLine line = order.line(c.id().lineId()).orElseThrow();
        long paid = unit(line);
        return history.journal.orders.values().stream()
                .filter(other -> other.paidAt()
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .isAfter(c.establishedAt().atZone(ZoneOffset.UTC).toLocalDate()))
                .flatMap(other -> other.lines().stream())
                .anyMatch(other -> other.merchantId().equals(line.merchantId())
                        && other.sku().equals(line.sku())
                        && unit(other) * 10 >= paid * 11);
    }

    private static long unit(PaidOrder.PaidLine line) {
        return line.paid().getAmountMinorLong() / line.quantity();
    }
}
