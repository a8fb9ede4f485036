package dev.makegood.functions.policies;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.advice.fines.AuditFines;
import dev.makegood.advice.fines.Bill;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.input.InvalidInput;
import dev.makegood.mapping.FileText;
import dev.makegood.mapping.ReportMap;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Database;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.Set;

/** Serves the audit of a merchant's bill over HTTP. It writes nothing and keeps nothing of the bill. */
final class FineRoutes {
    /** The most records of a bill, whose arithmetic in two languages fits an answer of Lambda (6 MB). */
    private static final int MOST = 1_000;

    /** The most bytes of a bill of so many, whose records are short. */
    private static final int LONGEST = 1_000_000;

    private final Policies policies;

    FineRoutes(Database database) {
        policies = new Policies(database);
    }

    void addTo(Api api) {
        api.on("POST /merchants/{merchantId}/fine-audits", Set.of(PLATFORM, OPERATOR, MERCHANT), this::audit);
    }

    private Reply audit(Request request) {
        if (!request.caller().seesMerchant(request.id("merchantId"))) {
            return Reply.notFound();
        }
        Bill bill = bill(request);
        return Reply.ok(FineAuditView.of(bill, new AuditFines(policies.all(), Optional.empty()).of(bill.fines())));
    }

    private static Bill bill(Request request) {
        ReportMap map = ReportMap.shipped(request.requiredQuery("map"))
                .filter(ReportMap::isOfFines)
                .orElseThrow(() -> InvalidInput.field("map", "must be fines or tmall-fines"));
        Bill bill = Bill.read(map, text(request.bytes()));
        int records = bill.fines().size() + bill.unreadable().size();
        if (records > MOST) {
            throw InvalidInput.field("", "has " + records + " records, and may have " + MOST);
        }
        return bill;
    }

    private static String text(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > LONGEST) {
            throw InvalidInput.malformed("", "must be a file of 1 to " + LONGEST + " bytes");
        }
        try {
            return FileText.of(bytes);
        } catch (CharacterCodingException binary) {
            throw InvalidInput.malformed("", "must be a text in UTF-8 or GBK");
        }
    }
}
