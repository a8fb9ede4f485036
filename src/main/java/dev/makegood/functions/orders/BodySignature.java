package dev.makegood.functions.orders;

/** Verifies the signature of a shop's webhook over its body. */
@FunctionalInterface
interface BodySignature {
    /** Returns true if the shop signed exactly these bytes. */
    boolean isOf(byte[] body, String signature);
}
