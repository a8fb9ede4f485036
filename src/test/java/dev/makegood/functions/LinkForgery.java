package dev.makegood.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.link.LinkId;
import dev.makegood.link.LinkTokens;
import dev.makegood.secret.Secret;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tries the doors of links, which no token of a role opens: they need a link to this very thing that is still good. All
 * other callers get the same answer, as if nothing were there, and change nothing.
 */
final class LinkForgery {
    static final LinkId CASE = LinkId.ofCase("O9~1~stockout");
    static final LinkId OTHER_CASE = LinkId.ofCase("O1~1~stockout");
    static final LinkId RESTOCK = LinkId.ofRestock("M1~A~re-1");

    private static final String REFUND = "O9~1~stockout~1-1";

    /** After the ship time, so that a claim may be made, and before the end of the choice. */
    private static final Instant NOW = Shop.START.plus(Duration.ofHours(9));

    /** For each route the values of its path and its body. */
    private static final Map<String, List<String>> CALLS = Map.of(
            "GET /linked/case", List.of("", ""),
            "PUT /linked/case/refunds/{refundId}/choice", List.of(REFUND, "{\"choice\": \"refund\"}"),
            "PUT /linked/case/claims/{claimId}", List.of("c-1", "{\"text\": \"Nothing came.\"}"),
            "PUT /linked/case/hand-overs/{handOverId}", List.of("h-1", "{\"reason\": \"Which card?\"}"),
            "GET /linked/restock", List.of("", ""),
            "PUT /linked/restock/answer", List.of("", "{\"units\": 4, \"arrivesOn\": \"2026-03-09\"}"),
            "PUT /linked/restock/declined", List.of("", ""));

    private final String route;
    private final boolean ofCase;
    private final List<String> holes = new ArrayList<>();
    private int calls;

    private LinkForgery(String route) {
        this.route = route;
        ofCase = route.contains("/linked/case");
    }

    /** Returns a call of each route with a good link, and one with a broken link. */
    static Stream<Call> calls() {
        return CALLS.keySet().stream().flatMap(route -> {
            var forgery = new LinkForgery(route);
            String good = token(forgery.id());
            return Stream.of(forgery.call("Bearer " + good), forgery.call("Bearer " + good.substring(1)));
        });
    }

    private LinkId id() {
        return ofCase ? CASE : RESTOCK;
    }

    private Call call(String authorization) {
        List<String> said = CALLS.get(route);
        Call call = said.getFirst().isEmpty() ? Call.to(route) : Call.to(route, said.getFirst());
        call.header("authorization", authorization);
        return said.getLast().isEmpty() ? call : call.body(said.getLast());
    }

    static boolean guards(String route) {
        return CALLS.containsKey(route);
    }

    static AuthorisationMatrix.Tried tryAll(String route) {
        var forgery = new LinkForgery(route);
        forgery.tryForged();
        forgery.tryEnded();
        forgery.tryGenuine();
        return new AuthorisationMatrix.Tried(forgery.calls, forgery.holes);
    }

    /** Holds a market at {@link #NOW}. */
    private static final class Market {
        final MemoryDatabase database = new MemoryDatabase();
        final Apis apis;

        Market(String... situations) {
            Apis before = new SampleMarket(database).apis;
            for (String situation : situations) {
                Doors.arrange(situation, before, database, new MemoryScanner(database, 7));
            }
            apis = at(NOW);
        }

        Apis at(Instant now) {
            return new Apis(database, Clock.fixed(now, ZoneOffset.UTC));
        }
    }

    private void tryGenuine() {
        var market = new Market("choosing");
        Call call = call("Bearer " + token(id()));
        int first = calls(market.apis, call).getStatusCode();
        Set<Object> after = Set.copyOf(market.database.all());
        int again = calls(market.apis, call).getStatusCode();
        if (first / 100 != 2 || again != 200 || !after.equals(Set.copyOf(market.database.all()))) {
            hole("the holder", first);
        }
    }

