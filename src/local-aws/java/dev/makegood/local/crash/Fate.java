package dev.makegood.local.crash;

import dev.makegood.local.gateway.Behaviour;
import dev.makegood.local.gateway.Movement;
import java.util.List;

/**
 * Lists what happens to a story's refund at the gateway, in addition to random disturbances. The order's id names it.
 */
enum Fate {
    /** It is pending at the gateway for days. */
    PENDS_FOR_DAYS("slow-"),
    /** It is paid, and the money comes back. */
    COMES_BACK("back-"),
    /** The gateway declines it, and an operator pays it by hand. */
    PAID_BY_HAND("hand-");

    private static final String SECOND = "~2";

    private final String prefix;

    Fate(String prefix) {
        this.prefix = prefix;
    }

    /** Returns the fates in turn, so that each occurs equally often. */
    static Fate ofStory(int number) {
        return values()[number % values().length];
    }

    /** Returns the gateway's behaviours that cause the fates. */
    static List<Behaviour> treatment() {
        return List.of(
                Behaviour.of(Behaviour.Kind.PENDING).forKeys(PENDS_FOR_DAYS.prefix + "*"),
                Behaviour.of(Behaviour.Kind.DECLINE).forKeys(PAID_BY_HAND.prefix + "*"));
    }

    String order(int number) {
        return prefix + number;
    }

    boolean isOf(Movement movement) {
        return isOf(movement.orderId());
    }

    boolean isOf(String orderId) {
        return orderId.startsWith(prefix);
    }

    /** Returns the key of the payment after one that came back. */
    static String second(String key) {
        return key + SECOND;
    }

    /** Returns true if it is the first payment of its refund. */
    static boolean isFirst(Movement movement) {
        return !movement.key().endsWith(SECOND);
    }
}
