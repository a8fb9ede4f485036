package dev.makegood.servicedesk.handover;

import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notices;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.List;

/** Erases the text that an erased buyer sent, the answer to it, and both in the notices about them. */
public final class EraseHandOvers {
    private static final List<Class<? extends Fact>> TOLD =
            List.of(DeskFact.HandOverOperator.class, DeskFact.HandOverAnsweredAsker.class);

    private final Database database;
    private final HandOvers handOvers;
    private final Notices notices;

    public EraseHandOvers(Database database) {
        this.database = database;
        handOvers = new HandOvers(database);
        notices = new Notices(database);
    }

    /**
     * Erases the hand-overs of one case that {@code asker} asked for. Has no effect the second time.
     */
    public void erase(CaseId caseId, Actor asker) {
        handOvers.ofCase(caseId).stream()
                .filter(handOver -> handOver.ticket().by().equals(asker))
                .forEach(this::erase);
    }

    private void erase(HandOver seen) {
        database.decide(() -> {
            String about = KeyText.join(seen.caseId(), seen.handOverId());
            List<Write> writes =
                    new ArrayList<>(notices.erase(seen.caseId().toString(), Attachment.ERASED, about, TOLD));
            handOvers.tickets().change(seen, HandOver::erased).ifPresent(writes::add);
            return new Decision<>(writes.size(), writes);
        });
    }
}
