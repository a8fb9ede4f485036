package dev.makegood.functions.servicedesk;

import static dev.makegood.functions.http.Role.OPERATOR;

import dev.makegood.abuse.AbuseFlag;
import dev.makegood.abuse.AbuseFlags;
import dev.makegood.abuse.AbuseKind;
import dev.makegood.abuse.CloseFlag;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.input.InvalidInput;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves the list of what looks like abuse to operators, over HTTP. */
final class AbuseRoutes {
    private final AbuseFlags flags;
    private final CloseFlag closeFlag;
    private final Clock clock;

    AbuseRoutes(Database database, Clock clock) {
        flags = new AbuseFlags(database);
        closeFlag = new CloseFlag(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("GET /abuse-flags", Set.of(OPERATOR), this::list);
        api.on("PUT /abuse-flags/{flagId}/closing", Set.of(OPERATOR), this::close);
    }

    private Reply list(Request request) {
        boolean closed = request.query("state").map(AbuseRoutes::closed).orElse(false);
        var filter = new AbuseFlags.Filter(request.query("kind").map(AbuseRoutes::kind), request.queryId("merchantId"));
        return Reply.ok(ListView.of(flags.list(closed, filter, request.limit(), request.cursor()), AbuseFlagView::of));
    }

    private static boolean closed(String state) {
        if (!state.equals("open") && !state.equals("closed")) {
            throw InvalidInput.field("state", "must be open or closed");
        }
        return state.equals("closed");
    }

    private static AbuseKind kind(String text) {
        return Stream.of(AbuseKind.values())
                .filter(kind -> kind.id().equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidInput.field(
                        "kind",
                        "must be one of "
                                + Arrays.stream(AbuseKind.values())
                                        .map(AbuseKind::id)
                                        .collect(Collectors.joining(", "))));
    }

    private Reply close(Request request) {
        String flagId = request.id("flagId");
        AbuseFlag.Reason reason =
                request.body(in -> in.choice("reason", AbuseFlag.Reason::id, AbuseFlag.Reason.values()));
        return Reply.of(closeFlag.close(flagId, reason, request.caller().name(), clock.instant()), AbuseFlagView::of);
    }
}
