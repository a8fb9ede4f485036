package dev.makegood.stockout;

import dev.makegood.notice.DeliveryLog;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes the rows of messages about a case, which are stored with it: its record and its merchant's figures
 * need them forever, while a notice is only sent and listed.
 */
public final class CaseMessages implements DeliveryLog {
    private static final String MESSAGE = "MESSAGE";

    private static final RowType<CaseMessage> ROWS = new RowType<>(
            CaseMessage.class, message -> key(message.caseId(), message.notice().id()));

    private final Database database;
    private final Notices notices;

    public CaseMessages(Database database) {
        this.database = database;
        notices = new Notices(database);
    }

    @Override
    public List<Write> delivered(Notice notice) {
        return notice.caseId().stream()
                .<Write>map(caseId -> ROWS.add(new CaseMessage(caseId, notice), _ -> Optional.empty()))
                .toList();
    }

    /** Returns the messages about a case, the oldest first; at the same instant, the buyer's first. */
    public List<Notice> ofCase(CaseId caseId) {
        var query = Query.table(Table.CASES, caseId.toString(), Query.Range.under(MESSAGE));
        return database.all(query).stream()
                .map(row -> ROWS.read(row).value().notice())
                .sorted(Comparator.comparing(Notice::createdAt)
                        .thenComparing(notice -> notice.recipient().toString())
                        .thenComparing(Notice::id))
                .toList();
    }

    /**
     * Returns writes that replace a person's words in notices about a subject, and here.
     *
     * @param by the replacement
     */
    public List<Write> erase(CaseId caseId, String by, String about, List<Class<? extends Fact>> kinds) {
        var writes = new ArrayList<>(notices.erase(by, about, kinds));
        for (var kind : kinds) {
            ROWS.find(database, key(caseId.toString(), Notice.idOf(about, kind)))
                    .filter(stored -> !erased(stored, by).equals(stored.value()))
                    .ifPresent(stored -> writes.add(ROWS.replace(stored, erased(stored, by))));
        }
        return writes;
    }

    private static CaseMessage erased(Stored<CaseMessage> stored, String by) {
        return new CaseMessage(stored.value().caseId(), stored.value().notice().erased(by));
    }

    private static Key key(String caseId, String noticeId) {
        return new Key(Table.CASES, caseId, KeyText.join(MESSAGE, new KeyText(noticeId)));
    }
}
