package dev.makegood.functions.notices;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeText;
import dev.makegood.notice.Receipt;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows a notice. */
public record NoticeView(
        String noticeId,
        String template,
        Instant createdAt,
        Optional<Instant> deliveredAt,
        List<ReceiptView> receipts,
        Map<String, String> details,
        Text text) {

    /** Shows what became of it on one channel. */
    public record ReceiptView(String channel, String state, Instant at, boolean lastChannel) {
        static ReceiptView of(String channel, Receipt receipt) {
            return new ReceiptView(channel, receipt.state().id(), receipt.at(), receipt.lastChannel());
        }
    }

    public static NoticeView of(Notice notice) {
        return new NoticeView(
                notice.id(),
                notice.kind(),
                notice.createdAt(),
                notice.delivery().takenAt(),
                notice.receipts().byChannel().entrySet().stream()
                        .map(receipt -> ReceiptView.of(receipt.getKey(), receipt.getValue()))
                        .toList(),
                notice.details(),
                NoticeText.render(notice));
    }
}
