package dev.makegood.delay;

import dev.makegood.command.Actor;
import dev.makegood.notice.DelayFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Silence;
import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Creates the notices about a delay of a line.
 *
 * @param zone of the policy version, for times
 */
record DelayNotices(OrderLine line, ZoneId zone) {
    Notice told(Delay delay) {
        Optional<Instant> deadline = Optional.of(delay.silence())
                .filter(silence -> silence.means() == Silence.Meaning.CANCELLATION)
                .map(Silence::until);
        return buyer(
                delay,
                delay.toldAt(),
                new DelayFact.DelayToldBuyer(item(), delay.delayId(), line.shipBy(), delay.shipBy(), deadline, zone));
    }

    Notice agreed(Delay delay, Instant now) {
        return merchant(delay, now, new DelayFact.DelayAgreedMerchant(item(), delay.delayId(), delay.shipBy(), zone));
    }

    Notice cancelled(Delay delay, Instant now) {
        return merchant(delay, now, new DelayFact.DelayCancelledMerchant(item(), delay.delayId()));
    }

    /** Creates the notices to both sides of what silence has decided. */
    List<Notice> silent(Delay delay, Instant now) {
        String id = delay.delayId();
        return switch (delay.silence().means()) {
            case CANCELLATION ->
                List.of(buyer(delay, now, new DelayFact.DelayCancelledBuyer(item(), id)), cancelled(delay, now));
            case CONSENT -> {
                Instant shipBy = delay.shipBy().orElseThrow();
                yield List.of(
                        buyer(delay, now, new DelayFact.DelaySilentlyAgreedBuyer(item(), id, shipBy, zone)),
                        merchant(delay, now, new DelayFact.DelaySilentlyAgreedMerchant(item(), id, shipBy, zone)));
            }
        };
    }

    private Fact.Item item() {
        return new Fact.Item(line.orderId(), line.line().lineId(), line.line().sku());
    }

    private Notice buyer(Delay about, Instant at, Fact fact) {
        return notice(about, Actor.buyer(line.buyer()), at, fact);
    }

    private Notice merchant(Delay about, Instant at, Fact fact) {
        return notice(about, Actor.merchant(line.line().merchantId()), at, fact);
    }

    private Notice notice(Delay about, Actor to, Instant at, Fact fact) {
        return Notice.of(KeyText.join(line.ref(), about.delayId()), to, at, fact);
    }
}
