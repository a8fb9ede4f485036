package dev.makegood.order;

import dev.makegood.storage.KeyText;

/** Names one order line. */
public record LineRef(String orderId, String lineId) {
    @Override
    public String toString() {
        return KeyText.join(orderId, lineId);
    }
}
