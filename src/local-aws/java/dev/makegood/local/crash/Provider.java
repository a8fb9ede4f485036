package dev.makegood.local.crash;

import dev.makegood.local.client.OrderBody;
import dev.makegood.local.gateway.Movement;
import java.time.Duration;
import java.util.List;

/** Is the payment provider of a run. Its own books, which share nothing with ours, decide whether each refund was paid once. */
interface Provider {
    /** Returns how an order is paid; empty if the order need not say so. */
    List<OrderBody.Payment> pay(String orderId, long amountMinor);

    /** Returns what its books say about each key. */
    List<Movement> movements();

    /** Returns what a correct client never causes, in words. */
    List<String> anomalies();

    /** Returns true if it can decline a refund, leave it pending and take it back. */
    boolean playsFates();

    /** Returns how far the platform's clock moves in a quarter of a second, under load. */
    Duration quarter();
}
