package dev.makegood.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.handover.HandOver;
import dev.makegood.storage.StorageJson;
import java.util.List;
import java.util.Map;

/** Lists the requests to the service desk and its decisions. */
final class TicketRecord {
    private TicketRecord() {}

    static void appeal(Appeal appeal, List<RecordEntry> entries) {
        ObjectNode plea = (ObjectNode) StorageJson.tree(appeal.plea());
        plea.put("decideBy", appeal.ticket().due().at().toString())
                .put("holidaysKnown", appeal.ticket().due().holidaysKnown());
        entries.add(CaseRecord.entry(appeal.ticket().at(), appeal.ticket().by(), "appealed", plea));
        appeal.ticket()
                .decision()
                .ifPresent(made -> entries.add(CaseRecord.entry(made.at(), made.by(), "appealDecided", made.ruling())));
    }

    static void claim(Claim claim, List<RecordEntry> entries) {
        ObjectNode plea = (ObjectNode) StorageJson.tree(claim.plea());
        plea.put("claimId", claim.claimId())
                .put("decideBy", claim.ticket().due().at().toString());
        entries.add(CaseRecord.entry(claim.ticket().at(), claim.ticket().by(), "claimed", plea));
        claim.ticket()
                .decision()
                .ifPresent(made -> entries.add(CaseRecord.entry(made.at(), made.by(), "claimDecided", made.ruling())));
    }

    static void handOver(HandOver asked, List<RecordEntry> entries) {
        var id = Map.of("handOverId", asked.handOverId());
        var details = Map.of(
                "handOverId",
                asked.handOverId(),
                "reason",
                asked.reason(),
                "answerBy",
                asked.ticket().due().at());
        entries.add(CaseRecord.entry(asked.ticket().at(), asked.ticket().by(), "handOverAsked", details));
        asked.taken().ifPresent(taken -> entries.add(CaseRecord.entry(taken.at(), taken.by(), "handOverTaken", id)));
        asked.ticket()
                .decision()
                .ifPresent(given -> entries.add(CaseRecord.entry(
                        given.at(),
                        given.by(),
                        "handOverAnswered",
                        Map.of(
                                "handOverId",
                                asked.handOverId(),
                                "text",
                                given.ruling().text()))));
    }
}
