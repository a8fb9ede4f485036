import client.ApiClient;
import client.ApiException;
import client.JSON;
import client.api.CasesApi;
import client.api.CouponsApi;
import client.api.OrdersApi;
import client.api.PoliciesApi;
import client.api.RefundsApi;
import client.model.ChoiceKind;
import client.model.FixedWorth;
import client.model.LineCase;
import client.model.NewAdmission;
import client.model.NewChoice;
import client.model.NewOrder;
import client.model.NewOrderLine;
import client.model.Problem;
import client.model.ProblemCode;
import client.model.RefundState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Does the main job with the client that was generated for Java. */
public final class MainJob {
    private static final String RUN = System.getenv("MAKEGOOD_RUN");
    private static final String ORDER = "#" + RUN + "/茶 1";

    /** Returns an id as the value of a parameter in a path (IdInPath); the client encodes it as it does every value. */
    private static String inPath(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ApiClient as(String role) {
        var client = new ApiClient();
        client.updateBaseUri(System.getenv("MAKEGOOD_API"));
        String token = System.getenv("MAKEGOOD_" + role);
        client.setRequestInterceptor(request -> request.header("authorization", "Bearer " + token));
        return client;
    }

    private static void check(String what, boolean so) {
        if (!so) {
            throw new AssertionError("Java: not so: " + what);
        }
    }

    private static NewOrder order(OffsetDateTime paidAt) {
        var line = new NewOrderLine()
                .lineId("1")
                .merchantId("m-" + RUN)
                .sku("A/B 茶叶-250")
                .quantity(3)
                .paidMinor(15000L)
                .promisedShipAt(paidAt.plusDays(2));
        return new NewOrder().buyerId("b-" + RUN).currency("CNY").paidAt(paidAt).lines(List.of(line));
    }

    public static void main(String[] arguments) throws Exception {
        var orders = new OrdersApi(as("PLATFORM"));
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        var placed = orders.placeOrder(inPath(ORDER), order(now.minusMinutes(1)));
        check("the order has its id", placed.getOrderId().equals(ORDER));
        check("the order has its line", placed.getLines().getFirst().getOpen() == 3);
        refused(orders, now);
        LineCase opened =
                new OrdersApi(as("MERCHANT")).admitStockout(inPath(ORDER), "1", new NewAdmission().quantity(1));
        new RefundsApi(as("BUYER"))
                .choose(
                        inPath(opened.getRefunds().getFirst().getRefundId()),
                        new NewChoice().choice(ChoiceKind.REFUND));
        LineCase settled = settled(opened.getCaseId());
        check("one unit was refunded", settled.getRefunds().getFirst().getCashMinor() == 5000);
        var coupon = new CouponsApi(as("BUYER"))
                .listCouponsOfBuyer("me", null, null)
                .getItems()
                .getFirst();
        check(
                "the coupon is the buyer's",
                coupon.getBalanceMinor().equals(settled.getAssessment().getAmountMinor()));
        var policy = settled.getPolicy();
        var version = new PoliciesApi(as("BUYER")).seePolicyVersion(policy.getPolicyId(), policy.getVersion());
        var worth = version.getCompensation().getTiers().getFirst().getWorth().getActualInstance();
        check("the policy can be read", worth instanceof FixedWorth fixed && fixed.getAmountMinor() == 500);
        System.out.println("Java: order, admission, refund of "
                + settled.getRefunds().getFirst().getAmountMinor() + ", coupon of " + coupon.getFaceMinor()
                + ": done.");
    }

    private static void refused(OrdersApi orders, OffsetDateTime now) throws Exception {
        try {
            orders.placeOrder(inPath(ORDER + "-2"), order(now.plusDays(1)));
            throw new AssertionError("an order that is paid tomorrow was taken");
        } catch (ApiException refusal) {
            Problem problem = JSON.getDefault().getMapper().readValue(refusal.getResponseBody(), Problem.class);
            check("it is refused by its value", problem.getCode() == ProblemCode.VALUE);
            check(
                    "the field is named",
                    problem.getErrors().getFirst().getField().equals("paidAt"));
        }
    }

    private static LineCase settled(String caseId) throws Exception {
        var cases = new CasesApi(as("BUYER"));
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (System.nanoTime() < end) {
            LineCase seen = cases.seeCase(inPath(caseId));
            boolean refunded = seen.getRefunds().stream().allMatch(refund -> refund.getState() == RefundState.REFUNDED);
            if (refunded && seen.getCompensation().getCouponId() != null) {
                return seen;
            }
            // This program knows the generated client alone, so it has no clock to move and asks until it is so.
            Thread.sleep(2000);
        }
        throw new AssertionError("the refund was not settled in time");
    }
}
