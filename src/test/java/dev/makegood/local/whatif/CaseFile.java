package dev.makegood.local.whatif;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.StrictJson;
import dev.makegood.policy.FactsDocument;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.CaseId;
import dev.makegood.whatif.PastCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** Cases in a file, one a line, as {@code GET /cases/...} and the lists of cases answer them. */
final class CaseFile {
    private CaseFile() {}

    /**
     * @param draft whose platform the cases are of
     * @throws IllegalArgumentException naming the line that is not a case
     */
    static List<PastCase> read(Path file, PolicyVersion draft) throws IOException {
        var cases = new ArrayList<PastCase>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                cases.add(line(file + " line " + (i + 1), lines.get(i), draft));
            }
        }
        return cases.stream().sorted(PastCase.ORDER).toList();
    }

    private static PastCase line(String where, String text, PolicyVersion draft) {
        try {
            return StrictJson.parse(text).read(in -> past(in, draft));
        } catch (InvalidInput wrong) {
            throw new IllegalArgumentException(where + ": " + wrong.getMessage(), wrong);
        }
    }

    private static PastCase past(Input in, PolicyVersion draft) {
        in.leave(
                "orderId",
                "lineId",
                "sku",
                "violation",
                "trigger",
                "quantity",
                "units",
                "exemption",
                "compensation",
                "refunds");
        CaseId id = CaseId.parse(in.text("caseId", 200))
                .orElseThrow(() -> InvalidInput.field("caseId", "is not the id of a case"));
        Money ofPolicy = in.object("assessment", CaseFile::ofPolicy);
        return new PastCase(
                id,
                draft.platform(),
                in.id("merchantId"),
                in.id("buyer"),
                in.instant("establishedAt"),
                in.object(
                        "policy",
                        policy -> new PolicyRef(policy.id("policyId"), (int) policy.whole("version", 1, 999_999))),
                in.object("facts", FactsDocument::read),
                ofPolicy,
                ofPolicy);
    }

    /** What a merchant promised on top is its own, whatever the policy. */
    private static Money ofPolicy(Input in) {
        in.leave("steps");
        long promised = in.has("promisedMinor") ? in.whole("promisedMinor", 0, Long.MAX_VALUE) : 0;
        return Money.ofMinor(in.currency("currency"), in.whole("amountMinor", promised, Long.MAX_VALUE) - promised);
    }
}
