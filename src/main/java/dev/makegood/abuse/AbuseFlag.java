package dev.makegood.abuse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.command.Actor;
import dev.makegood.stockout.CaseId;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds what looks like abuse, until a person has looked at it and afterwards.
 *
 * @param flagId derived from the facts, so that the same facts are flagged once
 * @param cases the cases that led to it
 * @param fact in a sentence
 */
public record AbuseFlag(
        String flagId,
        AbuseKind kind,
        Subject subject,
        List<CaseId> cases,
        Sentence fact,
        Instant at,
        Optional<Closing> closed) {

    /**
     * Says whom and what it is about.
     *
     * @param buyer the pseudonym, if it is about a buyer
     * @param sku the SKU, if it is about one
     */
    public record Subject(Optional<String> merchantId, Optional<String> buyer, Optional<String> sku) {
        static Subject merchant(String merchantId, Optional<String> sku) {
            return new Subject(Optional.of(merchantId), Optional.empty(), sku);
        }

        static Subject buyer(String buyer) {
            return new Subject(Optional.empty(), Optional.of(buyer), Optional.empty());
        }
    }

    /** Holds who closed it, when and why. */
    public record Closing(Reason reason, Actor by, Instant at) {}

    /** Lists the reasons to close a flag. A case's notes have room for more. */
    public enum Reason {
        /** It only looks like abuse. */
        @JsonProperty("innocent")
        INNOCENT("innocent"),
        /** The merchant or buyer explained it. */
        @JsonProperty("explained")
        EXPLAINED("explained"),
        /** It was abuse, and somebody deals with it. */
        @JsonProperty("handled")
        HANDLED("handled"),
        /** It may be abuse, and cannot be proved. */
        @JsonProperty("unproven")
        UNPROVEN("unproven");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** Returns the name in the API. */
        public String id() {
            return id;
        }
    }

    AbuseFlag closed(Closing closing) {
        return new AbuseFlag(flagId, kind, subject, cases, fact, at, Optional.of(closing));
    }
}
