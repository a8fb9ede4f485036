package dev.makegood.shop;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** A gateway with books of its own: a key moves money at most once. Answers as scripted, then as a good one. */
public final class ScriptedGateway implements PaymentGateway {
    /** What it does with the next request. */
    public enum Next {
        PAY_AND_TIME_OUT,
        TIME_OUT,
        DECLINE,
        PEND,
        CRASH_CALLER
    }

    private final Map<String, Money> books = new HashMap<>();
    private final Deque<Next> script = new ArrayDeque<>();
    private boolean broken;
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
            case PEND -> new GatewayOutcome.Pending("p-1");
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

    /** From now on every call fails on the caller's side. */
    public synchronized void breakDown() {
        broken = true;
    }

    @Override
    public synchronized GatewayOutcome find(String key) {
        failIfBroken();
        asked.add(key);
        return books.containsKey(key) ? new GatewayOutcome.Done("gw-" + key) : new GatewayOutcome.NotFound();
    }

    public synchronized Map<String, Money> books() {
        return Map.copyOf(books);
    }
}
