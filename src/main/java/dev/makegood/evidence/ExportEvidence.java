package dev.makegood.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.command.Actor;
import dev.makegood.refund.Refunds;
import dev.makegood.secret.Secret;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.SortableInstant;
import dev.makegood.storage.StorageJson;
import java.time.Instant;
import java.util.Base64;

/**
 * Makes the signed evidence file of a case: its state and its record, each entry chained to the previous one by its
 * hash. {@link CheckEvidence} needs only the file.
 */
public final class ExportEvidence {
    private final CaseRecord record;
    private final Refunds refunds;
    private final Secret secret;

    /** @param secret from which the key is derived; each file names the key that signed it */
    public ExportEvidence(Database database, Secret secret) {
        record = new CaseRecord(database);
        refunds = new Refunds(database);
        this.secret = secret;
    }

    /**
     * Makes the file.
     *
     * @param by who asks for it
     * @return the file, to be written as canonical JSON, byte for byte
     */
    public ObjectNode export(Case c, Actor by, Instant now) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("format", Sealing.FORMAT);
        file.put("caseId", c.id().toString());
        file.put("exportedAt", SortableInstant.format(now));
        file.put("exportedBy", by.toString());
        file.set("case", StorageJson.tree(c));
        file.set("refunds", StorageJson.tree(refunds.ofCase(c.id())));
        ArrayNode records = file.putArray("records");
        String before = Sealing.NOTHING_BEFORE;
        for (RecordEntry entry : record.of(c)) {
            ObjectNode next = (ObjectNode) StorageJson.tree(entry);
            next.put("number", records.size() + 1).put("before", before);
            before = Sealing.hash(next);
            records.add(next.put("hash", before));
        }
        file.put("count", records.size()).put("last", before);
        SigningKey key = SigningKey.of(secret.current());
        ObjectNode signature = file.putObject("signature");
        signature.put("algorithm", SigningKey.ALGORITHM);
        signature.put("publicKey", Base64.getEncoder().encodeToString(key.publicKey()));
        signature.put("value", Base64.getEncoder().encodeToString(key.sign(Sealing.signed(file))));
        return file;
    }
}
