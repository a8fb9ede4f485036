package dev.makegood.account;

/**
 * Names the ledger's accounts: a kind, a slash, and the owner. Money of {@code order-funds} and {@code gateway} also
 * moves outside the ledger, so their sums show only what we moved, not what is there.
 */
public final class LedgerAccounts {
    private LedgerAccounts() {}

    public static String merchantBalance(String merchantId) {
        return "merchant-balance/" + merchantId;
    }

    public static String merchantDeposit(String merchantId) {
        return "merchant-deposit/" + merchantId;
    }

    /** Names the account of a merchant's debt for advances: negative while it owes the platform something. */
    public static String merchantReceivable(String merchantId) {
        return "merchant-receivable/" + merchantId;
    }

    /** Names the account of the platform's debt to the holder of a coupon. */
    public static String couponsOutstanding(String couponId) {
        return "coupons-outstanding/" + couponId;
    }

    /** Names the account of a compensation outside the ledger: money that the platform puts into a wallet is positive. */
    public static String buyerWallet(String couponId) {
        return "buyer-wallet/" + couponId;
    }

    public static String orderFunds(String orderId) {
        return "order-funds/" + orderId;
    }

    /** Names the account of refunds that the platform reported as made outside Makegood. */
    public static String refundedElsewhere(String orderId) {
        return "refunded-elsewhere/" + orderId;
    }

    /**
     * Names the account of an owner (a merchant or an order) outside the ledger: money that it paid in is negative,
     * money paid out to it is positive.
     */
    public static String gateway(String owner) {
        return "gateway/" + owner;
    }

    /** Names the account of the platform's money that bypasses the gateway: refunds that an operator paid. */
    public static String platformBank(String owner) {
        return "platform-bank/" + owner;
    }

    /** Names the account of the platform's money that paid a refund in place of a merchant's: negative until it is back. */
    public static String platformAdvance(String owner) {
        return "platform-advance/" + owner;
    }

    public static String platformIncome(String owner) {
        return "platform-income/" + owner;
    }

    public static String platformExpense(String owner) {
        return "platform-expense/" + owner;
    }

    /** Returns the kind of an account, such as {@code merchant-balance}. */
    public static String kind(String account) {
        int slash = account.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("not an account: " + account);
        }
        return account.substring(0, slash);
    }
}
