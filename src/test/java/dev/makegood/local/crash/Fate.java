package dev.makegood.local.crash;

import dev.makegood.local.gateway.Behaviour;
import dev.makegood.local.gateway.Movement;
import java.util.List;

/** What becomes of a story's refund at the gateway, beside the weather; the order's id says it. */
enum Fate {
    /** The gateway has it as pending until days have passed. */
    PENDS_FOR_DAYS("slow-"),
    /** Once it is paid, the money comes back. */
    COMES_BACK("back-"),
    /** The gateway declines it, and an operator pays it by hand. */
    PAID_BY_HAND("hand-");

    private static final String SECOND = "~2";

    private final String prefix;

    Fate(String prefix) {
        this.prefix = prefix;
    }

    /** One after the other, so that each occurs as often as the others. */
    static Fate ofStory(int number) {
        return values()[number % values().length];
    }

    /** How the gateway treats those whose fate is its doing. */
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

    /** The key of the payment after one that came back. */
    static String second(String key) {
        return key + SECOND;
    }

    /** Whether it is the first payment of its refund. */
    static boolean isFirst(Movement movement) {
        return !movement.key().endsWith(SECOND);
    }
}
