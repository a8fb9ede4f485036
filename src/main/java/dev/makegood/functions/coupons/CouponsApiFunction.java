package dev.makegood.functions.coupons;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.coupon.redemption.ReverseRedemption;
import dev.makegood.erasure.Erasures;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.ProofInput;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.input.Input;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Serves coupons over HTTP: holders see them, and the platform's checkout spends them. */
@Singleton
public class CouponsApiFunction {
    private static final String PROOF = "makegood-proof";

    private final Api api;
    private final Coupons coupons;
    private final RedeemCoupon redeemCoupon;
    private final ReverseRedemption reverseRedemption;
    private final Erasures erasures;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    public CouponsApiFunction(Database database, Pseudonyms pseudonyms, Clock clock) {
        coupons = new Coupons(database);
        redeemCoupon = new RedeemCoupon(database);
        reverseRedemption = new ReverseRedemption(database);
        erasures = new Erasures(database);
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        String redemption = "PUT /coupons/{couponId}/redemptions/{redemptionId}";
        api = new Api(pseudonyms)
                .on("GET /buyers/{buyerId}/coupons", Set.of(PLATFORM, OPERATOR, BUYER), this::ofBuyer)
                .on("GET /coupons", Set.of(PLATFORM, BUYER), this::ofProof)
                .on("GET /coupons/{couponId}", Set.of(PLATFORM, OPERATOR, BUYER), this::see)
                .on(redemption, Set.of(PLATFORM), this::redeem)
                .on(redemption + "/reversal", Set.of(PLATFORM), this::reverse);
    }

    @Funq("coupons-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }

    private Reply ofBuyer(Request request) {
        String buyer = request.buyer();
        return request.caller().seesBuyer(buyer) ? list(buyer, request) : Reply.notFound();
    }

    private Reply ofProof(Request request) {
        String proof = ProofInput.digits(PROOF, request.requiredHeader(PROOF));
        return erasures.holder(proof).map(pseudonym -> list(pseudonym, request)).orElseGet(Reply::notFound);
    }

    private Reply list(String holder, Request request) {
        var page = coupons.ofHolder(holder, request.limit(), request.cursor());
        return Reply.ok(ListView.of(page, coupon -> CouponView.of(coupon, clock.instant())));
    }

    private Reply see(Request request) {
        return coupons.find(request.path("couponId"))
                .filter(coupon -> request.caller().seesBuyer(coupon.value().holder()))
                .map(coupon -> Reply.ok(CouponView.of(coupon.value(), clock.instant())))
                .orElseGet(Reply::notFound);
    }

    private Reply redeem(Request request) {
        var wish = request.body(in -> wish(request, in));
        return Reply.of(redeemCoupon.redeem(wish, clock.instant()), CouponView.RedemptionView::of);
    }

    /** Reads a redemption. With a proof, anybody may spend the coupon; without one, only its buyer. */
    private RedeemCoupon.Request wish(Request request, Input in) {
        String couponId = request.path("couponId");
        String redemptionId = request.id("redemptionId");
        String buyerId = in.id("buyerId");
        String orderId = in.id("orderId");
        long amountMinor = in.whole("amountMinor", 1, OrderInput.MOST_MINOR);
        Optional<String> owner = in.optional("proof", name -> ProofInput.digits(in, name))
                .map(proof -> erasures.holder(proof).orElse(Pseudonyms.UNKNOWN));
        String buyer = owner.filter(known -> !known.equals(Pseudonyms.UNKNOWN)).isPresent()
                ? pseudonyms.name(buyerId)
                : pseudonyms.of(buyerId);
        return new RedeemCoupon.Request(couponId, redemptionId, owner.orElse(buyer), buyer, orderId, amountMinor);
    }

    private Reply reverse(Request request) {
        var reversed = reverseRedemption.reverse(request.path("couponId"), request.id("redemptionId"), clock.instant());
        return Reply.of(reversed, CouponView.RedemptionView::of);
    }
}
