package dev.makegood.messages;

import java.util.Optional;

/** Knows the people. Makegood knows a buyer only by a pseudonym, so the platform is asked by order. */
public interface Platform {
    /** Returns the buyer of an order; empty if nobody is to be told any more. */
    Optional<Person> buyerOf(String orderId);

    /** Returns who speaks for a merchant. */
    Optional<Person> merchant(String merchantId);

    /** Returns who answers for a supplier, by the reference that the merchant gave. */
    Optional<Person> supplier(String contact);
}
