package dev.makegood.messages;

import dev.makegood.messages.Delivery.Attempt;
import dev.makegood.messages.Delivery.Step;
import dev.makegood.messages.Makegood.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Delivers events to people: by the first channel of the person and, if that fails or gives no receipt in time, by the
 * next. A message may be sent twice if this stops between sending and keeping that it was sent; it is never left out.
 */
public final class DeliverMessages {
    /** The time for a receipt: SES itself tries a mail server that is away for hours. */
    public static final Duration RECEIPT_WITHIN = Duration.ofHours(6);

    /** The channel that is reported if the platform knows no way to reach the person. */
    static final String NO_CHANNEL = "none";

    private final Platform platform;
    private final Map<String, Channel> channels;
    private final Deliveries deliveries;
    private final Makegood makegood;
    private final Clock clock;

    public DeliverMessages(
            Platform platform, List<Channel> channels, Deliveries deliveries, Makegood makegood, Clock clock) {
        this.platform = platform;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.deliveries = deliveries;
        this.makegood = makegood;
        this.clock = clock;
    }

    /** Holds the channel that failed last. */
    private record Failure(String channel, Instant at) {}

    /** Sends the message of an event, unless that was done before. An event to the operator is for nobody here. */
    public void onEvent(Event event) {
        if (event.recipient().equals("operator")) {
            return;
        }
        Delivery delivery = deliveries.find(event.id()).orElse(Delivery.of(event));
        if (!delivery.ended() && !delivery.waitsForReceipt()) {
            tryNext(delivery, new Failure(NO_CHANNEL, clock.instant()));
        }
    }

    /** Takes a receipt of a channel. One of a message that is not ours is ignored. */
    public void onReceipt(String channel, String messageId, State state, Instant at) {
        Optional<Delivery> found = deliveries.ofMessage(channel, messageId);
        if (found.isEmpty()) {
            return;
        }
        Delivery delivery = found.get();
        boolean current = delivery.waitsForReceipt()
                && delivery.attempts().getLast().messageId().equals(messageId);
        if (state == State.FAILED && current) {
            tryNext(delivery, new Failure(channel, at));
            return;
        }
        makegood.report(delivery.event(), channel, state, at, state == State.FAILED && delivery.ended());
        if (state == State.DELIVERED && !delivery.ended()) {
            keep(delivery.end());
        }
    }

    /** Goes on to the next channel where no receipt has come, and takes up what was interrupted. */
    public void onTick() {
        for (Delivery delivery : deliveries.openSince(clock.instant().minus(RECEIPT_WITHIN))) {
            Attempt last = delivery.attempts().getLast();
            // As of the sending, so that a receipt that still comes says more.
            tryNext(
                    delivery,
                    last.step() == Step.TAKEN
                            ? new Failure(last.channel(), last.at())
                            : new Failure(NO_CHANNEL, clock.instant()));
        }
    }

    /** Tries the channels that are left until one takes the message. A failure is the last one if none does. */
    private void tryNext(Delivery before, Failure failedBefore) {
        Optional<Person> person = person(before.event());
        Delivery delivery = before;
        Failure failure = failedBefore;
        for (Person.Address address : person.map(Person::addresses).orElse(List.of())) {
            Channel channel = channels.get(address.channel());
            if (channel == null || delivery.isDone(channel.name())) {
                continue;
            }
            report(before.event(), failure);
            Delivery begun = delivery.with(channel.name(), Step.BEGUN, "", clock.instant());
            if (!deliveries.put(begun)) {
                // Another call goes on with this delivery.
                return;
            }
            Message message = message(before.event(), person.orElseThrow().language());
            try {
                String messageId = channel.send(address.to(), before.event(), message);
                keep(begun.with(channel.name(), Step.TAKEN, messageId, clock.instant()));
                makegood.report(before.event(), channel.name(), State.SENT, clock.instant(), false);
                return;
            } catch (Channel.Refused refused) {
                delivery = begun.with(channel.name(), Step.REFUSED, "", clock.instant());
                keep(delivery);
                failure = new Failure(channel.name(), clock.instant());
            }
        }
        makegood.report(before.event(), failure.channel(), State.FAILED, failure.at(), true);
        keep(delivery.end());
    }

    /** Gets the link anew for each attempt, so that it is kept nowhere. */
    private Message message(Event event, String language) {
        return new Message(event.textIn(language), event.linkId().flatMap(makegood::link));
    }

    private void report(Event event, Failure failure) {
        if (!failure.channel().equals(NO_CHANNEL)) {
            makegood.report(event, failure.channel(), State.FAILED, failure.at(), false);
        }
    }

    private void keep(Delivery delivery) {
        if (!deliveries.put(delivery)) {
            throw new IllegalStateException("another call has changed delivery " + delivery.event().id());
        }
    }

    private Optional<Person> person(Event event) {
        Optional<String> merchant = event.recipientId("merchant");
        if (merchant.isPresent()) {
            return merchant.flatMap(platform::merchant);
        }
        Optional<String> supplier = event.recipientId("supplier");
        return supplier.isPresent()
                ? supplier.flatMap(platform::supplier)
                : event.orderId().flatMap(platform::buyerOf);
    }
}
