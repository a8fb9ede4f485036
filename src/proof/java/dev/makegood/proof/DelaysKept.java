package dev.makegood.proof;

import dev.makegood.delay.Delay;
import dev.makegood.delay.Delays;
import dev.makegood.notice.DelayFact;
import dev.makegood.notice.Notice;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Silence;
import dev.makegood.storage.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks that a line is undecided exactly while its latest delay is, that silence decides at its instant as the buyer was told,
 * that nobody agrees to a ship time that is over, and that both sides read who decided.
 */
final class DelaysKept {
    private final Rows.Typed rows;
    private final Consumer<String> violations;

    DelaysKept(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
    }

    void check(Instant now) {
        Map<LineRef, OrderLine> lines = rows.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .collect(Collectors.toMap(OrderLine::ref, Function.identity()));
        var waiting = new HashSet<LineRef>();
        var told = new TreeSet<String>();
        var agreed = new TreeSet<String>();
        for (Delays all : rows.of(Delays.class, Table.ORDERS, "DELAY~")) {
            for (Delay delay : all.told()) {
                told.add(name(all.line().orderId(), all.line().lineId(), delay.delayId()));
                check(all, delay, now);
                if (delay.answer()
                        .filter(answer -> answer.accepted() && !answer.silent())
                        .isPresent()) {
                    agreed.add(name(all.line().orderId(), all.line().lineId(), delay.delayId()));
                }
            }
            if (waits(all.told().getLast())) {
                waiting.add(all.line());
            }
        }
        lines.forEach((ref, line) -> {
            if (line.times().undecided().isPresent() != waiting.contains(ref)) {
                violations.accept(
                        ref + " waits for its buyer: " + line.times() + ", by its delays: " + waiting.contains(ref));
            }
        });
        compare("delays that buyers were told of", told, of(DelayFact.DelayToldBuyer.class));
        compare("consents that merchants were told of", agreed, of(DelayFact.DelayAgreedMerchant.class));
    }

    private void check(Delays all, Delay delay, Instant now) {
        Silence silence = delay.silence();
        if (delay.answer().isEmpty() && silence.until().plus(History.SKEW).isBefore(now)) {
            violations.accept(
                    all.line() + ": silence has decided at " + silence.until() + ", and nothing came of " + delay);
        }
        delay.answer()
                .filter(answer -> answer.accepted() && !answer.silent())
                .filter(answer ->
                        delay.shipBy().filter(at -> !at.isAfter(answer.at())).isPresent())
                .ifPresent(_ ->
                        violations.accept(all.line() + ": the buyer agreed to a ship time that was over: " + delay));
        delay.answer().filter(Delay.Answer::silent).ifPresent(answer -> {
            boolean right = answer.accepted() == (silence.means() == Silence.Meaning.CONSENT)
                    && answer.at().equals(silence.until().plusMillis(1));
            if (!right) {
                violations.accept(all.line() + ": silence decided otherwise than was told: " + delay);
            }
        });
    }

    private static boolean waits(Delay latest) {
        return latest.answer()
                .map(answer -> answer.accepted()
                        && latest.shipBy().isEmpty()
                        && latest.cancelledAt().isEmpty())
                .orElse(true);
    }

    private Set<String> of(Class<?> kind) {
        return rows.of(Notice.class, Table.NOTICES, "NOTICE").stream()
                .filter(notice -> notice.fact().getClass() == kind)
                .map(notice -> name(
                        notice.details().get("orderId"),
                        notice.details().get("lineId"),
                        notice.details().get("delayId")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(String orderId, String lineId, String delayId) {
        return orderId + " " + lineId + " " + delayId;
    }

    private void compare(String what, Set<String> expected, Set<String> found) {
        if (!expected.equals(found)) {
            violations.accept(what + ": " + found + " instead of " + expected);
        }
    }
}
