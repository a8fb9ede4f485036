package dev.makegood.policy;

/** Sets whether compensation is owed if buyer and merchant agree to cancel, depending on who proposed it. */
public record CancellationTerms(boolean owedIfMerchantProposes, boolean owedIfBuyerProposes) {
    /**
     * The default: a merchant that proposes to cancel admits a stockout; a buyer who proposes it changed their mind.
     */
    public static final CancellationTerms DEFAULT = new CancellationTerms(true, false);

    public boolean owed(boolean merchantProposes) {
        return merchantProposes ? owedIfMerchantProposes : owedIfBuyerProposes;
    }
}
