"""Does the main job with functions that are deployed to LocalStack, and rotates the key of the gateway's webhooks.

LocalStack's free core has no HTTP API and fires no schedule, so the functions are invoked with the events that those would
send. Prints a line for each thing that was found right, and ends with 1 at the first that is not.
"""

import copy
import hashlib
import hmac
import json
import os
import sys
import threading
import time
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

import boto3
from botocore.config import Config

STACK = os.environ["MAKEGOOD_STACK"]
OVERLAP = 60 * int(os.environ["MAKEGOOD_OVERLAP_MINUTES"])
BOOKS = os.environ["MAKEGOOD_GATEWAY_BOOKS"]
WEBHOOK_KEY = "makegood/webhook-key"
RUN = uuid.uuid4().hex[:8]
ORDER, MERCHANT, BUYER = f"o-{RUN}", f"m-{RUN}", f"b-{RUN}"
CASE = f"{ORDER}~1~stockout"
PAID = 15_000
EVENTS = Path("infra/events")
# The event files tell one story; the other functions then show its result.
STORY = ["OrdersApi", "AccountsApi", "DetectStockouts", "SweepRefunds", "IssueCoupons", "DeliverNotices"]
patient = Config(read_timeout=300, retries={"max_attempts": 0})


def aws(service):
    return boto3.client(service, config=patient)


names = {
    found["LogicalResourceId"]: found["PhysicalResourceId"]
    for page in aws("cloudformation").get_paginator("list_stack_resources").paginate(StackName=STACK)
    for found in page["StackResourceSummaries"]
}


def passed(what):
    print(f"passed  {what}", flush=True)


def check(right, what):
    if not right:
        raise AssertionError(what)


def example(function):
    return json.loads((EVENTS / f"{function}.json").read_text())


def invoke(function, event, client=aws("lambda")):
    answer = client.invoke(FunctionName=names[function], Payload=json.dumps(event))
    payload = answer["Payload"].read().decode()
    check("FunctionError" not in answer, f"{function} failed: {payload}")
    return json.loads(payload) if payload else None


def call(function, route, path, role, subject, body=None, query=None, headers=None, client=aws("lambda")):
    """Invokes a function as API Gateway does, and returns status and body."""
    event = copy.deepcopy(example(function))
    method, pattern = route.split(" ")
    parameters = {part[1:-1]: value for part, value in zip(pattern.split("/"), path.split("/")) if part.startswith("{")}
    event |= {"routeKey": route, "rawPath": path, "pathParameters": parameters, "rawQueryString": urllib.parse.urlencode(query or {})}
    event["headers"] |= {"content-type": "application/json"} | (headers or {})
    event["queryStringParameters"] = query
    context = event["requestContext"]
    context["routeKey"] = route
    context["http"] |= {"method": method, "path": path}
    if role:
        claims = context["authorizer"]["jwt"]["claims"]
        claims |= {"sub": subject, "scope": f"makegood/{role}"} | ({"merchant_id": subject} if role == "merchant" else {})
        context["authorizer"]["jwt"]["scopes"] = [f"makegood/{role}"]
    else:
        del context["authorizer"]
    event.pop("body", None)
    if body is not None:
        event["body"] = body if isinstance(body, str) else json.dumps(body)
    answer = invoke(function, event, client)
    return answer["statusCode"], json.loads(answer["body"]) if answer.get("body") else None


def told(*what, **how):
    status, body = call(*what, **how)
    check(status in (200, 201), f"{what[1]} was answered {status}: {body}")
    return body


def wait_for(what, ask, seconds=180):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = ask()
        if found:
            return found
        time.sleep(2)
    raise AssertionError(f"Not within {seconds} s: {what}")


def send_to(gateway):
    """Lets the deployed sweep use a gateway without TLS, which the template's parameter refuses."""
    client = aws("lambda")
    function = names["SweepRefunds"]
    variables = client.get_function_configuration(FunctionName=function)["Environment"]["Variables"]
    variables["MAKEGOOD_GATEWAY_URL"] = gateway
    client.update_function_configuration(FunctionName=function, Environment={"Variables": variables})
    client.get_waiter("function_updated_v2").wait(FunctionName=function)


