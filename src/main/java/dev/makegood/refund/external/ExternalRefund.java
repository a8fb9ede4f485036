package dev.makegood.refund.external;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.command.Actor;
import dev.makegood.order.LineRef;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds a refund for an order line that the platform made outside Makegood, and its effect here.
 *
 * @param by who reported it, such as {@code platform:shop}
 * @param outcome how its units were applied
 * @param counted the part of the amount that the order still had left to refund
 */
public record ExternalRefund(
        String orderId, ExternalRefundCommand told, Actor by, Instant toldAt, Outcome outcome, Money counted) {
    private static final String EXTERNAL = "EXTERNAL";

    private static final RowType<ExternalRefund> ROWS = new RowType<>(
            ExternalRefund.class, row -> key(row.told().line(), row.told().externalId()));

    /** Lists the platform's reasons for the refund. */
    public enum Why {
        @JsonProperty("cancelled")
        CANCELLED("cancelled"),
        @JsonProperty("chargeback")
        CHARGEBACK("chargeback"),
        @JsonProperty("refundedByHand")
        REFUNDED_BY_HAND("refundedByHand");

        private final String id;

        Why(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /**
     * Holds the report.
     *
     * @param units the refunded units of the line; 0 if it refunds only a part of their price
     * @param reference the payer's reference
     */
    public record ExternalRefundCommand(
            LineRef line, String externalId, int units, Money amount, String reference, Instant refundedAt, Why why) {}

    /**
     * Counts how its units were applied.
     *
     * @param open units for which nothing had been decided; they are closed
     * @param withdrawn units whose refund had not been sent; it is withdrawn
     * @param twice units whose refund was at the gateway or settled; they may be paid twice. {@link StopRefundedTwice}
     *     moves to {@code withdrawn} what turns out unpaid
     */
    public record Outcome(int open, int withdrawn, int twice) {
        private Outcome notTwice(int units) {
            return new Outcome(open, withdrawn + units, twice - units);
        }
    }

    static Optional<ExternalRefund> find(Database database, LineRef line, String externalId) {
        return ROWS.find(database, key(line, externalId)).map(Stored::value);
    }

    /** Returns the external refunds of a line, in the order of their ids. */
    public static List<ExternalRefund> ofLine(Database database, LineRef line) {
        return storedOfLine(database, line).stream().map(Stored::value).toList();
    }

    static List<Stored<ExternalRefund>> storedOfLine(Database database, LineRef line) {
        var range = Query.Range.under(EXTERNAL, line.lineId());
        return database.all(Query.table(Table.ORDERS, line.orderId(), range, Query.MAX_LIMIT)).stream()
                .map(ROWS::read)
                .toList();
    }

    Write create() {
        return ROWS.create(this);
    }

    static Write replace(Stored<ExternalRefund> before, ExternalRefund after) {
        return ROWS.replace(before, after);
    }

    /** Returns the report after units of it turned out not to be paid here too. */
    ExternalRefund notTwice(int units, Money countedNow) {
        return new ExternalRefund(orderId, told, by, toldAt, outcome.notTwice(units), countedNow);
    }

    /** Returns true if the buyer may have got back more than the payment. */
    public boolean isPaidTwice() {
        return outcome.twice() > 0 || told.amount().isGreaterThan(counted);
    }

    private static Key key(LineRef line, String externalId) {
        return new Key(Table.ORDERS, line.orderId(), KeyText.join(EXTERNAL, line.lineId(), externalId));
    }
}
