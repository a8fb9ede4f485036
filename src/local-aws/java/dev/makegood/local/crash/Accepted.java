package dev.makegood.local.crash;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Holds everything that was accepted, as recorded by the senders. Is safe for several threads. */
final class Accepted {
    private final Queue<Expected> orders = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> topUps = new ConcurrentHashMap<>();
    private final Map<String, Long> spent = new ConcurrentHashMap<>();
    private final Queue<Expected> unspent = new ConcurrentLinkedQueue<>();
    private final Set<String> byHand = ConcurrentHashMap.newKeySet();

    void order(Expected order) {
        orders.add(order);
        if (order.stockout()) {
            unspent.add(order);
        }
    }

    void topUp(String merchantId, long amountMinor) {
        topUps.merge(merchantId, amountMinor, Long::sum);
    }

    void paidByHand(String refundId) {
        byHand.add(refundId);
    }

    boolean isPaidByHand(String refundId) {
        return byHand.contains(refundId);
    }

    int paidByHand() {
        return byHand.size();
    }

    /** Records the amount taken from a coupon that has not returned to it. */
    void spent(String couponId, long amountMinor) {
        spent.put(couponId, amountMinor);
    }

    /** Returns an order whose coupon nobody has tried to spend. */
    Optional<Expected> unspent() {
        return Optional.ofNullable(unspent.poll());
    }

    Queue<Expected> orders() {
        return orders;
    }

    long balanceOf(String couponId) {
        return Expected.COMPENSATION - spent.getOrDefault(couponId, 0L);
    }

    /** Returns the final money of a merchant: balance and deposit, less its receivable. */
    long worthOf(String merchantId) {
        long debits = orders.stream()
                .filter(order -> order.stockout() && order.merchantId().equals(merchantId))
                .count();
        return topUps.getOrDefault(merchantId, 0L) - debits * Expected.COMPENSATION;
    }
}
