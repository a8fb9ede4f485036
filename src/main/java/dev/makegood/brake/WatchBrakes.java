package dev.makegood.brake;

import dev.makegood.command.Actor;
import dev.makegood.notice.BrakeFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.stockout.stranding.Brake;
import dev.makegood.stockout.stranding.Holding;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Tells merchant and operator about each brake that is on, once it is known what it holds back, and ends those whose
 * hours are over.
 */
public final class WatchBrakes {
    private final Database database;
    private final Strandings strandings;
    private final Holding holding;
    private final Notices notices;
    private final BiConsumer<String, RuntimeException> report;

    /**
     * Creates the watch.
     *
     * @param report receives each brake that failed, by its id; the next run tries it again
     */
    public WatchBrakes(Database database, BiConsumer<String, RuntimeException> report) {
        this.database = database;
        this.report = report;
        strandings = new Strandings(database);
        holding = new Holding(database);
        notices = new Notices(database);
    }

    /** Looks at all brakes that are on, and returns how many stay on. */
    public int runOnce(Instant now) {
        int on = 0;
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Stranding> page = strandings.on(Query.MAX_LIMIT, after);
            for (Stranding stranding : page.items()) {
                on += look(stranding.strandingId(), now) ? 1 : 0;
            }
            after = page.next();
        } while (after.isPresent());
        return on;
    }

    private boolean look(String strandingId, Instant now) {
        try {
            return database.decide(() -> decide(strandingId, now));
        } catch (RuntimeException fault) {
            // One that fails must not stop the others.
            report.accept(strandingId, fault);
            return true;
        }
    }

    private Decision<Boolean> decide(String strandingId, Instant now) {
        var stored = strandings.get(strandingId);
        Stranding stranding = stored.value();
        return switch (stranding.brake()) {
            case Brake.On on
            when on.isOver(now) ->
                new Decision<>(false, List.of(strandings.replace(stored, stranding.with(on.over()))));
            case Brake.On on
            when !on.told() && !holding.isGrowing(stranding, now) -> {
                var writes = new ArrayList<Write>(notices(stranding, on, now));
                writes.add(strandings.replace(stored, stranding.with(on.tellingDone())));
                yield new Decision<>(true, writes);
            }
            case Brake.On _ -> Decision.answer(true);
            case Brake.Off _, Brake.Confirmed _, Brake.Withdrawn _, Brake.Over _ -> Decision.answer(false);
        };
    }

    private List<Write> notices(Stranding stranding, Brake.On on, Instant now) {
        var braked = new BrakeFact.Braked(
                stranding.strandingId(),
                stranding.merchantId(),
                stranding.sku(),
                stranding.report(),
                stranding.lines(),
                stranding.units(),
                stranding.refunds().getLast(),
                on.until(),
                stranding.zone());
        Fact toMerchant = stranding.kind() == Stranding.Kind.COUNT
                ? new BrakeFact.BrakedCountMerchant(braked)
                : new BrakeFact.BrakedAdmissionMerchant(braked);
        String about = stranding.strandingId();
        return List.of(
                notices.create(Notice.of(about, Actor.merchant(stranding.merchantId()), now, toMerchant)),
                notices.create(Notice.of(about, Actor.OPERATOR, now, new BrakeFact.BrakedOperator(braked))));
    }
}
