package dev.makegood.functions.accounts;

import dev.makegood.account.MerchantAccount;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.account.TopUp;
import dev.makegood.functions.policies.PolicyRefView;
import dev.makegood.market.Market;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows a merchant's account in one currency. */
public record AccountView(
        String merchantId, String currency, long balanceMinor, long depositMinor, long receivableMinor) {

    public static AccountView of(MerchantAccount account) {
        return new AccountView(
                account.merchantId(),
                account.currency().getCode(),
                account.balance().getAmountMinorLong(),
                account.deposit().getAmountMinorLong(),
                account.receivable().getAmountMinorLong());
    }

    /** Shows a top-up as recorded. */
    public record TopUpView(
            String merchantId,
            String topUpId,
            long amountMinor,
            String currency,
            String into,
            long repaidMinor,
            Instant recordedAt) {

        public static TopUpView of(TopUp topUp) {
            return new TopUpView(
                    topUp.merchantId(),
                    topUp.topUpId(),
                    topUp.amount().getAmountMinorLong(),
                    topUp.amount().getCurrencyUnit().getCode(),
                    topUp.into().id(),
                    topUp.repaid().getAmountMinorLong(),
                    topUp.at());
        }
    }

    /** Shows one line of a statement: a posting with its arithmetic. */
    public record StatementLine(
            long number,
            Instant at,
            PostingKind kind,
            List<EntryView> entries,
            Optional<String> caseId,
            Optional<String> orderId,
            Optional<String> sku,
            Optional<String> couponId,
            Optional<String> reference,
            Optional<PolicyRefView> policy,
            List<Text> steps) {

        public static StatementLine of(Posting posting) {
            var memo = posting.memo();
            return new StatementLine(
                    posting.number(),
                    posting.at(),
                    posting.kind(),
                    posting.entries().stream()
                            .map(e -> new EntryView(e.account(), e.amount().getAmountMinorLong()))
                            .toList(),
                    memo.caseId(),
                    memo.orderId(),
                    memo.sku(),
                    memo.couponId(),
                    memo.reference(),
                    memo.policy().map(PolicyRefView::of),
                    Market.current().texts(memo.steps()));
        }
    }

    /**
     * Shows one side of a posting.
     *
     * @param amountMinor into the account if positive, out of it if negative
     */
    public record EntryView(String account, long amountMinor) {}
}
