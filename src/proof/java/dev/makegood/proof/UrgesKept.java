package dev.makegood.proof;

import dev.makegood.furtherperiod.FurtherPeriod;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.OrderLine;
import dev.makegood.storage.Table;
import dev.makegood.urge.Urge;
import dev.makegood.urge.Urges;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks that each urge was told, answered or told to be unanswered, and did what its version says. */
final class UrgesKept {
    private final Rows.Typed rows;
    private final List<Notice> notices;
    private final Consumer<String> violations;

    UrgesKept(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
        notices = rows.of(Notice.class, Table.NOTICES, "NOTICE");
    }

    void check(Instant now) {
        compare("urges told", _ -> true, OrderFact.UrgedMerchant.class);
        compare("urges received", _ -> true, OrderFact.UrgeReceivedBuyer.class);
        compare("urges answered", urge -> urge.answer().isPresent(), OrderFact.UrgeAnsweredBuyer.class);
        compare("urges without answer", urge -> urge.toldAt().isPresent(), OrderFact.UrgeUnansweredBuyer.class);
        compare(
                "urges without answer, for operators",
                urge -> urge.toldAt().isPresent(),
                OrderFact.UrgeUnansweredOperator.class);
        Map<Object, OrderLine> lines = rows.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .collect(Collectors.toMap(OrderLine::ref, Function.identity()));
        Map<Object, FurtherPeriod> periods = rows.of(FurtherPeriod.class, Table.ORDERS, "FURTHER~").stream()
                .collect(Collectors.toMap(FurtherPeriod::line, Function.identity()));
        rows.of(Urges.class, Table.ORDERS, "URGES~")
                .forEach(urges -> urges.all()
                        .forEach(urge -> kept(lines.get(urges.line()), periods.get(urges.line()), urge, now)));
    }

    private void kept(OrderLine line, FurtherPeriod period, Urge urge, Instant now) {
        if (line == null || line.open() == 0 || urge.answer().isPresent()) {
            return;
        }
        // A pass may still come, and the clocks of processes differ.
        Instant passed = now.minus(History.SKEW).minus(Duration.ofHours(1));
        if (urge.answerBy().isBefore(passed) && urge.toldAt().isEmpty()) {
            violations.accept(urge + " of " + line.ref() + " was not answered, and nobody was told");
        }
        if (urge.overdue()
                && urge.answerBy().isBefore(passed)
                && line.overdueAt(Duration.ZERO)
                        .filter(at -> at.isBefore(passed))
                        .isPresent()
                && (period == null
                        || !period.shipBy().equals(line.shipBy())
                        || period.until().isBefore(passed))) {
            violations.accept(line.ref() + " is not overdue, although nobody answered " + urge);
        }
    }

    private void compare(String what, Predicate<Urge> which, Class<? extends Fact> kind) {
        var expected = new TreeSet<String>();
        for (Urges urges : rows.of(Urges.class, Table.ORDERS, "URGES~")) {
            urges.all().stream()
                    .filter(which)
                    .forEach(urge -> expected.add(
                            urges.line().orderId() + "/" + urges.line().lineId() + " " + urge.urgeId()));
        }
        var told = new TreeSet<String>();
        notices.stream()
                .filter(notice -> notice.fact().getClass() == kind)
                .forEach(notice -> told.add(
                        notice.details().get("orderId") + "/" + notice.details().get("lineId") + " "
                                + notice.details().get("urgeId")));
        if (!expected.equals(told)) {
            violations.accept(what + ": " + told + " instead of " + expected);
        }
    }
}
