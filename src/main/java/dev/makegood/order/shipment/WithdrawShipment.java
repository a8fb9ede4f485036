package dev.makegood.order.shipment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lets the merchant or the platform withdraw a shipment that did not take place. Its units are open again, as if it had
 * never been reported. The row keeps both the shipment and the withdrawal.
 */
public final class WithdrawShipment {
    private final Database database;
    private final Orders orders;
    private final Unshipping unshipping;

    public WithdrawShipment(Database database) {
        this.database = database;
        orders = new Orders(database);
        unshipping = new Unshipping(database);
    }

    /** Lists the reasons; codes, so that no free text is stored. */
    public enum Reason {
        /** It was reported by mistake, with a wrong order, line or quantity. */
        @JsonProperty("toldByMistake")
        TOLD_BY_MISTAKE("toldByMistake"),
        /** The carrier never got it. */
        @JsonProperty("notHandedOver")
        NOT_HANDED_OVER("notHandedOver"),
        /** The carrier had it and returned it, so the buyer has nothing. */
        @JsonProperty("cameBack")
        CAME_BACK("cameBack");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** Returns the name in the API and in stored records. */
        public String id() {
            return id;
        }
    }

    /**
     * Holds the caller's request.
     *
     * @param by who withdraws it, such as {@code merchant:m-7}
     */
    public record Command(String orderId, String shipmentId, Reason reason, Actor by) {}

    private record WithdrawShipmentCommand(String reason) {}

    /**
     * Withdraws the part of the shipment that still counts, once. The same request again gets the same answer.
     *
     * @param mayShip true for the merchants whose shipments the caller may report
     * @return not found if there is no such shipment, or the caller may not see all its lines; refused if all of it was
     *     ruled untrue
     */
    public Outcome<RecordedShipment> withdraw(Command command, Predicate<String> mayShip, Instant now) {
        return database.decide(() -> orders.findShipment(command.orderId(), command.shipmentId())
                .filter(stored -> isOwn(stored.value(), mayShip))
                .map(stored -> decide(stored, command, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private boolean isOwn(RecordedShipment told, Predicate<String> mayShip) {
        return told.shipment().lines().stream()
                .map(units -> orders.getLine(new LineRef(told.shipment().orderId(), units.lineId())))
                .allMatch(line -> mayShip.test(line.value().line().merchantId()));
    }

    private Decision<Outcome<RecordedShipment>> decide(Stored<RecordedShipment> stored, Command command, Instant now) {
        RecordedShipment told = stored.value();
        if (told.withdrawal().isPresent()) {
            var before = new WithdrawShipmentCommand(told.withdrawal().get().reason());
            return Decision.answer(Outcome.again(
                    before, new WithdrawShipmentCommand(command.reason().id()), told));
        }
        List<Shipment.ShippedUnits> standing = told.standing();
        if (standing.isEmpty()) {
            return Decision.answer(
                    new Outcome.Refused<>("shipmentId", "was ruled untrue; none of its units count any more"));
        }
        var said = new RecordedShipment.Undone(
                RecordedShipment.Kind.WITHDRAWN, standing, command.reason().id(), command.by(), now);
        return new Decision<>(new Outcome.Created<>(told.undone(said)), unshipping.writes(stored, said, now));
    }
}
