package dev.makegood.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays the platform, the channels, the rows and Makegood around the use case, in memory. */
final class FakeWorld extends Clock implements Platform, Deliveries, Makegood {
    final Map<String, Person> buyers = new HashMap<>();
    final Map<String, Person> merchants = new HashMap<>();
    final Map<String, Person> suppliers = new HashMap<>();
    final Map<String, String> links = new HashMap<>();
    final Map<String, Delivery> rows = new HashMap<>();
    final List<String> reports = new ArrayList<>();
    final FakeChannel mail = new FakeChannel("mail");
    final FakeChannel sms = new FakeChannel("sms");
    Instant now = Instant.parse("2026-03-02T04:00:00Z");

    /** Keeps what it sent, as {@code address text}, and refuses or fails on demand. */
    static final class FakeChannel implements Channel {
        private final String name;
        final List<String> sent = new ArrayList<>();
        boolean refuses;
        boolean away;

        FakeChannel(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String send(String to, Event event, Message message) {
            if (refuses) {
                throw new Refused("no such address");
            }
            if (away) {
                throw new IllegalStateException(name + " is away");
            }
            sent.add(to + " " + message.whole());
            return name + "-" + sent.size();
        }
    }

    DeliverMessages deliverMessages() {
        return new DeliverMessages(this, List.of(mail, sms), this, this, this);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Optional<Person> buyerOf(String orderId) {
        return Optional.ofNullable(buyers.get(orderId));
    }

    @Override
    public Optional<Person> merchant(String merchantId) {
        return Optional.ofNullable(merchants.get(merchantId));
    }

    @Override
    public Optional<Person> supplier(String contact) {
        return Optional.ofNullable(suppliers.get(contact));
    }

    @Override
    public Optional<String> link(String linkId) {
        return Optional.ofNullable(links.get(linkId));
    }

    @Override
    public Optional<Delivery> find(String eventId) {
        return Optional.ofNullable(rows.get(eventId));
    }

    @Override
    public Optional<Delivery> ofMessage(String channel, String messageId) {
        return rows.values().stream()
                .filter(row -> row.attempts().stream()
                        .anyMatch(attempt ->
                                attempt.channel().equals(channel) && attempt.messageId().equals(messageId)))
                .findFirst();
    }

    @Override
    public boolean put(Delivery delivery) {
        long before = find(delivery.event().id()).map(Delivery::version).orElse(0L);
        if (before != delivery.version() - 1) {
            return false;
        }
        rows.put(delivery.event().id(), delivery);
        return true;
    }

    @Override
    public List<Delivery> openSince(Instant before) {
        return rows.values().stream()
                .filter(row -> !row.ended() && row.attempts().getLast().at().isBefore(before))
                .toList();
    }

    @Override
    public void report(Event event, String channel, State state, Instant at, boolean lastChannel) {
        reports.add(channel + " " + state + (lastChannel ? " last" : ""));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
