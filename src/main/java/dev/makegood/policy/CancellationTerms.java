package dev.makegood.policy;

/** Says whether compensation is owed if buyer and merchant agree to cancel, by who proposed it. */
public record CancellationTerms(boolean owedIfMerchantProposes, boolean owedIfBuyerProposes) {
    /** A merchant that asks to cancel admits a stockout; a buyer who asks has changed their mind. */
    public static final CancellationTerms DEFAULT = new CancellationTerms(true, false);

    public boolean owed(boolean merchantProposes) {
        return merchantProposes ? owedIfMerchantProposes : owedIfBuyerProposes;
    }
}
