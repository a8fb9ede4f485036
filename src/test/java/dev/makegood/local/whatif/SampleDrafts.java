package dev.makegood.local.whatif;

import dev.makegood.policy.Versions;

/** Provides drafts to try. */
public final class SampleDrafts {
    /** A next version of {@code tmall-stockout}: 20 %, at least 10, at most 400 per buyer, merchant and day. */
    public static final String TMALL = Versions.text(
            "tmall-stockout",
            "version: 1",
            "version: 2",
            "source: >-",
            "effectiveAt: \"2027-01-01T00:00:00+08:00\"\nsource: >-",
            "rateBasisPoints: 1500, floorMinor: 500",
            "rateBasisPoints: 2000, floorMinor: 1000",
            "scope: buyerMerchantDay, amountMinor: 50000",
            "scope: buyerMerchantDay, amountMinor: 40000",
            "amountMinor: 4500",
            "amountMinor: 6000",
            "    amountMinor: 50000\n",
            "    amountMinor: 40000\n",
            "{buyerMerchantDay: 49000}",
            "{buyerMerchantDay: 39000}");

    private SampleDrafts() {}
}
