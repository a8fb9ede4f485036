package dev.makegood.functions.servicedesk;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.file.KeptFiles;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.market.Market;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.appeal.Appeals;
import dev.makegood.servicedesk.appeal.BringAppeal;
import dev.makegood.servicedesk.appeal.DecideAppeal;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** Serves appeals over HTTP. */
public final class AppealRoutes {
    private static final int LONGEST_REASON = 2_000;
    private static final int MOST = 9_999;

    private final Cases cases;
    private final Appeals appeals;
    private final BringAppeal bringAppeal;
    private final DecideAppeal decideAppeal;
    private final Clock clock;

    public AppealRoutes(Database database, KeptFiles files, Clock clock) {
        cases = new Cases(database);
        appeals = new Appeals(database);
        bringAppeal = new BringAppeal(database, Market.current().calendar(), files);
        decideAppeal = new DecideAppeal(database, new Refunds(database));
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("PUT /cases/{caseId}/appeal", Set.of(PLATFORM, MERCHANT), this::bring);
        api.on("GET /cases/{caseId}/appeal", Set.of(PLATFORM, OPERATOR, MERCHANT), this::see);
        api.on("PUT /cases/{caseId}/appeal/decision", Set.of(OPERATOR), this::decide);
    }

    private Reply bring(Request request) {
        var plea = request.body(in -> new Appeal.Plea(in.text("reason", LONGEST_REASON), AttachmentInput.read(in)));
        return caseOf(request, request.caller()::actsForMerchant)
                .map(id ->
                        Reply.of(bringAppeal.bring(id, plea, request.caller().name(), clock.instant()), AppealView::of))
                .orElseGet(Reply::notFound);
    }

    private Reply see(Request request) {
        return caseOf(request, request.caller()::seesMerchant)
                .flatMap(appeals::find)
                .map(stored -> Reply.ok(AppealView.of(stored.value())))
                .orElseGet(Reply::notFound);
    }

    private Reply decide(Request request) {
        var told = request.body(in -> new DecideAppealCommand(
                in.has("number") ? OptionalInt.of((int) in.whole("number", 1, MOST)) : OptionalInt.empty(),
                new Appeal.Ruling(in.flag("granted"), in.text("reason", LONGEST_REASON))));
        return caseOf(request, _ -> true)
                .map(id -> Reply.of(
                        decideAppeal.decide(
                                id,
                                told.number(),
                                told.ruling(),
                                request.caller().name(),
                                clock.instant()),
                        AppealView::of))
                .orElseGet(Reply::notFound);
    }

    private record DecideAppealCommand(OptionalInt number, Appeal.Ruling ruling) {}

    private Optional<CaseId> caseOf(Request request, Predicate<String> merchant) {
        return CaseId.parse(request.path("caseId"))
                .flatMap(cases::find)
                .map(Stored::value)
                .filter(c -> merchant.test(c.merchantId()))
                .map(c -> c.id());
    }
}
