package dev.makegood.shop;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Simulates a gateway with its own books: a key moves money at most once. Answers as scripted, then normally. */
public final class ScriptedGateway implements PaymentGateway {
    /** Scripts the next request. */
    public enum Next {
        PAY_AND_TIME_OUT,
        TIME_OUT,
        DECLINE,
        PEND,
        NOT_NOW,
        LACK_BALANCE,
        CRASH_CALLER
    }

    private final Map<String, Money> books = new HashMap<>();
    private final Deque<Next> script = new ArrayDeque<>();
    private final Map<String, GatewayOutcome> answers = new HashMap<>();
    private final Set<String> pending = new HashSet<>();
    private boolean broken;
    public GatewayTerms terms = GatewayTerms.DEFAULT;
    public final List<String> sent = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();

    public synchronized void next(Next... steps) {
        script.addAll(List.of(steps));
    }

    @Override
    public synchronized GatewayOutcome refund(RefundRequest request) {
        failIfBroken();
        sent.add(request.key());
        Next step = script.poll();
        if (step == null) {
            return pay(request);
        }
        return switch (step) {
            case PAY_AND_TIME_OUT -> {
                pay(request);
                yield new GatewayOutcome.Unknown("timed out");
            }
            case TIME_OUT -> new GatewayOutcome.Unknown("timed out");
            case DECLINE -> new GatewayOutcome.Declined("account closed");
            case PEND -> {
                pending.add(request.key());
                yield new GatewayOutcome.Pending("p-1");
            }
            case NOT_NOW -> new GatewayOutcome.NotNow(Optional.of(Duration.ofSeconds(30)), "one at a time");
            case LACK_BALANCE -> new GatewayOutcome.NoBalance("0.00 left");
            case CRASH_CALLER -> {
                pay(request);
                throw new IllegalStateException("the worker died");
            }
        };
    }

    private void failIfBroken() {
        if (broken) {
            throw new IllegalStateException("the worker died");
        }
    }

    private GatewayOutcome pay(RefundRequest request) {
        Money before = books.putIfAbsent(request.key(), request.amount());
        if (before != null && !before.equals(request.amount())) {
            throw new AssertionError("one key, two amounts: " + request);
        }
        return new GatewayOutcome.Done("gw-" + request.key());
    }

    /** Makes every call fail on the caller's side from now on. */
    public synchronized void breakDown() {
        broken = true;
    }

    @Override
    public synchronized GatewayOutcome find(RefundRequest request) {
        failIfBroken();
        String key = request.key();
        asked.add(key);
        GatewayOutcome answer = answers.get(key);
        if (answer != null) {
            return answer;
        }
        if (pending.contains(key) && !books.containsKey(key)) {
            return new GatewayOutcome.Pending("p-1");
        }
        return books.containsKey(key) ? new GatewayOutcome.Done("gw-" + key) : new GatewayOutcome.NotFound();
    }

    /** Makes look-ups of a key return this answer from now on. */
    public synchronized void answer(String key, GatewayOutcome answer) {
        answers.put(key, answer);
    }

    /** Pays pending refunds. */
    public synchronized void payPending(RefundRequest request) {
        pay(request);
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return terms;
    }

    public synchronized Map<String, Money> books() {
        return Map.copyOf(books);
    }
}
