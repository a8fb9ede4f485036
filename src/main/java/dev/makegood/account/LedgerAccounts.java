package dev.makegood.account;

/**
 * The names of the ledger's accounts: a kind, a slash, and whose it is. Money in {@code order-funds} and {@code gateway}
 * came and goes outside the ledger, so their sums tell what we moved, not what there is.
 */
public final class LedgerAccounts {
    private LedgerAccounts() {}

    public static String merchantBalance(String merchantId) {
        return "merchant-balance/" + merchantId;
    }

    public static String merchantDeposit(String merchantId) {
        return "merchant-deposit/" + merchantId;
    }

    /** Negative while the merchant owes the platform what it advanced. */
    public static String merchantReceivable(String merchantId) {
        return "merchant-receivable/" + merchantId;
    }

    /** What the platform owes to whoever holds the coupon. */
    public static String couponsOutstanding(String couponId) {
        return "coupons-outstanding/" + couponId;
    }

    public static String orderFunds(String orderId) {
        return "order-funds/" + orderId;
    }

    /** What the platform says that it refunded outside of Makegood. */
    public static String refundedElsewhere(String orderId) {
        return "refunded-elsewhere/" + orderId;
    }

    /** The world outside: what the owner (a merchant, an order) paid in is negative, what it was paid positive. */
    public static String gateway(String owner) {
        return "gateway/" + owner;
    }

    /** Where the platform's money goes by another way than the gateway: refunds of an order that an operator paid. */
    public static String platformBank(String owner) {
        return "platform-bank/" + owner;
    }

    public static String platformIncome(String owner) {
        return "platform-income/" + owner;
    }

    public static String platformExpense(String owner) {
        return "platform-expense/" + owner;
    }

    /** The kind of an account, such as {@code merchant-balance}. */
    public static String kind(String account) {
        int slash = account.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("not an account: " + account);
        }
        return account.substring(0, slash);
    }
}
