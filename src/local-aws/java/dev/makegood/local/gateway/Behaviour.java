package dev.makegood.local.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says how the simulator treats some requests.
 *
 * @param behaviour what it does
 * @param keys the keys to which it applies; {@code *} matches any characters; absent for all
 * @param next for how many requests; absent for all
 * @param afterFinds for {@code pending}: the n-th find settles it; absent if only {@code POST /settle/{key}} does
 * @param callbacks how often the webhook is called at the end; absent for once after pending, twice for
 *     {@code callBackTwice}, otherwise never
 */
public record Behaviour(Kind behaviour, String keys, Integer next, Integer afterFinds, Integer callbacks) {

    /** Lists what can go right and wrong. {@code ERROR_500} and {@code DOWN} also apply to finds. */
    public enum Kind {
        /** Pays and says so. */
        @JsonProperty("ok")
        OK,
        /** Pays and never answers. */
        @JsonProperty("timeoutAfterPaying")
        TIMEOUT_AFTER_PAYING,
        /** Never answers, and has forgotten the request. */
        @JsonProperty("timeoutBeforePaying")
        TIMEOUT_BEFORE_PAYING,
        /** Says that it moved no money. */
        @JsonProperty("decline")
        DECLINE,
        /** Accepts, settles later. */
        @JsonProperty("pending")
        PENDING,
        /** Pays, and calls the webhook twice concurrently with the same event. */
        @JsonProperty("callBackTwice")
        CALL_BACK_TWICE,
        /** Answers 500 and has done nothing. */
        @JsonProperty("error500")
        ERROR_500,
        /** Pays and answers 500. */
        @JsonProperty("error500AfterPaying")
        ERROR_500_AFTER_PAYING,
        /** Answers 429 and has done nothing. */
        @JsonProperty("notNow")
        NOT_NOW,
        /** Says that its balance is too low, and has done nothing. */
        @JsonProperty("noBalance")
        NO_BALANCE,
        /** Closes the connection without an answer, and has done nothing. */
        @JsonProperty("down")
        DOWN
    }

    public Behaviour {
        Objects.requireNonNull(behaviour, "behaviour");
        keys = keys == null ? "*" : keys;
        if (next != null && next < 1 || afterFinds != null && afterFinds < 1 || callbacks != null && callbacks < 0) {
            throw new IllegalArgumentException("next and afterFinds are at least 1, callbacks at least 0");
        }
        if (callbacks == null) {
            callbacks = behaviour == Kind.PENDING ? 1 : behaviour == Kind.CALL_BACK_TWICE ? 2 : 0;
        }
    }

    /** Returns the behaviour for all keys and all requests. */
    public static Behaviour of(Kind kind) {
        return new Behaviour(kind, null, null, null, null);
    }

    /** Returns this behaviour for only the next {@code times} requests. */
    public Behaviour forNext(int times) {
        return new Behaviour(behaviour, keys, times, afterFinds, callbacks);
    }

    /** Returns this behaviour for only these keys. */
    public Behaviour forKeys(String pattern) {
        return new Behaviour(behaviour, pattern, next, afterFinds, callbacks);
    }

    /** Returns this behaviour, settled by the n-th find. */
    public Behaviour settlingAfterFinds(int finds) {
        return new Behaviour(behaviour, keys, next, finds, callbacks);
    }

    /** Returns this behaviour, with this many calls of the webhook. */
    public Behaviour callingBack(int times) {
        return new Behaviour(behaviour, keys, next, afterFinds, times);
    }

    boolean strikesFinds() {
        return behaviour == Kind.ERROR_500 || behaviour == Kind.DOWN;
    }

    boolean matches(String key) {
        String pattern =
                Arrays.stream(keys.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return key.matches(pattern);
    }
}
