// Does the main job with the client that was generated for TypeScript.
import { makegood, type components } from "makegood-client";

const run = process.env.MAKEGOOD_RUN!;
const as = (role: string) => makegood(process.env.MAKEGOOD_API!, process.env[`MAKEGOOD_${role}`]!);

/** Returns an id as the value of a parameter in a path (IdInPath); the client encodes it as it does every value. */
const inPath = encodeURIComponent;

function check(what: string, so: boolean): void {
  if (!so) throw new Error(`TypeScript: not so: ${what}`);
}

function order(paidAt: Date): components["schemas"]["NewOrder"] {
  return {
    platform: "pinduoduo",
    buyerId: `b-${run}`,
    currency: "CNY",
    paidAt: paidAt.toISOString(),
    lines: [
      {
        lineId: "1",
        merchantId: `m-${run}`,
        sku: "A/B 茶叶-250",
        quantity: 3,
        paidMinor: 15000,
        promisedShipAt: new Date(paidAt.getTime() + 172_800_000).toISOString(),
        shipped: 0,
      },
    ],
  };
}

async function settled(caseId: string): Promise<components["schemas"]["LineCase"]> {
  for (let i = 0; i < 120; i++) {
    const { data } = await as("BUYER").GET("/cases/{caseId}", { params: { path: { caseId: inPath(caseId) } } });
    if (data?.refunds.every((refund) => refund.state === "refunded") && data.compensation.couponId) return data;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
  throw new Error("the refund was not settled in time");
}

const orderId = `#${run}/茶 1`;
const placed = await as("PLATFORM").PUT("/orders/{orderId}", {
  params: { path: { orderId: inPath(orderId) } },
  body: order(new Date(Date.now() - 60_000)),
});
check("the order has its line", placed.data?.orderId === orderId && placed.data.lines[0]?.open === 3);

const refused = await as("PLATFORM").PUT("/orders/{orderId}", {
  params: { path: { orderId: inPath(`${orderId}-2`) } },
  body: order(new Date(Date.now() + 86_400_000)),
});
const problem = refused.error as components["schemas"]["Problem"];
check("it is refused by its value", problem.code === "value" && problem.errors[0]?.field === "paidAt");

const admitted = await as("MERCHANT").PUT("/orders/{orderId}/lines/{lineId}/admission", {
  params: { path: { orderId: inPath(orderId), lineId: "1" } },
  body: { quantity: 1 },
});
check("the case is there", admitted.data !== undefined && "caseId" in admitted.data);
const opened = admitted.data as components["schemas"]["LineCase"];
const chosen = await as("BUYER").PUT("/refunds/{refundId}/choice", {
  params: { path: { refundId: inPath(opened.refunds[0]!.refundId) } },
  body: { choice: "refund" },
});
check("the buyer asked for the refund", chosen.data?.choice?.choice === "refund");
const seen = await settled(opened.caseId);
check("one unit was refunded", seen.refunds[0]?.cashMinor === 5000);

const coupons = await as("BUYER").GET("/buyers/{buyerId}/coupons", { params: { path: { buyerId: "me" } } });
const coupon = coupons.data?.items[0];
check("the coupon is the buyer's", coupon?.balanceMinor === seen.assessment.amountMinor);

const policy = await as("BUYER").GET("/policies/{policyId}/versions/{version}", { params: { path: seen.policy } });
const worth = policy.data?.compensation.tiers[0]?.worth;
check("the policy can be read", worth?.kind === "fixed" && worth.amountMinor === 500);
console.log(
  `TypeScript: order, admission, refund of ${seen.refunds[0]?.amountMinor}, coupon of ${coupon?.faceMinor}: done.`,
);
