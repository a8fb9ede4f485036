package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.wording.Sentence;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sets which share of a merchant's lines the tiers depend on: of the lines that were paid on the platform in the whole
 * days before the day of the case, in the policy's zone. It is counted once and kept with the case.
 *
 * @param of the lines that are counted
 * @param days how many days, the last one being the day before that of the case
 * @param leastLines how many lines must have been paid for the share to count; at least 1
 * @param unknownAsBasisPoints the share that counts if it is not known, or of too few lines; absent if the mildest tier
 *     for the merchant counts then
 */
public record MerchantRate(Of of, int days, int leastLines, Optional<Integer> unknownAsBasisPoints) {
    /** The most days: an order that went well may leave its table 30 days after it was paid. */
    public static final int MOST_DAYS = 30;

    /** Lists what is counted. Units that the buyer wanted cancelled do not count, nor those that were taken back. */
    public enum Of {
        /** Lines with units that will not be shipped. */
        STOCKOUTS("stockouts"),
        /** Lines of which nothing will be shipped. */
        CANCELLATIONS("cancellations"),
        /** Lines that were not shipped by the ship time in force. */
        LATE_SHIPMENTS("lateShipments");

        private final String id;

        Of(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }

        /** Returns the words for what became of these lines. */
        public Sentence words() {
            return Sentence.of("rate." + id);
        }

        @JsonCreator
        static Of of(String id) {
            return Arrays.stream(values())
                    .filter(of -> of.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not counted: " + id));
        }
    }
}
