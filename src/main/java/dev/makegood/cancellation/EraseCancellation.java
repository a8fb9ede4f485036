package dev.makegood.cancellation;

import dev.makegood.file.Attachment;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Erases the text that an erased buyer proposed with, also in the notices. */
public final class EraseCancellation {
    private final Database database;
    private final Notices notices;

    public EraseCancellation(Database database) {
        this.database = database;
        notices = new Notices(database);
    }

    /** Erases one proposal. Has no effect the second time. */
    public void erase(LineRef line, String cancellationId) {
        database.decide(() -> {
            List<Write> writes = new ArrayList<>();
            Optional<Stored<Cancellations>> all = Cancellations.find(database, line);
            all.flatMap(found -> found.value().find(cancellationId))
                    .map(Cancellation::erased)
                    .map(erased -> all.get().value().with(erased))
                    .filter(erased -> !erased.equals(all.get().value()))
                    .ifPresent(erased -> writes.add(erased.put(all)));
            String about = CancellationNotices.about(line, cancellationId);
            for (NoticeTemplate template : CancellationNotices.OF_BUYERS) {
                notices.find(Notice.idOf(about, template))
                        .filter(stored -> !Attachment.ERASED.equals(
                                stored.value().details().get("reason")))
                        .ifPresent(stored -> writes.add(
                                notices.replace(stored, stored.value().with("reason", Attachment.ERASED))));
            }
            return new Decision<>(writes.size(), writes);
        });
    }
}
