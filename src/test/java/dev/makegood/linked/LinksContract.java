package dev.makegood.linked;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.erasure.EraseBuyer;
import dev.makegood.functions.http.Call;
import dev.makegood.input.Sha256;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.ReceiveRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.SetSupplier;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.link.EndedLinks;
import dev.makegood.link.EndedLinks.Ended;
import dev.makegood.link.LinkId;
import dev.makegood.link.LinkTokens;
import dev.makegood.link.SignedLink;
import dev.makegood.refund.RefundState;
import dev.makegood.secret.Secret;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what links lead to, and each way in which one ends. */
class LinksContract extends Contract {
    private static final LinkId CASE = LinkId.ofCase("O1~1~stockout");
    private static final Restock.Ref RESTOCK = new Restock.Ref(new StockKey("M1", "A"), "re-1");
    private static final LinkId OF_RESTOCK = LinkId.ofRestock(RESTOCK);
    private static final Actor ANNA = new Actor("operator", "anna");
    private static final LinkTokens TOKENS =
            new LinkTokens(Secret.fixed("thirty-two bytes of a key of links"), Period.ofDays(400));

    private Shop shop;
    private Links links;

    @BeforeEach
    void aCaseAndARestock() {
        shop = new Shop(database(), scanner());
        links = new Links(database(), TOKENS);
        shop.count("M1", "A", "c-1", 9);
        shop.place("O1", line("1", "M1", "A", 2, 700));
        shop.topUp("M1", "t-1", 100_000);
        shop.admit("O1", "1", OptionalInt.of(1));
        var terms = new Supplier.Terms(3, Optional.empty(), Optional.of("kiln-7"));
        new SetSupplier(database()).set(RESTOCK.stock(), "sup-1", terms);
        new RequestRestock(database()).request(RESTOCK, "sup-1", 5, now());
    }

    /** Is a database in which nothing may be written. */
    private record NothingWritten(Database database) implements DelegatingDatabase {
        @Override
        public boolean commit(List<Write> writes) {
            throw new AssertionError("a link writes " + writes);
        }
    }

    private Instant now() {
        return shop.clock.instant();
    }

    private Optional<String> token(LinkId id) {
        return links.handOut(id, now()).map(SignedLink::token);
    }

    private boolean opensCase(Optional<String> token) {
        return links.openCase(token, now()).isPresent();
    }

    private boolean opensRestock(Optional<String> token) {
        return links.openRestock(token, now()).isPresent();
    }

    @Test
    void aLinkLeadsToItsThingAndToNoOther() {
        assertEquals(
                "O1~1~stockout",
                links.openCase(token(CASE), now()).orElseThrow().theCase().id().toString());
        assertEquals(
                RESTOCK,
                links.openRestock(token(OF_RESTOCK), now())
                        .orElseThrow()
                        .restock()
                        .ref());
        assertFalse(opensCase(token(OF_RESTOCK)));
        assertFalse(opensRestock(token(CASE)));
        assertFalse(opensCase(Optional.empty()));
        assertFalse(opensRestock(Optional.empty()));
    }

    @Test
    void noLinkIsHandedOutToNothing() {
        for (String id :
                List.of("case~O2~1~stockout", "case~O1~1", "case~O1~1~nothing", "restock~M1~A~re-2", "restock~M1~A")) {
            assertEquals(Optional.empty(), token(LinkId.parse(id).orElseThrow()), id);
        }
    }

    /** A case costs nothing more, however often its link is asked for. */
    @Test
    void nothingIsWrittenForALink() {
        var counting = new Links(new NothingWritten(database()), TOKENS);
        Optional<String> token = counting.handOut(CASE, now()).map(SignedLink::token);
        assertEquals(token(CASE), token);
        assertTrue(counting.openCase(token, now()).isPresent());
        assertTrue(counting.openRestock(token(OF_RESTOCK), now()).isPresent());
    }

