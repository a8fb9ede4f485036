package dev.makegood.proof;

import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderRefunds;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Is the gateway and the witness: its books show the payments, independently of our rows. It is called on one thread at
 * a time.
 */
final class WitnessGateway implements PaymentGateway, ProviderRefunds {
    /** Lists the ways in which it treats a key. */
    enum Behaviour {
        PAYS,
        /** Pays, but first reports a fault. */
        PAYS_UNSURE,
        /** Has a fault the first two times, and forgets the request. */
        FORGETS,
        /** Accepts, and pays later; a webhook tells, unless the sweep asks before. */
        PENDS,
        /** Accepts, and pays when asked for the second time; no webhook comes. */
        PENDS_SILENTLY,
        DECLINES_TWICE,
        /** Declines until a person has looked at it. */
        DECLINES_LONG,
        /** Declines everything under a key that it declined. */
        REMEMBERS_DECLINES,
        /** Accepts, and pays some days later. */
        PENDS_FOR_DAYS,
        /** Pays, and days later the buyer's bank returns the first payment of a refund. */
        RETURNS,
        /** Answers for a while that it is busy. */
        NOT_NOW,
        /** Lacks the balance for a while. */
        LACKS_BALANCE,
        /** Has a fault whenever it is asked, and has paid days later. */
        SILENT_FOR_DAYS
    }

    private static final Duration DAYS = Duration.ofDays(3);

    /** The number of faults: more than the attempts of one round. */
    private static final int LONG = 14;

    /** Holds the payments under one key. */
    record Paid(String orderId, Money amount, Optional<OrderPayment> from) {}

    final Map<String, Paid> books = new TreeMap<>();
    /** The payments that it made and got back. */
    final Map<String, Paid> returned = new TreeMap<>();

    final List<String> problems = new ArrayList<>();

    /** True if the platform pays all refunds in place of its merchants. */
    boolean advances;

    private final Map<String, RefundRequest> known = new TreeMap<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Function<String, Behaviour> behaviours;
    private final Consumer<GatewayEvent> webhook;
    private final BiConsumer<GatewayEvent, Duration> later;

    /**
     * Creates the gateway.
     *
     * @param later reports an event after a time, until it is answered
     */
    WitnessGateway(
            Function<String, Behaviour> behaviours,
            Consumer<GatewayEvent> webhook,
            BiConsumer<GatewayEvent, Duration> later) {
        this.behaviours = behaviours;
        this.webhook = webhook;
        this.later = later;
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
            case REMEMBERS_DECLINES -> decline(request);
            case PENDS_FOR_DAYS -> new GatewayOutcome.Pending("p-" + request.key());
            case RETURNS -> {
                GatewayOutcome paid = payAndTell(request);
                if (call == 1 && PaymentKey.parse(request.key()).orElseThrow().number() == 1) {
                    later.accept(event(request, new GatewayOutcome.Returned("the account is closed")), DAYS);
                }
                yield paid;
            }
            case NOT_NOW -> {
                if (call <= LONG) {
                    known.remove(request.key());
                    yield new GatewayOutcome.NotNow(Optional.of(Duration.ofSeconds(call)), "too many calls");
                }
                yield pay(request);
            }
            case LACKS_BALANCE -> call <= LONG ? new GatewayOutcome.NoBalance("0.00 left") : pay(request);
            case SILENT_FOR_DAYS -> {
                if (call == 1) {
                    later.accept(event(request, done(request.key())), DAYS);
                }
                yield new GatewayOutcome.Unknown("502");
            }
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

    /** Makes an event's payment happen now, if it has not yet. */
    void happen(GatewayEvent event) {
        if (event.outcome() instanceof GatewayOutcome.Done) {
            pay(known.get(event.key()));
        } else if (event.outcome() instanceof GatewayOutcome.Returned) {
            Paid paid = books.remove(event.key());
            if (paid != null) {
                returned.put(event.key(), paid);
            }
        }
    }

    /** Pays the requested amount of a key, and returns the event. */
    Optional<GatewayEvent> settle(String key) {
        return Optional.ofNullable(known.get(key)).map(request -> event(request, pay(request)));
    }

    private GatewayOutcome pay(RefundRequest request) {
        if (returned.containsKey(request.key())) {
            problems.add("the gateway was asked for what had come back to it: " + request);
            return new GatewayOutcome.Returned("the account is closed");
        }
        books.putIfAbsent(request.key(), new Paid(request.orderId(), request.amount(), request.payment()));
        return done(request.key());
    }

    private GatewayOutcome done(String key) {
        return new GatewayOutcome.Done(
                "gw-" + key,
                Optional.empty(),
                advances ? Optional.of(known.get(key).amount()) : Optional.empty());
    }

    /** Gets a payment back from the buyer's bank, and tells nobody but whoever reads its list. */
    void comesBackSilently(String key) {
        returned.put(key, books.remove(key));
    }

    @Override
    public String provider() {
        return Providers.HTTP;
    }

    @Override
    public Instant wholeUntil(Instant now) {
        return now;
    }

    /** Lists all payments, and those that came back, whenever they were made. */
    @Override
    public void each(Instant from, Instant to, Set<String> subMerchants, Consumer<Listed> refund) {
        books.forEach((key, paid) -> refund.accept(listed(key, paid, done(key))));
        returned.forEach(
                (key, paid) -> refund.accept(listed(key, paid, new GatewayOutcome.Returned("the account is closed"))));
    }

    private static Listed listed(String key, Paid paid, GatewayOutcome ended) {
        OrderPayment from = paid.from().orElseThrow();
        return new Listed(
                "gw-" + key,
                RefundRequest.number(key),
                Optional.of(key),
                new NamedPayment(Set.of(from.reference()), from.subMerchant()),
                paid.amount(),
                Optional.of(ended));
    }

    @Override
    public GatewayOutcome find(RefundRequest request) {
        String key = request.key();
        if (books.containsKey(key)) {
            return done(key);
        }
        if (returned.containsKey(key)) {
            return new GatewayOutcome.Returned("the account is closed");
        }
        if (!known.containsKey(key)) {
            return new GatewayOutcome.NotFound();
        }
        return switch (behaviours.apply(key)) {
            case PENDS, PENDS_SILENTLY ->
                calls.merge(key, 1, Integer::sum) > 2 ? pay(known.get(key)) : new GatewayOutcome.Pending("p-" + key);
            case PENDS_FOR_DAYS ->
                calls.merge(key, 1, Integer::sum) > LONG ? pay(known.get(key)) : new GatewayOutcome.Pending("p-" + key);
            case SILENT_FOR_DAYS -> new GatewayOutcome.Unknown("502");
            case DECLINES_TWICE, DECLINES_LONG, REMEMBERS_DECLINES ->
                new GatewayOutcome.Declined("the card was blocked");
            case RETURNS, PAYS, PAYS_UNSURE, FORGETS, NOT_NOW, LACKS_BALANCE -> new GatewayOutcome.NotFound();
        };
    }
}
