package dev.makegood.payment.wechatpay;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Says how a stack uses WeChat Pay.
 *
 * @param platformAppId the app id of an e-commerce platform, whose merchants' payments are refunded by that
 *     product's own calls; absent if the stack is none
 * @param refundAccount who pays the refund of such a merchant ({@code refund_account}); absent for the merchant
 * @param webhook the address of our webhook as WeChat Pay reaches it; absent if WeChat Pay shall not call
 */
public record WechatPayOptions(Optional<String> platformAppId, Optional<String> refundAccount, Optional<URI> webhook) {
    /** Without options: the merchant itself is paid, and WeChat Pay does not call. */
    public static final WechatPayOptions NONE =
            new WechatPayOptions(Optional.empty(), Optional.empty(), Optional.empty());

    /** The platform pays refunds of merchants whose balance is too low. */
    static final String PLATFORM_ADVANCES = "REFUND_SOURCE_PARTNER_ADVANCE";

    private static final Set<String> ACCOUNTS = Set.of("REFUND_SOURCE_SUB_MERCHANT", PLATFORM_ADVANCES);

    /** @throws IllegalArgumentException if one is none; the message names the template's parameter */
    public WechatPayOptions {
        if (refundAccount.filter(account -> !ACCOUNTS.contains(account)).isPresent()) {
            throw new IllegalArgumentException("WechatPayRefundAccount must be one of " + ACCOUNTS);
        }
        if (webhook.filter(address -> !"https".equals(address.getScheme()) || address.getQuery() != null)
                .isPresent()) {
            throw new IllegalArgumentException("WechatPayWebhookUrl must be an https address without parameters");
        }
    }

    /** Returns true if the platform advances refunds of merchants whose balance is too low. */
    public boolean advances() {
        return platformAppId.isPresent()
                && refundAccount.filter(PLATFORM_ADVANCES::equals).isPresent();
    }
}
