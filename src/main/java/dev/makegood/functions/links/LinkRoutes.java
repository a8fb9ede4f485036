package dev.makegood.functions.links;

import static dev.makegood.functions.http.Role.MESSAGES;
import static dev.makegood.functions.http.Role.OPERATOR;

import dev.makegood.command.Actor;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.input.Ids;
import dev.makegood.link.EndedLinks.Ended;
import dev.makegood.link.LinkId;
import dev.makegood.link.SignedLink;
import dev.makegood.linked.Links;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Hands links out to whoever sends messages, and lets operators end them, over HTTP. */
final class LinkRoutes {
    /** The most bytes of a link's id, which contains up to three other ids. */
    private static final int LONGEST_LINK_ID = 4 * Ids.MOST_BYTES;

    private static final int LONGEST_REASON = 2_000;

    private final Links links;
    private final Pages pages;
    private final Clock clock;

    LinkRoutes(Links links, Pages pages, Clock clock) {
        this.links = links;
        this.pages = pages;
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("GET /links/{linkId}", Set.of(MESSAGES), this::handOut);
        api.on("PUT /links/{linkId}/revocation", Set.of(OPERATOR), this::revoke);
    }

    private record LinkView(
            LinkId linkId, LinkId.Purpose purpose, String token, Optional<String> url, Instant validUntil) {}

    private record RevocationView(String linkId, Actor by, Instant revokedAt, Optional<String> reason) {
        static RevocationView of(Ended revoked) {
            return new RevocationView(revoked.links(), revoked.by(), revoked.at(), revoked.reason());
        }
    }

    private Reply handOut(Request request) {
        return linkId(request)
                .flatMap(id -> links.handOut(id, clock.instant()))
                .map(link -> Reply.ok(view(link)))
                .orElseGet(Reply::notFound);
    }

    private LinkView view(SignedLink link) {
        return new LinkView(link.id(), link.id().purpose(), link.token(), pages.address(link), link.validUntil());
    }

    private Reply revoke(Request request) {
        String reason = request.body(in -> in.text("reason", LONGEST_REASON));
        return linkId(request)
                .map(id -> Reply.of(
                        links.revoke(id, reason, request.caller().name(), clock.instant()), RevocationView::of))
                .orElseGet(Reply::notFound);
    }

    private static Optional<LinkId> linkId(Request request) {
        return LinkId.parse(request.path("linkId", LONGEST_LINK_ID));
    }
}
