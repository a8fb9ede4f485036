package dev.makegood.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.handover.HandOver;
import dev.makegood.storage.StorageJson;
import java.util.List;
import java.util.Map;

/** Lists what was asked of the service desk and what it said. */
final class TicketRecord {
    private TicketRecord() {}

    static void appeal(Appeal appeal, List<RecordEntry> entries) {
        ObjectNode plea = (ObjectNode) StorageJson.tree(appeal.plea());
        plea.put("decideBy", appeal.decideBy().toString()).put("holidaysKnown", appeal.holidaysKnown());
        entries.add(new RecordEntry(appeal.at(), appeal.by(), "appealed", plea));
        appeal.decision()
                .ifPresent(made -> entries.add(CaseRecord.entry(made.at(), made.by(), "appealDecided", made.ruling())));
    }

    static void claim(Claim claim, List<RecordEntry> entries) {
        ObjectNode plea = (ObjectNode) StorageJson.tree(claim.plea());
        plea.put("claimId", claim.claimId()).put("decideBy", claim.decideBy().toString());
        entries.add(new RecordEntry(claim.at(), claim.by(), "claimed", plea));
        claim.decision()
                .ifPresent(made -> entries.add(CaseRecord.entry(made.at(), made.by(), "claimDecided", made.ruling())));
    }

    static void handOver(HandOver asked, List<RecordEntry> entries) {
        var id = Map.of("handOverId", asked.handOverId());
        var details = Map.of("handOverId", asked.handOverId(), "reason", asked.reason(), "answerBy", asked.answerBy());
        entries.add(CaseRecord.entry(asked.at(), asked.by(), "handOverAsked", details));
        asked.taken().ifPresent(taken -> entries.add(CaseRecord.entry(taken.at(), taken.by(), "handOverTaken", id)));
        asked.answer()
                .ifPresent(given -> entries.add(CaseRecord.entry(
                        given.at(),
                        given.by(),
                        "handOverAnswered",
                        Map.of("handOverId", asked.handOverId(), "text", given.text()))));
    }
}
