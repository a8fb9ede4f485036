package dev.makegood.abuse;

import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Holds facts that look like abuse.
 *
 * @param period the UTC day or month that they are of: the same of one period are flagged once
 */
record Sign(AbuseKind kind, AbuseFlag.Subject subject, String period, List<CaseId> cases, Sentence fact) {
    /** The most cases to name; more say nothing more. */
    private static final int MOST_CASES = 20;

    static Sign ofMonth(AbuseKind kind, AbuseFlag.Subject subject, Instant at, List<Case> cases, Sentence fact) {
        String month = YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString();
        return new Sign(kind, subject, month, ids(cases), fact);
    }

    static List<CaseId> ids(List<Case> cases) {
        return cases.stream().map(Case::id).limit(MOST_CASES).toList();
    }

    AbuseFlag flag(Instant now) {
        String id = AbuseFlags.idOf(kind, subject, period);
        return new AbuseFlag(id, kind, subject, cases, fact, now, Optional.empty());
    }
}
