package dev.makegood.functions;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.RedeemCoupon;
import dev.makegood.coupon.ReverseRedemption;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Pseudonyms;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.view.CouponView;
import dev.makegood.functions.view.ListView;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/** Coupons over HTTP: seen by who holds them, spent through the platform's checkout. */
@Singleton
public class CouponsApi {
    private final Api api;
    private final Coupons coupons;
    private final RedeemCoupon redeemCoupon;
    private final ReverseRedemption reverseRedemption;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    CouponsApi(Database database, Pseudonyms pseudonyms, Clock clock) {
        coupons = new Coupons(database);
        redeemCoupon = new RedeemCoupon(database);
        reverseRedemption = new ReverseRedemption(database);
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        String redemption = "PUT /coupons/{couponId}/redemptions/{redemptionId}";
        api = new Api(pseudonyms)
                .on("GET /buyers/{buyerId}/coupons", Set.of(PLATFORM, OPERATOR, BUYER), this::ofBuyer)
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
        if (!request.caller().seesBuyer(buyer)) {
            return Reply.notFound();
        }
        var page = coupons.ofHolder(buyer, request.limit(), request.cursor());
        return Reply.ok(ListView.of(page, coupon -> CouponView.of(coupon, clock.instant())));
    }

    private Reply see(Request request) {
        return coupons.find(request.path("couponId"))
                .filter(coupon -> request.caller().seesBuyer(coupon.value().holder()))
                .map(coupon -> Reply.ok(CouponView.of(coupon.value(), clock.instant())))
                .orElseGet(Reply::notFound);
    }

    private Reply redeem(Request request) {
        var wish = request.body(in -> new RedeemCoupon.Request(
                request.path("couponId"),
                request.id("redemptionId"),
                pseudonyms.of(in.id("buyerId")),
                in.id("orderId"),
                in.whole("amountMinor", 1, OrderInput.MOST_MINOR)));
        return Reply.of(redeemCoupon.redeem(wish, clock.instant()), CouponView.RedemptionView::of);
    }

    private Reply reverse(Request request) {
        var reversed = reverseRedemption.reverse(request.path("couponId"), request.id("redemptionId"), clock.instant());
        return Reply.of(reversed, CouponView.RedemptionView::of);
    }
}
