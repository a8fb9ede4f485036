-- The shape of the rows, as far as the audit and the reports read them: DynamoDB's JSON has each value under the letter of its type,
-- S for text, N for numbers, M for maps, L for lists. All values are read as text, so that a wrong one becomes a finding and stops
-- nothing. One table has rows of several kinds, told apart by the first part of sk; only the kinds listed here are kept, and of a
-- table without a list, all. A change of a row's shape is mended here and in views.sql.

-- FUNDS: OrderFunds. EXTERNAL: ExternalRefund. LINE: OrderLine.
SET VARIABLE orders_kinds = ['FUNDS', 'EXTERNAL', 'LINE'];
CREATE TYPE orders_item AS STRUCT(
    pk STRUCT(S VARCHAR), sk STRUCT(S VARCHAR),
    orderId STRUCT(S VARCHAR),
    currency STRUCT(S VARCHAR),
    paid STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    refunding STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    postings STRUCT(N VARCHAR),
    payments STRUCT(M STRUCT("each" STRUCT(L STRUCT(M STRUCT(
        payment STRUCT(M STRUCT(provider STRUCT(S VARCHAR), reference STRUCT(S VARCHAR))),
        drawn STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR)))))[]))),
    couponParts STRUCT(L STRUCT(M STRUCT(couponId STRUCT(S VARCHAR), redemptionId STRUCT(S VARCHAR), "at" STRUCT(S VARCHAR)))[]),
    counted STRUCT(BOOL VARCHAR, M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    line STRUCT(M STRUCT(merchantId STRUCT(S VARCHAR), sku STRUCT(S VARCHAR))),
    units STRUCT(M STRUCT(quantity STRUCT(N VARCHAR), shipped STRUCT(N VARCHAR), shortUnits STRUCT(N VARCHAR),
        awaited STRUCT(N VARCHAR), honoured STRUCT(N VARCHAR), elsewhere STRUCT(N VARCHAR))));

-- POSITION: StockPosition.
SET VARIABLE stock_kinds = ['POSITION'];
CREATE TYPE stock_item AS STRUCT(
    pk STRUCT(S VARCHAR), sk STRUCT(S VARCHAR),
    merchantId STRUCT(S VARCHAR),
    sku STRUCT(S VARCHAR),
    allocated STRUCT(N VARCHAR),
    awaited STRUCT(N VARCHAR),
    wrong STRUCT(M STRUCT(since STRUCT(S VARCHAR))));

-- CASE: Case. REFUND: Refund. ADVANCE: Advance, whose state is a text.
SET VARIABLE cases_kinds = ['CASE', 'REFUND', 'ADVANCE'];
CREATE TYPE cases_item AS STRUCT(
    pk STRUCT(S VARCHAR), sk STRUCT(S VARCHAR),
    id STRUCT(S VARCHAR),
    merchantId STRUCT(S VARCHAR),
    buyer STRUCT(S VARCHAR),
    tranches STRUCT(L STRUCT(M STRUCT(units STRUCT(N VARCHAR)))[]),
    compensated STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    credited STRUCT(M STRUCT(minor STRUCT(N VARCHAR))),
    compensation STRUCT(M STRUCT(state STRUCT(S VARCHAR), since STRUCT(S VARCHAR))),
    refundId STRUCT(S VARCHAR),
    split STRUCT(M STRUCT(
        cash STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
        toCoupons STRUCT(L STRUCT(M STRUCT(amount STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR)))))[]),
        payments STRUCT(L STRUCT(M STRUCT(provider STRUCT(S VARCHAR), reference STRUCT(S VARCHAR)))[]))),
    payments STRUCT(M STRUCT(
        number STRUCT(N VARCHAR),
        acceptedAt STRUCT(S VARCHAR),
        returned STRUCT(L STRUCT(M STRUCT(number STRUCT(N VARCHAR), settled STRUCT(M STRUCT(reference STRUCT(S VARCHAR)))))[]),
        surplus STRUCT(L STRUCT(M STRUCT(number STRUCT(N VARCHAR), returnedAt STRUCT(S VARCHAR), countedAt STRUCT(S VARCHAR)))[]),
        byHand STRUCT(L STRUCT(M STRUCT(number STRUCT(N VARCHAR)))[]))),
    state STRUCT(S VARCHAR, M STRUCT(state STRUCT(S VARCHAR), "at" STRUCT(S VARCHAR))),
    amount STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    deadline STRUCT(S VARCHAR),
    sent STRUCT(N VARCHAR),
    elsewhere STRUCT(N VARCHAR));

-- COUPON: Coupon.
SET VARIABLE coupons_kinds = ['COUPON'];
CREATE TYPE coupons_item AS STRUCT(
    pk STRUCT(S VARCHAR), sk STRUCT(S VARCHAR),
    couponId STRUCT(S VARCHAR),
    caseId STRUCT(S VARCHAR),
    holder STRUCT(S VARCHAR),
    face STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    balance STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    beyondPolicy STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    issuedAt STRUCT(S VARCHAR),
    form STRUCT(M STRUCT(kind STRUCT(S VARCHAR), validYears STRUCT(N VARCHAR))),
    zone STRUCT(S VARCHAR),
    validUntil STRUCT(S VARCHAR),
    expiresAt STRUCT(S VARCHAR),
    postings STRUCT(N VARCHAR));

-- ACCOUNT: MerchantAccount. MONTH: AccountMonth. WAITS: QueuePlace.
SET VARIABLE accounts_kinds = ['ACCOUNT', 'MONTH', 'WAITS'];
CREATE TYPE accounts_item AS STRUCT(
    pk STRUCT(S VARCHAR), sk STRUCT(S VARCHAR),
    merchantId STRUCT(S VARCHAR),
    currency STRUCT(S VARCHAR),
    balance STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    deposit STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    receivable STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR))),
    postings STRUCT(N VARCHAR),
    month STRUCT(S VARCHAR),
    first STRUCT(N VARCHAR),
    caseId STRUCT(S VARCHAR),
    since STRUCT(S VARCHAR));

-- Posting; sk is its number.
CREATE TYPE ledger_item AS STRUCT(
    pk STRUCT(S VARCHAR), sk STRUCT(S VARCHAR),
    journal STRUCT(S VARCHAR),
    number STRUCT(N VARCHAR),
    kind STRUCT(S VARCHAR),
    "at" STRUCT(S VARCHAR),
    entries STRUCT(L STRUCT(M STRUCT(
        account STRUCT(S VARCHAR),
        amount STRUCT(M STRUCT(currency STRUCT(S VARCHAR), minor STRUCT(N VARCHAR)))))[]));

-- Published, in the partition 'policy'.
CREATE TYPE policies_item AS STRUCT(
    pk STRUCT(S VARCHAR), sk STRUCT(S VARCHAR),
    document STRUCT(M STRUCT(
        currency STRUCT(S VARCHAR),
        payment STRUCT(M STRUCT(advanceLimitMinor STRUCT(N VARCHAR))))));
