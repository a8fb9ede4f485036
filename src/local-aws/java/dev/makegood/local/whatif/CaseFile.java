package dev.makegood.local.whatif;

import dev.makegood.input.Ids;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.PlainText;
import dev.makegood.input.StrictJson;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.FactsDocument;
import dev.makegood.stockout.CaseId;
import dev.makegood.whatif.PastCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads cases from a file, one per line, as {@code GET /cases/...} and the lists of cases return them. */
final class CaseFile {
    private CaseFile() {}

    /**
     * Reads the cases.
     *
     * @param draft whose platform the cases are of
     * @throws IllegalArgumentException naming the line that is not a case
     */
    static List<PastCase> read(Path file, PolicyVersion draft) throws IOException {
        var cases = new ArrayList<PastCase>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                cases.add(line(file + " line " + (i + 1), lines.get(i), draft));
            }
        }
        return cases.stream().sorted(PastCase.ORDER).toList();
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return PlainText.of(Files.readAllBytes(file)).lines().toList();
        } catch (InvalidInput notUtf8) {
            throw new IllegalArgumentException(file + " " + notUtf8.getMessage(), notUtf8);
        }
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
                "tranches",
                "exemption",
                "compensation",
                "refunds");
        CaseId id = CaseId.parse(in.text("caseId", 2 * Ids.LONGEST + 15))
                .orElseThrow(() -> InvalidInput.field("caseId", "is not the id of a case"));
        Assessment assessment = in.object("assessment", CaseFile::assessment);
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
                assessment.amount(),
                assessment.ofPolicy());
    }

    private static Assessment assessment(Input in) {
        in.leave("steps");
        CurrencyUnit currency = in.currency("currency");
        long extra = in.has("extraMinor") ? in.whole("extraMinor", 0, Long.MAX_VALUE) : 0;
        long accrued = in.has("accruedMinor") ? in.whole("accruedMinor", 0, Long.MAX_VALUE - extra) : 0;
        long amount = in.whole("amountMinor", extra + accrued, Long.MAX_VALUE);
        return new Assessment(
                Money.ofMinor(currency, amount),
                List.of(),
                Money.ofMinor(currency, extra),
                Money.ofMinor(currency, accrued));
    }
}
