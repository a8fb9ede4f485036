package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.fact.Recorded;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * The merchant or the platform takes a shipment back that did not take place. Its units are open again, as if it had never
 * been told, so the ship time counts for them; the record keeps both.
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

    /** Why it is withdrawn; a code, so that nobody's words are kept. */
    public enum Reason {
        /** It was told by mistake: of another order, line or number of units. */
        @JsonProperty("toldByMistake")
        TOLD_BY_MISTAKE("toldByMistake"),
        /** The carrier never got it. */
        @JsonProperty("notHandedOver")
        NOT_HANDED_OVER("notHandedOver"),
        /** The carrier had it and brought it back, so the buyer has nothing. */
        @JsonProperty("cameBack")
        CAME_BACK("cameBack");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** The name in the API and in the record. */
        public String id() {
            return id;
        }
    }

    /** @param by who says so, such as {@code merchant:m-7} */
    public record Command(String orderId, String shipmentId, Reason reason, String by) {}

    private record Told(String reason) {}

    /**
     * Withdraws what still counts of the shipment. It is withdrawn once; the same again is the same answer.
     *
     * @param mayShip whether the caller may report shipments of a merchant's lines
     * @return not found if there is no such shipment, or any line of it is not there for the caller; refused if all of it was
     *     ruled untrue
     */
    public Recorded<RecordedShipment> withdraw(Command command, Predicate<String> mayShip, Instant now) {
        return database.decide(() -> orders.findShipment(command.orderId(), command.shipmentId())
                .filter(stored -> isOwn(stored.value(), mayShip))
                .map(stored -> decide(stored, command, now))
                .orElse(Decision.answer(new Recorded.NotFound<>())));
    }

    private boolean isOwn(RecordedShipment told, Predicate<String> mayShip) {
        return told.shipment().lines().stream()
                .map(units -> orders.findLine(new LineRef(told.shipment().orderId(), units.lineId())))
                .allMatch(line -> mayShip.test(line.orElseThrow().value().line().merchantId()));
    }

    private Decision<Recorded<RecordedShipment>> decide(Stored<RecordedShipment> stored, Command command, Instant now) {
        RecordedShipment told = stored.value();
        if (told.withdrawal().isPresent()) {
            var before = new Told(told.withdrawal().get().reason());
            return Decision.answer(
                    Recorded.again(before, new Told(command.reason().id()), told));
        }
        List<Shipment.ShippedUnits> standing = told.standing();
        if (standing.isEmpty()) {
            return Decision.answer(
                    new Recorded.Refused<>("shipmentId", "was ruled untrue: nothing of it counts any more"));
        }
        var said = new RecordedShipment.Undone(
                RecordedShipment.Kind.WITHDRAWN, standing, command.reason().id(), command.by(), now);
        return new Decision<>(new Recorded.Created<>(told.undone(said)), unshipping.writes(stored, said, now));
    }
}
