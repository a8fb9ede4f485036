package dev.makegood.functions.notices;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.command.Actor;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.notice.Notices;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.util.Set;

/** Serves notices to buyers and merchants over HTTP. */
@Singleton
public class NoticesApiFunction {
    private final Api api;
    private final Notices notices;

    public NoticesApiFunction(Database database, Pseudonyms pseudonyms) {
        notices = new Notices(database);
        api = new Api(pseudonyms)
                .on("GET /buyers/{buyerId}/notices", Set.of(PLATFORM, OPERATOR, BUYER), this::ofBuyer)
                .on("GET /merchants/{merchantId}/notices", Set.of(PLATFORM, OPERATOR, MERCHANT), this::ofMerchant);
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

    private Reply list(Request request, Actor recipient) {
        var page = notices.ofRecipient(recipient, request.limit(), request.cursor());
        return Reply.ok(ListView.of(page, NoticeView::of));
    }
}
