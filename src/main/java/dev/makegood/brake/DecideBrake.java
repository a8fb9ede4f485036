package dev.makegood.brake;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockPosition;
import dev.makegood.stockout.stranding.Brake;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the merchant or an operator confirm or withdraw the act behind a brake while it is on. The first decision
 * counts; the next passes carry it out.
 */
public final class DecideBrake {
    private final Database database;
    private final Strandings strandings;
    private final Stock stock;

    public DecideBrake(Database database) {
        this.database = database;
        strandings = new Strandings(database);
        stock = new Stock(database);
    }

    /** Releases the payments at once. */
    public Outcome<Stranding> confirm(String strandingId, String note, Actor by, Instant now) {
        return database.decide(() -> strandings
                .find(strandingId)
                .map(stored -> switch (stored.value().brake()) {
                    case Brake.On on
                    when !on.isOver(now) -> created(stored, on.confirmed(new Brake.Word(by, note, now)), List.of());
                    case Brake.Confirmed confirmed -> again(stored.value(), confirmed.word(), note);
                    case Brake.On _, Brake.Withdrawn _, Brake.Over _, Brake.Off _ -> tooLate(stored.value());
                })
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    /**
     * Withdraws a mistaken act. The correct count must be reported first; otherwise the wrong one would strand the same
     * lines again.
     */
    public Outcome<Stranding> withdraw(String strandingId, String note, Actor by, Instant now) {
        return database.decide(() -> strandings
                .find(strandingId)
                .map(stored -> switch (stored.value().brake()) {
                    case Brake.On on when !on.isOver(now) -> withdraw(stored, on, new Brake.Word(by, note, now));
                    case Brake.Withdrawn withdrawn -> again(stored.value(), withdrawn.word(), note);
                    case Brake.On _, Brake.Confirmed _, Brake.Over _, Brake.Off _ -> tooLate(stored.value());
                })
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Stranding>> withdraw(Stored<Stranding> stored, Brake.On on, Brake.Word word) {
        Optional<Stored<StockPosition>> position = stock.find(stored.value().stock());
        boolean stands = stored.value().kind() == Stranding.Kind.COUNT
                && position.flatMap(found -> found.value().lastChange())
                        .filter(change -> change.report().equals(stored.value().report()))
                        .isPresent();
        return stands
                ? refused("brakeId", "belongs to a count that is still in force; report the correct count first")
                : created(
                        stored,
                        on.withdrawn(word),
                        position.map(stock::check).stream().toList());
    }

    private Decision<Outcome<Stranding>> created(Stored<Stranding> stored, Brake next, List<Write> checks) {
        Stranding changed = stored.value().with(next);
        var writes = new ArrayList<Write>(checks);
        writes.add(strandings.replace(stored, changed));
        return new Decision<>(new Outcome.Created<>(changed), writes);
    }

    private static Decision<Outcome<Stranding>> again(Stranding stranding, Brake.Word before, String note) {
        return Decision.answer(Outcome.again(new Note(before.note()), new Note(note), stranding));
    }

    /** Refuses a decision that is too late; not found if the act's brake was never on. */
    private static Decision<Outcome<Stranding>> tooLate(Stranding stranding) {
        return switch (stranding.brake()) {
            case Brake.Off _ -> Decision.answer(new Outcome.NotFound<>());
            case Brake.Confirmed _ -> refused("brakeId", "was confirmed");
            case Brake.Withdrawn _ -> refused("brakeId", "was withdrawn");
            case Brake.On on -> refused("brakeId", "ended at " + on.until());
            case Brake.Over over ->
                refused("brakeId", "ended at " + over.before().until());
        };
    }

    private static Decision<Outcome<Stranding>> refused(String field, String reason) {
        return Decision.answer(new Outcome.Refused<>(Refusal.STATE, field, reason));
    }

    private record Note(String note) {}
}
