package dev.makegood.account;

/**
 * Names the ledger's accounts: a kind, a slash, and the owner. Money of {@code order-funds} and {@code gateway} also
 * moves outside of the ledger, so their sums are what we moved, not what is there.
 */
public final class LedgerAccounts {
    private LedgerAccounts() {}

    public static String merchantBalance(String merchantId) {
        return "merchant-balance/" + merchantId;
    }

    public static String merchantDeposit(String merchantId) {
        return "merchant-deposit/" + merchantId;
    }

    /** Names the account that is negative while the merchant owes the platform what it advanced. */
    public static String merchantReceivable(String merchantId) {
        return "merchant-receivable/" + merchantId;
    }

    /** Names the account of what the platform owes the holder of a coupon. */
    public static String couponsOutstanding(String couponId) {
        return "coupons-outstanding/" + couponId;
    }

    public static String orderFunds(String orderId) {
        return "order-funds/" + orderId;
    }

    /** Names the account of what the platform says that it refunded outside Makegood. */
    public static String refundedElsewhere(String orderId) {
        return "refunded-elsewhere/" + orderId;
    }

    /**
     * Names the account of the outside: what the owner (a merchant or an order) paid in is negative, what was paid out
     * to it is positive.
     */
    public static String gateway(String owner) {
        return "gateway/" + owner;
    }

    /** Names the account of platform money that does not go through the gateway: refunds that an operator paid. */
    public static String platformBank(String owner) {
        return "platform-bank/" + owner;
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
