package dev.makegood.notice;

import dev.makegood.storage.Write;
import java.util.List;

/** Keeps what the business must know of what people were told, since nobody else reads notices. */
public interface DeliveryLog {

    /** Returns the writes to commit when a notice is marked as delivered. They must never refuse that. */
    List<Write> delivered(Notice notice);
}
