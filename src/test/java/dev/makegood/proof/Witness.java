package dev.makegood.proof;

import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.Money;

/** The gateway, and the witness: its books say what was paid, whatever our rows say. It is called on one thread at a time. */
final class Witness implements PaymentGateway {
    /** How it treats a key. */
    enum Behaviour {
        PAYS,
        /** Pays, and says at first that it has a fault. */
        PAYS_UNSURE,
        /** Has a fault the first two times, and forgets the request. */
        FORGETS,
        /** Accepts, and pays later; a webhook tells, if the sweep does not ask before. */
        PENDS,
        /** Accepts, and pays when it is asked for the second time; no webhook comes. */
        PENDS_SILENTLY,
        DECLINES_TWICE,
        /** Declines until a person has looked at it. */
        DECLINES_LONG
    }

    /** More than the attempts of one round. */
    private static final int LONG = 14;

    /** What it paid under one key. */
    record Paid(String orderId, Money amount) {}

    final Map<String, Paid> books = new TreeMap<>();
    final List<String> problems = new ArrayList<>();
    private final Map<String, RefundRequest> known = new TreeMap<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Function<String, Behaviour> behaviours;
    private final Consumer<GatewayEvent> webhook;

    Witness(Function<String, Behaviour> behaviours, Consumer<GatewayEvent> webhook) {
        this.behaviours = behaviours;
        this.webhook = webhook;
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        RefundRequest before = known.putIfAbsent(request.key(), request);
        if (before != null && !before.equals(request)) {
            problems.add("the gateway was asked for " + request + " after " + before);
            return new GatewayOutcome.Declined("the key was used for another refund");
        }
        if (books.containsKey(request.key())) {
            return done(request.key());
        }
        int call = calls.merge(request.key(), 1, Integer::sum);
        return switch (behaviours.apply(request.key())) {
            case PAYS -> payAndTell(request);
            case PAYS_UNSURE -> {
                payAndTell(request);
                yield new GatewayOutcome.Unknown("502");
            }
            case FORGETS -> {
                if (call <= 2) {
                    known.remove(request.key());
                    yield new GatewayOutcome.Unknown("503");
                }
                yield pay(request);
            }
            case PENDS -> {
                webhook.accept(event(request, done(request.key())));
                yield new GatewayOutcome.Pending("p-" + request.key());
            }
            case PENDS_SILENTLY -> new GatewayOutcome.Pending("p-" + request.key());
            case DECLINES_TWICE -> call <= 2 ? decline(request) : pay(request);
            case DECLINES_LONG -> call <= LONG ? decline(request) : pay(request);
        };
    }

    private GatewayOutcome payAndTell(RefundRequest request) {
        GatewayOutcome done = pay(request);
        webhook.accept(event(request, done));
        return done;
    }

    private GatewayOutcome decline(RefundRequest request) {
        var declined = new GatewayOutcome.Declined("the card was blocked");
        webhook.accept(event(request, declined));
        return declined;
    }

    private static GatewayEvent event(RefundRequest request, GatewayOutcome outcome) {
        return new GatewayEvent("e-" + request.key(), request.key(), "gw", request.amount(), outcome);
    }

    /** What an event says happens now, if it has not yet. */
    void happen(GatewayEvent event) {
        if (event.outcome() instanceof GatewayOutcome.Done) {
            pay(known.get(event.key()));
        }
    }

    private GatewayOutcome pay(RefundRequest request) {
        books.putIfAbsent(request.key(), new Paid(request.orderId(), request.amount()));
        return done(request.key());
    }

    private static GatewayOutcome done(String key) {
        return new GatewayOutcome.Done("gw-" + key);
    }

    @Override
    public GatewayOutcome find(String key) {
        if (books.containsKey(key)) {
            return done(key);
        }
        if (!known.containsKey(key)) {
            return new GatewayOutcome.NotFound();
        }
        return switch (behaviours.apply(key)) {
            case PENDS, PENDS_SILENTLY ->
                calls.merge(key, 1, Integer::sum) > 2 ? pay(known.get(key)) : new GatewayOutcome.Pending("p-" + key);
            case DECLINES_TWICE, DECLINES_LONG -> new GatewayOutcome.Declined("the card was blocked");
            case PAYS, PAYS_UNSURE, FORGETS -> new GatewayOutcome.NotFound();
        };
    }
}
