package dev.makegood.proof;

import dev.makegood.furtherperiod.FurtherPeriod;
import dev.makegood.notice.Fact;
import dev.makegood.notice.FurtherPeriodFact;
import dev.makegood.notice.Notice;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks that both sides were told of each further period, that it was found to be over, and cancelled nothing before. */
final class FurtherPeriodsKept {
    private final Rows.Typed rows;
    private final List<Notice> notices;
    private final Consumer<String> violations;

    FurtherPeriodsKept(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
        notices = rows.of(Notice.class, Table.NOTICES, "NOTICE");
    }

    void check(Instant now) {
        Map<LineRef, FurtherPeriod> periods = rows.of(FurtherPeriod.class, Table.ORDERS, "FURTHER~").stream()
                .collect(Collectors.toMap(FurtherPeriod::line, Function.identity()));
        Set<LineRef> merchants = lines(FurtherPeriodFact.FurtherPeriodSetMerchant.class);
        Set<LineRef> buyers = lines(FurtherPeriodFact.FurtherPeriodSetBuyer.class);
        if (!merchants.equals(periods.keySet()) || !buyers.equals(periods.keySet())) {
            violations.accept("further periods " + periods.keySet() + ", of which merchants " + merchants
                    + " and buyers " + buyers + " were told");
        }
        // A pass may still come, and the clocks of processes differ.
        Instant passed = now.minus(History.SKEW).minus(Duration.ofHours(1));
        periods.values().stream()
                .filter(period -> period.endedAt().isEmpty() && period.until().isBefore(passed))
                .forEach(period -> violations.accept(period + " is over, and nothing followed"));
        rows.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .filter(line -> line.open() > 0 && periods.containsKey(line.ref()))
                .filter(line -> periods.get(line.ref()).shipBy().equals(line.shipBy())
                        && periods.get(line.ref())
                                .cancelsAt()
                                .filter(passed::isAfter)
                                .isPresent())
                .forEach(line -> violations.accept(line.ref() + " is open after " + periods.get(line.ref())));
        rows.of(Case.class, Table.CASES, "CASE").stream()
                .filter(one -> one.id().violation() == Violation.STOCKOUT)
                .forEach(one -> caused(one, periods));
    }

    private void caused(Case one, Map<LineRef, FurtherPeriod> periods) {
        FurtherPeriod period =
                periods.get(new LineRef(one.id().orderId(), one.id().lineId()));
        one.tranches().stream()
                .filter(tranche -> tranche.trigger() == Trigger.FURTHER_PERIOD)
                .filter(tranche -> period == null
                        || period.cancelsAt()
                                .filter(tranche.knownAt()::isBefore)
                                .isPresent()
                        || period.cancelsAt().isEmpty())
                .forEach(tranche ->
                        violations.accept(one.id() + " was cancelled otherwise than by its further period " + period));
    }

    private Set<LineRef> lines(Class<? extends Fact> kind) {
        return notices.stream()
                .filter(notice -> notice.fact().getClass() == kind)
                .map(notice -> new LineRef(
                        notice.details().get("orderId"), notice.details().get("lineId")))
                .collect(Collectors.toSet());
    }
}
