"""Does the main job with the client that was generated for Python."""

import os
import time
from datetime import datetime, timedelta, timezone
from urllib.parse import quote

from makegood_client import AuthenticatedClient
from makegood_client.api.cases import see_case
from makegood_client.api.coupons import list_coupons_of_buyer
from makegood_client.api.orders import admit_stockout, place_order
from makegood_client.api.policies import see_policy_version
from makegood_client.api.refunds import choose
from makegood_client.models import (
    ChoiceKind,
    CouponPage,
    FixedWorth,
    LineCase,
    NewAdmission,
    NewChoice,
    NewOrder,
    NewOrderLine,
    Order,
    PolicyVersion,
    Problem,
    ProblemCode,
    Refund,
    RefundState,
)

RUN = os.environ["MAKEGOOD_RUN"]
ORDER = f"#{RUN}/茶 1"


def client(role: str) -> AuthenticatedClient:
    return AuthenticatedClient(base_url=os.environ["MAKEGOOD_API"], token=os.environ[f"MAKEGOOD_{role}"])


def in_path(an_id: str) -> str:
    """Returns an id as the value of a parameter in a path (IdInPath); the client encodes it as it does every value."""
    return quote(an_id, safe="")


def order(paid_at: datetime) -> NewOrder:
    line = NewOrderLine(
        line_id="1",
        merchant_id=f"m-{RUN}",
        sku="A/B 茶叶-250",
        quantity=3,
        paid_minor=15000,
        promised_ship_at=paid_at + timedelta(days=2),
    )
    return NewOrder(buyer_id=f"b-{RUN}", currency="CNY", paid_at=paid_at, lines=[line])


def settled(case_id: str) -> LineCase:
    for _ in range(120):
        seen = see_case.sync(in_path(case_id), client=client("BUYER"))
        assert isinstance(seen, LineCase), seen
        refunded = all(refund.state == RefundState.REFUNDED for refund in seen.refunds)
        if refunded and seen.compensation.coupon_id:
            return seen
        time.sleep(2)
    raise AssertionError("the refund was not settled in time")


def main() -> None:
    now = datetime.now(timezone.utc)
    placed = place_order.sync(in_path(ORDER), client=client("PLATFORM"), body=order(now - timedelta(minutes=1)))
    assert isinstance(placed, Order) and placed.order_id == ORDER and placed.lines[0].open_ == 3, placed
    refused = place_order.sync(in_path(f"{ORDER}-2"), client=client("PLATFORM"), body=order(now + timedelta(days=1)))
    assert isinstance(refused, Problem) and refused.code == ProblemCode.VALUE, refused
    assert refused.errors[0].field == "paidAt", refused
    opened = admit_stockout.sync(in_path(ORDER), "1", client=client("MERCHANT"), body=NewAdmission(quantity=1))
    assert isinstance(opened, LineCase), opened
    chosen = choose.sync(
        in_path(opened.refunds[0].refund_id), client=client("BUYER"), body=NewChoice(choice=ChoiceKind.REFUND)
    )
    assert isinstance(chosen, Refund), chosen
    seen = settled(opened.case_id)
    assert seen.refunds[0].cash_minor == 5000, seen
    coupons = list_coupons_of_buyer.sync("me", client=client("BUYER"))
    assert isinstance(coupons, CouponPage), coupons
    assert coupons.items[0].balance_minor == seen.assessment.amount_minor, coupons
    version = see_policy_version.sync(seen.policy.policy_id, seen.policy.version, client=client("BUYER"))
    assert isinstance(version, PolicyVersion), version
    worth = version.compensation.tiers[0].worth
    assert isinstance(worth, FixedWorth) and worth.amount_minor == 500, worth
    print(
        f"Python: order, admission, refund of {seen.refunds[0].amount_minor}, coupon of {coupons.items[0].face_minor}: done."
    )


main()