def listen():
    """Puts a queue behind the bus, and returns a function that reads what has arrived."""
    queues, bus = aws("sqs"), aws("events")
    queue = queues.create_queue(QueueName=f"heard-{RUN}")["QueueUrl"]
    arn = queues.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    rule = {"Name": f"heard-{RUN}", "EventBusName": names["EventBus"]}
    bus.put_rule(**rule, EventPattern=json.dumps({"source": ["dev.makegood"]}))
    bus.put_targets(Rule=rule["Name"], EventBusName=rule["EventBusName"], Targets=[{"Id": "queue", "Arn": arn}])
    heard = []

    def take():
        for message in queues.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", []):
            heard.append(json.loads(message["Body"])["detail"])
            queues.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        return heard

    return take


def make_good():
    """Reports an order, an admission and a top-up; waits for the refund, the coupon, the notices and the audit."""
    heard = listen()
    now = datetime.now(timezone.utc).replace(microsecond=0)
    line = {"lineId": "1", "merchantId": MERCHANT, "sku": "tea", "quantity": 3, "paidMinor": PAID}
    line["promisedShipAt"] = (now + timedelta(days=2)).isoformat().replace("+00:00", "Z")
    stock = f"/merchants/{MERCHANT}/stock/tea"
    told("StockApi", "PUT /merchants/{merchantId}/stock/{sku}/recounts/{recountId}", f"{stock}/recounts/c-1", "platform", "platform-1", {"onHand": 10})
    order = {"buyerId": BUYER, "currency": "CNY", "paidAt": now.isoformat().replace("+00:00", "Z"), "lines": [line]}
    told("OrdersApi", "PUT /orders/{orderId}", f"/orders/{ORDER}", "platform", "platform-1", order)

    def position():
        return told("StockApi", "GET /merchants/{merchantId}/stock/{sku}", stock, "merchant", MERCHANT)

    # Nobody invokes AllocateStock.
    wait_for("the stream's trigger counts the order", lambda: position()["allocated"] == 3)
    passed("an order is counted in its stock position by the stream's trigger")
    top_up = {"amountMinor": 20_000, "currency": "CNY", "into": "balance"}
    told("AccountsApi", "PUT /merchants/{merchantId}/top-ups/{topUpId}", f"/merchants/{MERCHANT}/top-ups/t-1", "platform", "platform-1", top_up)
    admission = "/orders/{orderId}/lines/{lineId}/admission"
    told("StockoutsApi", f"PUT {admission}", f"/orders/{ORDER}/lines/1/admission", "merchant", MERCHANT, {})

    def case():
        return told("StockoutsApi", "GET /cases/{caseId}", f"/cases/{CASE}", "buyer", BUYER)

    # Until the window to choose ends, the refund waits for the buyer.
    refund = f"{CASE}~1-3"
    told("StockoutsApi", "PUT /refunds/{refundId}/choice", f"/refunds/{refund}/choice", "buyer", BUYER, {"choice": "refund"})

    def refunded():
        invoke("SweepRefunds", example("SweepRefunds"))
        return all(refund["state"] == "refunded" for refund in case()["refunds"])

    wait_for("the refund is settled", refunded)
    paid = [kept for kept in json.load(urllib.request.urlopen(BOOKS))["movements"] if kept["orderId"] == ORDER]
    check([kept["amountMinor"] for kept in paid] == [PAID], f"The gateway's books have {paid}")
    passed("a refund is settled, and the gateway's books have it once")

    # IssueCoupons, which the schedule would call, is not invoked.
    issued = wait_for("the stream's trigger issues a coupon", lambda: case()["compensation"].get("couponId"))
    coupons = told("CouponsApi", "GET /buyers/{buyerId}/coupons", "/buyers/me/coupons", "buyer", BUYER)["items"]
    check([coupon["couponId"] for coupon in coupons] == [issued], f"The buyer sees {coupons}")
    passed("a coupon is issued by the stream's trigger")

    def both():
        invoke("DeliverNotices", example("DeliverNotices"))
        recipients = {event["recipient"] for event in heard()}
        # Buyers are named by pseudonyms there.
        return f"merchant:{MERCHANT}" in recipients and any(name.startswith("buyer:b_") for name in recipients)

    wait_for("the bus has notices for the buyer and the merchant", both)
    passed(f"{len(heard())} notices are on the event bus")

    audit = invoke("Reconcile", {"type": "reconcile", "version": 1, "lagMinutes": 0})
    check(audit["reconciled"] and not audit["differences"] and audit["counts"]["postings"] > 0, f"The audit found {audit}")
    passed(f"the books are clean: {audit['counts']}")


