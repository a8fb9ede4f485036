package dev.makegood.notice;

import dev.makegood.storage.Write;
import java.util.List;

/** Records facts about delivered notices that the business needs, since nobody else reads notices. */
public interface DeliveryLog {

    /** Returns the writes to commit when a notice is marked as delivered. They must never refuse the commit. */
    List<Write> delivered(Notice notice);
}
