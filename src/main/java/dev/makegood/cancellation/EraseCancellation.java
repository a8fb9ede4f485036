package dev.makegood.cancellation;

import dev.makegood.file.Attachment;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Erases the text of an erased buyer's proposals, also in notices. */
public final class EraseCancellation {
    private final Database database;
    private final Notices notices;

    public EraseCancellation(Database database) {
        this.database = database;
        notices = new Notices(database);
    }

    /** Erases the text of the buyer's proposals for one line. Has no effect the second time. */
    public void erase(LineRef line) {
        database.decide(() -> {
            List<Write> writes =
                    Cancellations.find(database, line).map(this::erased).orElse(List.of());
            return new Decision<>(writes.size(), writes);
        });
    }

    private List<Write> erased(Stored<Cancellations> all) {
        var writes = new ArrayList<Write>();
        Cancellations silent = all.value();
        for (Cancellation proposed : all.value().proposed()) {
            if (proposed.told().by() == Cancellation.Side.BUYER) {
                silent = silent.with(proposed.erased());
                writes.addAll(notices.erase(
                        Attachment.ERASED,
                        CancellationNotices.about(silent.line(), proposed.told().cancellationId()),
                        CancellationNotices.OF_BUYERS));
            }
        }
        if (!silent.equals(all.value())) {
            writes.add(silent.put(Optional.of(all)));
        }
        return writes;
    }
}
