package dev.makegood.functions.notices;

import dev.makegood.notice.Delivery;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeText;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Shows a notice. */
public record NoticeView(
        String noticeId,
        String template,
        Instant createdAt,
        Optional<Instant> deliveredAt,
        Map<String, String> details,
        Text text) {

    public static NoticeView of(Notice notice) {
        Optional<Instant> deliveredAt = notice.delivery() instanceof Delivery.Delivered delivered
                ? Optional.of(delivered.at())
                : Optional.empty();
        return new NoticeView(
                notice.id(),
                notice.kind(),
                notice.createdAt(),
                deliveredAt,
                notice.details(),
                NoticeText.render(notice));
    }
}