    @Test
    void aRevokedLinkIsEndedForGood() {
        Optional<String> token = token(CASE);
        assertInstanceOf(Outcome.Created.class, links.revoke(CASE, "wrong mail", ANNA, now()));
        assertFalse(opensCase(token));
        assertEquals(Optional.empty(), token(CASE));
        shop.clock.advance(Duration.ofDays(2));
        var again = assertInstanceOf(Outcome.Repeated.class, links.revoke(CASE, "once more", ANNA, now()));
        assertEquals(Optional.of("wrong mail"), ((Ended) again.value()).reason());
        assertEquals(Optional.empty(), token(CASE));
        assertTrue(opensRestock(token(OF_RESTOCK)), "another link stays");
        assertInstanceOf(Outcome.Created.class, links.revoke(OF_RESTOCK, "wrong mail", ANNA, now()));
        assertEquals(Optional.empty(), token(OF_RESTOCK));
    }

    @Test
    void ofSeveralWhoRevokeALinkOneDoes() throws Exception {
        List<Outcome<Ended>> told = Rivals.race(i -> links.revoke(CASE, "reason " + i, ANNA, now()));
        assertEquals(1, told.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(
                Rivals.COUNT - 1,
                told.stream().filter(Outcome.Repeated.class::isInstance).count());
    }

    @Test
    void whatDoesNotExistCannotBeRevoked() {
        LinkId none = LinkId.ofCase("O2~1~stockout");
        assertInstanceOf(Outcome.NotFound.class, links.revoke(none, "wrong mail", ANNA, now()));
        LinkId nothing = LinkId.ofRestock("M1~A~re-2");
        assertInstanceOf(Outcome.NotFound.class, links.revoke(nothing, "wrong mail", ANNA, now()));
    }

    @Test
    void theLinksOfABuyerWhoIsErasedEnd() {
        String buyer = shop.theCase("O1", "1").buyer();
        Optional<String> token = token(CASE);
        assertTrue(opensCase(token));
        // The shop's buyer has a pseudonym without a link, so that the row is written as an erasure does.
        assertTrue(database().commit(List.of(EndedLinks.erase(buyer, now()))));
        assertFalse(opensCase(token));
        assertEquals(Optional.empty(), token(CASE));
        assertTrue(opensRestock(token(OF_RESTOCK)), "a supplier's link stays");
    }

    @Test
    void anErasureEndsLinksInItsOwnTransaction() {
        var pseudonyms = Call.pseudonyms(database());
        String buyer = pseudonyms.name("buyer-1");
        new EraseBuyer(database(), pseudonyms).erase("buyer-1", Sha256.hex("a proof"), now());
        assertTrue(new EndedLinks(database()).isEnded(LinkId.ofCase("O9~1~stockout"), buyer));
        assertFalse(new EndedLinks(database()).isEnded(LinkId.ofCase("O9~1~stockout"), Shop.BUYER));
    }

    @Test
    void aSuppliersLinkEndsWithTheArrival() {
        Optional<String> token = token(OF_RESTOCK);
        new ReceiveRestock(database()).receive(RESTOCK, 5, Optional.empty(), now());
        assertFalse(opensRestock(token));
        assertEquals(Optional.empty(), token(OF_RESTOCK));
    }

    @Test
    void aBuyersLinkEndsThirtyDaysAfterAllIsPaid() {
        Optional<String> token = token(CASE);
        shop.clock.advance(Duration.ofDays(60));
        assertTrue(opensCase(token), "the refund is still to come");
        shop.sweep();
        var refund = shop.refunds("O1", "1").getFirst();
        assertInstanceOf(RefundState.Paid.class, refund.state());
        assertTrue(opensCase(token), "the compensation is still to come");
        shop.clock.advance(Duration.ofDays(31));
        assertTrue(opensCase(token), "however long it takes");
        shop.issue();
        Instant issuedAt = now();
        shop.clock.moveTo(issuedAt.plus(Duration.ofDays(30)).minusMillis(1));
        assertTrue(opensCase(token));
        shop.clock.moveTo(issuedAt.plus(Duration.ofDays(30)));
        assertFalse(opensCase(token));
        assertEquals(Optional.empty(), token(CASE));
    }
}
