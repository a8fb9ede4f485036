package dev.makegood.notice;

import dev.makegood.command.ClockSkew;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Records what became of a notice at the person, channel by channel, in whatever order the reports come. */
public final class RecordReceipt {
    /** The most channels of one notice, so that its row stays small. */
    static final int MOST_CHANNELS = 10;

    private final Database database;
    private final Notices notices;

    public RecordReceipt(Database database) {
        this.database = database;
        this.notices = new Notices(database);
    }

    /**
     * Names a notice, as its event does.
     *
     * @param caseId the case that it is about, if any
     */
    public record NoticeName(String noticeId, Optional<String> caseId) {}

    /** Holds the notice after a report; {@code unreached} is true if this report says that it reached nobody. */
    public record Reported(Notice notice, boolean unreached) {}

    /** Records a report. One that is older than what is known about the channel changes nothing. */
    public Outcome<Reported> record(NoticeName name, String channel, Receipt receipt, Instant now) {
        if (ClockSkew.isYetToCome(receipt.at(), now)) {
            return new Outcome.Refused<>(Refusal.VALUE, "at", "is in the future");
        }
        var stated = new Receipt(receipt.state(), receipt.at().truncatedTo(ChronoUnit.MILLIS), receipt.lastChannel());
        return database.decide(() -> decision(name, channel, stated));
    }

    private Decision<Outcome<Reported>> decision(NoticeName name, String channel, Receipt receipt) {
        Optional<Stored<Notice>> found = notices.find(name);
        if (found.isEmpty()) {
            return Decision.answer(new Outcome.NotFound<>());
        }
        Notice before = found.get().value();
        Notice after = before.with(before.receipts().with(channel, receipt));
        if (after.equals(before)) {
            return Decision.answer(new Outcome.Repeated<>(new Reported(before, false)));
        }
        if (after.receipts().byChannel().size() > MOST_CHANNELS) {
            return Decision.answer(
                    new Outcome.Refused<>(Refusal.LIMIT, "channel", "is one more than the channels that a notice has"));
        }
        var reported = new Reported(
                after, after.receipts().reachedNobody() && !before.receipts().reachedNobody());
        return new Decision<>(new Outcome.Created<>(reported), List.of(notices.replace(found.get(), after)));
    }
}
