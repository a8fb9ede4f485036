package dev.makegood.refund.settlement;

import dev.makegood.command.Actor;
import dev.makegood.input.Sha256;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.RefundFact;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.refund.Advance;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.Refund;
import dev.makegood.refund.settlement.UnexpectedEvent.Why;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Reads and writes the rows of {@link UnexpectedEvent}. They are few and in one partition; open ones are in the service
 * desk's index.
 */
public final class UnexpectedEvents {
    /** Cannot be the id of a case, since those have several parts. */
    private static final String PARTITION = "gateway-events";

    private static final DeskWork WORK = new DeskWork(Index.DESK, "gatewayEvent");

    private static final RowType<UnexpectedEvent> ROWS =
            new RowType<>(UnexpectedEvent.class, event -> key(event.id()), UnexpectedEvents::indexes);

    private final Database database;
    private final Notices notices;

    public UnexpectedEvents(Database database) {
        this.database = database;
        notices = new Notices(database);
    }

    public Optional<Stored<UnexpectedEvent>> find(String id) {
        return ROWS.find(database, key(id));
    }

    /** Returns a page of events that are not reviewed, the oldest first. */
    public Page<UnexpectedEvent> open(int limit, Optional<Cursor> after) {
        return database.query(WORK.waiting(limit, after))
                .map(row -> ROWS.read(row).value());
    }

    /** Returns the writes that keep a webhook event; empty if it is already kept. */
    List<Write> keep(GatewayEvent event, Why why, Instant now) {
        return keep(event.eventId(), event.key(), event.outcome(), event.amount(), why, now);
    }

    /** Returns the writes that keep another movement under a key; empty if it is already kept. */
    List<Write> paidTwice(Refund refund, String reference, Instant now) {
        return keep(
                KeyText.join("paid-twice", refund.key(), Sha256.shortHex(reference)),
                refund.key().toString(),
                new GatewayOutcome.Done(reference),
                refund.split().cash(),
                Why.PAID_TWICE,
                now);
    }

    /** Returns the writes that keep an advance that a person must get from its merchant. */
    public List<Write> advanceOwed(Advance advance, Instant now) {
        PaymentKey key = new PaymentKey(advance.refundId(), advance.number());
        return keep(
                KeyText.join("advance", key),
                key.toString(),
                new GatewayOutcome.Declined(advance.reason().orElse("no reason given")),
                advance.amount(),
                Why.ADVANCE_OWED,
                now);
    }

    /** Returns the writes that keep an answer of the gateway. */
    public List<Write> answered(PaymentKey key, Refund refund, GatewayOutcome outcome, Instant now) {
        Why why = switch (outcome) {
            case GatewayOutcome.NotFound _ -> Why.FORGOTTEN;
            case GatewayOutcome.Held _ -> Why.HELD;
            default -> Why.NEVER_SENT;
        };
        return keep(
                KeyText.join("answer", key, status(outcome)),
                key.toString(),
                outcome,
                refund.split().cash(),
                why,
                now);
    }

    private List<Write> keep(String eventId, String key, GatewayOutcome outcome, Money amount, Why why, Instant now) {
        String id = id(eventId);
        if (find(id).isPresent()) {
            return List.of();
        }
        String reference = outcome instanceof GatewayOutcome.Done done ? done.reference() : "none";
        var event =
                new UnexpectedEvent(id, eventId, key, status(outcome), reference, amount, why, now, Optional.empty());
        var fact = new RefundFact.GatewayEventOperator(id, key, event.status(), amount, reference);
        return List.of(ROWS.create(event), notices.create(Notice.of(id, Actor.OPERATOR, now, fact)));
    }

    Write replace(Stored<UnexpectedEvent> old, UnexpectedEvent changed) {
        return ROWS.replace(old, changed);
    }

    private static String status(GatewayOutcome outcome) {
        return switch (outcome) {
            case GatewayOutcome.Done _ -> "done";
            case GatewayOutcome.Declined _ -> "declined";
            case GatewayOutcome.Returned _ -> "returned";
            case GatewayOutcome.NotFound _ -> "unknown";
            case GatewayOutcome.Held _ -> "held";
            case GatewayOutcome.Pending _,
                    GatewayOutcome.NotNow _,
                    GatewayOutcome.NoBalance _,
                    GatewayOutcome.Forbidden _,
                    GatewayOutcome.Unknown _ ->
                throw new IllegalArgumentException(outcome + " is not an unexpected event");
        };
    }

    /** Returns our id: the gateway's ids may have any characters, while ours are part of keys and paths. */
    private static String id(String eventId) {
        return Sha256.shortHex(eventId);
    }

    private static Key key(String id) {
        return new Key(Table.CASES, PARTITION, KeyText.join("EVENT", id));
    }

    private static List<IndexEntry> indexes(UnexpectedEvent event) {
        return event.review().isPresent() ? List.of() : List.of(WORK.entry(event.at(), event.at()));
    }
}