    private void tryForged() {
        var market = new Market("choosing");
        String good = token(ofCase ? CASE : RESTOCK);
        var forged = new LinkedHashMap<String, String>();
        forged.put("an empty token", "Bearer ");
        forged.put("another scheme", "Basic " + good);
        forged.put("the id of the link", "Bearer " + (ofCase ? CASE : RESTOCK));
        forged.put("half a token", "Bearer " + good.substring(0, good.length() / 2));
        forged.put("no signature", "Bearer " + good.substring(0, good.lastIndexOf('.') + 1));
        forged.put("the signature alone", "Bearer " + good.substring(good.lastIndexOf('.')));
        forged.put("one more letter", "Bearer " + good + "A");
        forged.put("ten thousand letters", "Bearer " + "A".repeat(10_000) + "." + good);
        forged.put(
                "another key",
                "Bearer " + otherKey().make(ofCase ? CASE : RESTOCK, Shop.START).token());
        forged.put("a link of the other purpose", "Bearer " + token(ofCase ? RESTOCK : CASE));
        forged.put(
                "a link to nothing",
                "Bearer " + token(ofCase ? LinkId.ofCase("O7~1~stockout") : LinkId.ofRestock("M1~A~re-9")));
        forged.put(
                "an expired link",
                "Bearer "
                        + Apis.TOKENS
                                .make(ofCase ? CASE : RESTOCK, NOW.minus(Duration.ofDays(91)))
                                .token());
        for (int i = 0; i < good.length(); i++) {
            String changed = good.substring(0, i) + (good.charAt(i) == 'x' ? 'y' : 'x') + good.substring(i + 1);
            forged.put("another letter at " + i, "Bearer " + changed);
        }
        forged.forEach((name, header) -> refuses(market, market.apis, name, call(header)));
        if (route.contains("{refundId}")) {
            refuses(market, market.apis, "a link to another case", call("Bearer " + token(OTHER_CASE)));
        }
        for (Role role : Role.values()) {
            refuses(market, market.apis, "a token of " + role.id(), call("").as(role, Stranger.owner(role)));
        }
    }

    private void tryEnded() {
        LinkId id = ofCase ? CASE : RESTOCK;
        var revoked = new Market("choosing");
        revoked.apis.answer(Call.to("PUT /links/{linkId}/revocation", id.toString())
                .as(Role.OPERATOR, "anna")
                .body("{\"reason\": \"It went to somebody else.\"}"));
        refusesGood(revoked, revoked.apis, "a revoked link", id);
        if (ofCase) {
            var erased = new Market("choosing", "erased");
            refusesGood(erased, erased.apis, "a link of an erased buyer", id);
        } else {
            var arrived = new Market("choosing");
            arrived.apis.answer(
                    Call.to("PUT /merchants/{merchantId}/stock/{sku}/restocks/{restockId}/arrival", "M1", "A", "re-1")
                            .as(Role.MERCHANT, "M1")
                            .body("{\"units\": 5}"));
            refusesGood(arrived, arrived.apis, "a link to what has arrived", id);
        }
        var late = new Market("choosing");
        refusesGood(late, late.at(Shop.START.plus(Duration.ofDays(92))), "an old link", id);
    }

    private void refusesGood(Market market, Apis apis, String name, LinkId id) {
        refuses(market, apis, name, call("Bearer " + token(id)));
    }

    private void refuses(Market market, Apis apis, String name, Call call) {
        Set<Object> before = Set.copyOf(market.database.all());
        var answer = calls(apis, call);
        var nothing = apis.answer(Call.to("GET /policies/{policyId}/versions/{version}", "none", "1"));
        if (answer.getStatusCode() != 404
                || !answer.getBody().equals(nothing.getBody())
                || !answer.getHeaders().equals(nothing.getHeaders())
                || !before.equals(Set.copyOf(market.database.all()))) {
            hole(name, answer.getStatusCode());
        }
    }

    private APIGatewayV2HTTPResponse calls(Apis apis, Call call) {
        calls++;
        return apis.answer(call);
    }

    static String token(LinkId id) {
        return Apis.TOKENS.make(id, Shop.START).token();
    }

    private static LinkTokens otherKey() {
        return new LinkTokens(Secret.fixed("another key of links that only tests know"), Period.ofDays(90));
    }

    private void hole(String name, int status) {
        holes.add(route + ": " + name + " is answered " + status);
    }
}