def answer_events():
    for function in STORY + sorted({path.stem for path in EVENTS.glob("*.json")} - set(STORY)):
        answer = invoke(function, example(function))
        status = answer.get("statusCode", 200) if isinstance(answer, dict) else 200
        check(status < 500, f"{function} answered {answer}")
        passed(f"{function} answers its event file")


class Gateway(threading.Thread):
    """Sends signed events, one after the other, with a key that may change meanwhile."""

    def __init__(self, number, keys):
        super().__init__()
        self.number, self.keys = number, keys
        self.sent, self.stopped = [], threading.Event()
        self.client = aws("lambda")

    def run(self):
        while not self.stopped.wait(0.2):
            for key in list(self.keys):
                self.sent.append(send(f"{RUN}-{self.number}-{len(self.sent)}", key, self.client))


def send(name, key, client):
    body = json.dumps({"eventId": name, "key": name, "status": "done", "reference": name, "amountMinor": 1, "currency": "CNY"})
    at = time.time()
    signature = hmac.new(key.encode(), f"{int(at)}.{body}".encode(), hashlib.sha256).hexdigest()
    try:
        status, _ = call(
            "RefundsApi", "POST /gateway/{provider}/webhook", "/gateway/http/webhook", None, None, body,
            headers={"makegood-signature": f"t={int(at)},v1={signature}"}, client=client,
        )
    except Exception as failure:  # Whatever it is, the event is lost.
        status = str(failure)
    return {"name": name, "key": key, "from": at, "to": time.time(), "status": status}


def kept():
    """Returns the names of all events that wait for a person; these do, since nobody knows their refunds."""
    found, cursor = set(), {}
    while True:
        page = told("RefundsApi", "GET /gateway/unexpected-events", "/gateway/unexpected-events", "operator", "op-1", query={"limit": "100"} | cursor)
        found |= {event["gatewayEventId"] for event in page["items"]}
        if not page.get("cursor"):
            return found
        cursor = {"cursor": page["cursor"]}


def rotate():
    """Makes a new key while events arrive: the gateway uses both, then the new one; somebody else keeps using the old one."""
    secrets = aws("secretsmanager")
    old, new = secrets.get_secret_value(SecretId=WEBHOOK_KEY)["SecretString"], uuid.uuid4().hex * 2
    keys = [old]
    senders = [Gateway(number, keys) for number in range(2)]
    for sender in senders:
        sender.start()
    time.sleep(20)
    rotating = time.time()
    secrets.put_secret_value(SecretId=WEBHOOK_KEY, SecretString=new)
    rotated = time.time()
    keys.append(new)
    time.sleep(OVERLAP + 20)
    for sender in senders:
        sender.stopped.set()
    for sender in senders:
        sender.join()
    sent = [event for sender in senders for event in sender.sent]
    # The store has only whole seconds.
    good = [event for event in sent if event["key"] == new or event["to"] < rotating + OVERLAP - 2]
    late = [event for event in sent if event["key"] == old and event["from"] > rotated + OVERLAP + 2]
    refused = [event for event in good if event["status"] != 204]
    check(not refused, f"{len(refused)} of {len(good)} events were refused, such as {refused[:3]}")
    lost = {event["name"] for event in good} - kept()
    check(not lost, f"{len(lost)} of {len(good)} events were lost, such as {sorted(lost)[:3]}")
    of_old = sum(event["key"] == old and event["from"] > rotated for event in good)
    passed(f"{len(good)} signed events while the key is rotated, none lost; {of_old} of them signed with the old key after it")
    taken = [event for event in late if event["status"] != 401]
    check(late and not taken, f"{len(taken)} of {len(late)} events with the old key were taken, such as {taken[:3]}")
    passed(f"the old key is refused after {OVERLAP // 60} min: {len(late)} of {len(late)} events")


try:
    send_to(os.environ["MAKEGOOD_GATEWAY"])
    make_good()
    answer_events()
    rotate()
except Exception as failure:
    print(f"FAILED  {failure}", flush=True)
    sys.exit(1)
