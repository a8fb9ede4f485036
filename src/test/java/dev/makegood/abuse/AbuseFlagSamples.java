package dev.makegood.abuse;

import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.wording.Sentence;
import java.util.List;
import java.util.Optional;

/** Provides flags for tests of what is shown of them. */
public final class AbuseFlagSamples {
    private AbuseFlagSamples() {}

    /** Writes a flag, and returns its id. */
    public static String flag(Database database, AbuseKind kind, String merchantId, int second) {
        var sign = new Sign(
                kind,
                AbuseFlag.Subject.merchant(merchantId, Optional.empty()),
                "2026-03",
                List.of(),
                Sentence.of("abuse.shipmentsWithdrawn").with("cases", 5).with("days", 3));
        AbuseFlag flag = sign.flag(Shop.START.plusSeconds(second));
        database.commit(List.of(new AbuseFlags(database).create(flag)));
        return flag.flagId();
    }
}
