package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Holds what is known about the channels of a notice, by channel; nothing if nobody reports it. */
public record Receipts(@JsonValue Map<String, Receipt> byChannel) {
    static final Receipts NONE = new Receipts(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Receipts {
        byChannel = Collections.unmodifiableMap(new TreeMap<>(byChannel));
    }

    /** Returns the receipts with a report about a channel; unchanged if an earlier report of the channel says more. */
    Receipts with(String channel, Receipt receipt) {
        var all = new TreeMap<>(byChannel);
        all.merge(channel, receipt, BinaryOperator.maxBy(Receipt.ORDER));
        return new Receipts(all);
    }

    /** Returns when it first arrived; empty if no channel says that it did. */
    Optional<Instant> arrivedAt() {
        return byChannel.values().stream()
                .filter(receipt -> receipt.state() == Receipt.State.DELIVERED)
                .map(Receipt::at)
                .min(Comparator.naturalOrder());
    }

    /** Returns true if no channel is left to try and none has reached the person. */
    boolean reachedNobody() {
        return arrivedAt().isEmpty() && byChannel.values().stream().anyMatch(Receipt::lastChannel);
    }
}
