package dev.makegood.servicedesk.appeal;

import dev.makegood.file.Attachment;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.servicedesk.ticket.Ticketed;
import dev.makegood.stockout.CaseId;
import java.util.List;

/**
 * Holds a merchant's appeal against a case. An appeal suspends nothing. It covers the tranches that the case had
 * when it was brought; later tranches can be appealed against once it is decided.
 *
 * @param number of the case's appeals, from 1
 * @param tranches how many of the case's tranches it covers, counted from the first
 */
public record Appeal(CaseId caseId, int number, int tranches, Plea plea, Ticket<Ruling> ticket)
        implements Ticketed<Appeal> {

    /** Holds the merchant's statement. */
    public record Plea(String reason, List<Attachment> evidence) {}

    /** Holds the operator's decision. */
    public record Ruling(boolean granted, String reason) {}

    Appeal with(Ticket<Ruling> changed) {
        return new Appeal(caseId, number, tranches, plea, changed);
    }

    @Override
    public Object about() {
        return caseId;
    }

    @Override
    public Appeal toldOverdue() {
        return with(ticket.toldOverdue());
    }
}
