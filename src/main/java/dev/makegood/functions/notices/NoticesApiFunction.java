package dev.makegood.functions.notices;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.MESSAGES;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.functions.Metrics;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.input.Ids;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.logging.Log;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Receipt;
import dev.makegood.notice.RecordReceipt;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Serves notices to buyers and merchants over HTTP, and takes the reports of what became of them at the person. */
@Singleton
public class NoticesApiFunction {
    private static final Log LOG = Log.of(NoticesApiFunction.class);

    /** The most bytes of a notice's id, which may contain three other ids. */
    private static final int LONGEST_NOTICE_ID = 4 * Ids.MOST_BYTES;

    private final Api api;
    private final Notices notices;
    private final RecordReceipt recordReceipt;
    private final Clock clock;

    public NoticesApiFunction(Database database, Pseudonyms pseudonyms, Clock clock) {
        notices = new Notices(database);
        recordReceipt = new RecordReceipt(database);
        this.clock = clock;
        api = new Api(pseudonyms)
                .on("GET /buyers/{buyerId}/notices", Set.of(PLATFORM, OPERATOR, BUYER), this::ofBuyer)
                .on("GET /merchants/{merchantId}/notices", Set.of(PLATFORM, OPERATOR, MERCHANT), this::ofMerchant)
                .on("GET /unreached-notices", Set.of(PLATFORM, OPERATOR), this::unreached)
                .on("PUT /notices/{noticeId}/delivery", Set.of(PLATFORM, MESSAGES), this::report);
    }

    @Funq("notices-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }

    private Reply ofBuyer(Request request) {
        String buyer = request.buyer();
        return request.caller().seesBuyer(buyer) ? list(request, Actor.buyer(buyer)) : Reply.notFound();
    }

    private Reply ofMerchant(Request request) {
        String merchantId = request.id("merchantId");
        return request.caller().seesMerchant(merchantId) ? list(request, Actor.merchant(merchantId)) : Reply.notFound();
    }

    private Reply unreached(Request request) {
        return Reply.ok(ListView.of(notices.unreached(request.limit(), request.cursor()), NoticeView::of));
    }

    private Reply list(Request request, Actor recipient) {
        var page = notices.ofRecipient(recipient, request.limit(), request.cursor());
        return Reply.ok(ListView.of(page, NoticeView::of));
    }

    private record Report(Optional<String> caseId, String channel, Receipt receipt) {
        static Report read(Input in) {
            return new Report(
                    in.optional("caseId", name -> caseId(in, name)),
                    channel(in),
                    new Receipt(
                            in.choice("state", Receipt.State::id, Receipt.State.values()),
                            in.instant("at"),
                            in.has("lastChannel") && in.flag("lastChannel")));
        }

        /** Bounds its bytes too, since it becomes a key. */
        private static String caseId(Input in, String name) {
            String caseId = in.text(name, Request.LONGEST_ID);
            if (caseId.getBytes(StandardCharsets.UTF_8).length > Request.LONGEST_ID) {
                throw InvalidInput.field(name, "must have at most " + Request.LONGEST_ID + " bytes");
            }
            return caseId;
        }

        private static String channel(Input in) {
            String channel = in.text("channel", 20);
            if (!channel.matches("[a-z]+")) {
                throw InvalidInput.field("channel", "must be one word in lower case, such as mail");
            }
            return channel;
        }
    }

    private Reply report(Request request) {
        Report report = request.body(Report::read);
        var name = new RecordReceipt.NoticeName(request.path("noticeId", LONGEST_NOTICE_ID), report.caseId());
        Instant now = clock.instant();
        Outcome<RecordReceipt.Reported> recorded = recordReceipt.record(name, report.channel(), report.receipt(), now);
        recorded.ifRecorded().filter(RecordReceipt.Reported::unreached).ifPresent(unreached -> {
            LOG.warn("notice {} reached nobody", new Log.Named("noticeId", name.noticeId()));
            Metrics.emit("UnreachedNotices", 1, "Count", now);
        });
        return Reply.of(recorded.map(RecordReceipt.Reported::notice), NoticeView::of);
    }
}
