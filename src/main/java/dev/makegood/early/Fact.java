package dev.makegood.early;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.makegood.order.LineRef;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.storage.KeyText;
import java.util.Optional;

/** Holds a fact about an order, which may be reported before the order is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.Shipped.class, name = "shipment"),
    @JsonSubTypes.Type(value = Fact.Withdrawn.class, name = "withdrawal"),
    @JsonSubTypes.Type(value = Fact.Admitted.class, name = "admission"),
    @JsonSubTypes.Type(value = Fact.RefundedElsewhere.class, name = "externalRefund")
})
public sealed interface Fact {
    String orderId();

    /** Returns its kind and id; facts are applied in the order of these names. */
    String name();

    /** Returns its kind and ids for people, not separated by spaces, since ids may contain them. */
    default String shown() {
        return name().substring(2);
    }

    record Shipped(Shipment shipment) implements Fact {
        @Override
        public String orderId() {
            return shipment.orderId();
        }

        @Override
        public String name() {
            return KeyText.join("1-shipment", shipment.shipmentId());
        }
    }

    /** Withdraws a shipment, which may even be reported later. */
    record Withdrawn(String orderId, String shipmentId, WithdrawShipment.Reason reason) implements Fact {
        @Override
        public String name() {
            return KeyText.join("2-withdrawal", shipmentId);
        }
    }

    /** Admits units, given as a total; absent for all that have not shipped. */
    record Admitted(LineRef line, Optional<Integer> units) implements Fact {
        @Override
        public String orderId() {
            return line.orderId();
        }

        @Override
        public String name() {
            return KeyText.join("4-admission", line.lineId());
        }
    }

    record RefundedElsewhere(ExternalRefund.ExternalRefundCommand told) implements Fact {
        @Override
        public String orderId() {
            return told.line().orderId();
        }

        @Override
        public String name() {
            return KeyText.join("3-externalRefund", told.line().lineId(), told.externalId());
        }
    }
}
