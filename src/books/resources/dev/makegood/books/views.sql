-- What checks and reports read: one view for each kind of row, with a column for each value. Instants are texts of one width, so that
-- texts sort as instants do. In each view, unreadable is the first field that is missing or of a wrong kind, or NULL: a row with one is
-- a finding of its own, and no other check counts it.

CREATE VIEW account_rows AS
SELECT *, CASE
        WHEN merchant IS NULL THEN 'merchantId'
        WHEN currency IS NULL OR length(currency) <> 3 THEN 'currency'
        WHEN balance IS NULL OR balance_currency <> currency THEN 'balance'
        WHEN deposit IS NULL OR deposit_currency <> currency THEN 'deposit'
        WHEN receivable IS NULL OR receivable_currency <> currency THEN 'receivable'
        WHEN postings IS NULL THEN 'postings' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, Item.merchantId.S AS merchant, Item.currency.S AS currency,
        Item.balance.M.currency.S AS balance_currency, TRY_CAST(Item.balance.M.minor.N AS bigint) AS balance,
        Item.deposit.M.currency.S AS deposit_currency, TRY_CAST(Item.deposit.M.minor.N AS bigint) AS deposit,
        Item.receivable.M.currency.S AS receivable_currency, TRY_CAST(Item.receivable.M.minor.N AS bigint) AS receivable,
        TRY_CAST(Item.postings.N AS bigint) AS postings
    FROM accounts_rows WHERE split_part(Item.sk.S, '~', 1) = 'ACCOUNT') AS typed;

CREATE VIEW month_rows AS
SELECT *, CASE
        WHEN merchant IS NULL THEN 'merchantId'
        WHEN currency IS NULL OR length(currency) <> 3 THEN 'currency'
        WHEN month IS NULL THEN 'month'
        WHEN first IS NULL THEN 'first'
        WHEN balance IS NULL OR balance_currency <> currency THEN 'balance'
        WHEN deposit IS NULL OR deposit_currency <> currency THEN 'deposit'
        WHEN receivable IS NULL OR receivable_currency <> currency THEN 'receivable' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, Item.merchantId.S AS merchant, Item.currency.S AS currency, Item.month.S AS month,
        TRY_CAST(Item.first.N AS bigint) AS first,
        Item.balance.M.currency.S AS balance_currency, TRY_CAST(Item.balance.M.minor.N AS bigint) AS balance,
        Item.deposit.M.currency.S AS deposit_currency, TRY_CAST(Item.deposit.M.minor.N AS bigint) AS deposit,
        Item.receivable.M.currency.S AS receivable_currency, TRY_CAST(Item.receivable.M.minor.N AS bigint) AS receivable
    FROM accounts_rows WHERE split_part(Item.sk.S, '~', 1) = 'MONTH') AS typed;

CREATE VIEW place_rows AS
SELECT *, CASE WHEN case_id IS NULL THEN 'caseId' WHEN since IS NULL THEN 'since' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, Item.caseId.S AS case_id,
        to_iso8601(TRY(from_iso8601_timestamp(Item.since.S))) AS since
    FROM accounts_rows WHERE split_part(Item.sk.S, '~', 1) = 'WAITS') AS typed;

-- Of an order that was placed, paid is what was paid.
CREATE VIEW funds_rows AS
SELECT *, CASE
        WHEN order_id IS NULL THEN 'orderId'
        WHEN currency IS NULL OR length(currency) <> 3 THEN 'currency'
        WHEN placed AND (paid IS NULL OR paid_currency <> currency) THEN 'paid'
        WHEN refunding IS NULL OR refunding_currency <> currency THEN 'refunding'
        WHEN postings IS NULL THEN 'postings'
        WHEN parts IS NULL OR cardinality(filter(parts, part -> part.M.couponId.S IS NULL OR part.M.redemptionId.S IS NULL
            OR TRY(from_iso8601_timestamp(part.M."at".S)) IS NULL)) > 0 THEN 'couponParts'
        WHEN cardinality(filter(payments, one -> one.M.payment.M.provider.S IS NULL OR one.M.payment.M.reference.S IS NULL
            OR TRY_CAST(one.M.drawn.M.minor.N AS bigint) IS NULL OR one.M.drawn.M.currency.S IS NULL)) > 0 THEN 'payments' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, Item.orderId.S AS order_id, Item.currency.S AS currency, Item.paid IS NOT NULL AS placed,
        Item.paid.M.currency.S AS paid_currency, TRY_CAST(Item.paid.M.minor.N AS bigint) AS paid,
        Item.refunding.M.currency.S AS refunding_currency, TRY_CAST(Item.refunding.M.minor.N AS bigint) AS refunding,
        TRY_CAST(Item.postings.N AS bigint) AS postings, Item.couponParts.L AS parts, Item.payments.M."each".L AS payments
    FROM orders_rows WHERE split_part(Item.sk.S, '~', 1) = 'FUNDS') AS typed;

CREATE VIEW external_refund_rows AS
SELECT *, CASE
        WHEN order_id IS NULL THEN 'orderId'
        WHEN counted IS NULL OR currency IS NULL OR length(currency) <> 3 THEN 'counted' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, Item.orderId.S AS order_id,
        Item.counted.M.currency.S AS currency, TRY_CAST(Item.counted.M.minor.N AS bigint) AS counted
    FROM orders_rows WHERE split_part(Item.sk.S, '~', 1) = 'EXTERNAL') AS typed;

-- first_last_day is the last valid day of a coupon that was never raised and got no money back; ends_at is the end of that day.
CREATE VIEW coupon_rows AS
SELECT *, to_iso8601(TRY(at_timezone(
        with_timezone(CAST(CAST(first_last_day AS date) + INTERVAL '1' DAY AS timestamp), zone), 'UTC'))) AS ends_at, CASE
        WHEN coupon_id IS NULL THEN 'couponId'
        WHEN case_id IS NULL THEN 'caseId'
        WHEN holder IS NULL THEN 'holder'
        WHEN face IS NULL OR currency IS NULL OR length(currency) <> 3 THEN 'face'
        WHEN balance IS NULL OR balance_currency <> currency THEN 'balance'
        WHEN beyond_policy IS NULL OR beyond_policy_currency <> currency THEN 'beyondPolicy'
        WHEN first_last_day IS NULL THEN 'issuedAt, zone or form'
        WHEN valid_until IS NULL THEN 'validUntil'
        WHEN expires_at IS NULL THEN 'expiresAt'
        WHEN postings IS NULL THEN 'postings' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, Item.couponId.S AS coupon_id, Item.caseId.S AS case_id, Item.holder.S AS holder,
        Item.face.M.currency.S AS currency, TRY_CAST(Item.face.M.minor.N AS bigint) AS face,
        Item.balance.M.currency.S AS balance_currency, TRY_CAST(Item.balance.M.minor.N AS bigint) AS balance,
        Item.beyondPolicy.M.currency.S AS beyond_policy_currency, TRY_CAST(Item.beyondPolicy.M.minor.N AS bigint) AS beyond_policy,
        Item.zone.S AS zone,
        CAST(CAST(CAST(TRY(at_timezone(from_iso8601_timestamp(Item.issuedAt.S), Item.zone.S)) AS date)
            + TRY_CAST(Item.form.M.validYears.N AS integer) * INTERVAL '1' YEAR AS date) AS varchar) AS first_last_day,
        CAST(TRY_CAST(Item.validUntil.S AS date) AS varchar) AS valid_until,
        to_iso8601(TRY(from_iso8601_timestamp(Item.expiresAt.S))) AS expires_at,
        TRY_CAST(Item.postings.N AS bigint) AS postings, Item.form.M.kind.S AS form_kind
    FROM coupons_rows WHERE split_part(Item.sk.S, '~', 1) = 'COUPON') AS typed;

-- since is when a compensation that waits was first owed.
CREATE VIEW case_rows AS
SELECT *, CASE
        WHEN case_id IS NULL THEN 'id'
        WHEN merchant IS NULL THEN 'merchantId'
        WHEN buyer IS NULL THEN 'buyer'
        WHEN tranches IS NULL OR cardinality(filter(tranches, tranche -> TRY_CAST(tranche.M.units.N AS bigint) IS NULL)) > 0 THEN 'tranches'
        WHEN compensated IS NULL OR currency IS NULL OR length(currency) <> 3 THEN 'compensated'
        WHEN credited IS NULL THEN 'credited'
        WHEN state IS NULL OR state = 'suspended' AND since IS NULL THEN 'compensation' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, Item.id.S AS case_id, Item.merchantId.S AS merchant, Item.buyer.S AS buyer,
        Item.tranches.L AS tranches,
        Item.compensated.M.currency.S AS currency, TRY_CAST(Item.compensated.M.minor.N AS bigint) AS compensated,
        TRY_CAST(Item.credited.M.minor.N AS bigint) AS credited,
        Item.compensation.M.state.S AS state, to_iso8601(TRY(from_iso8601_timestamp(Item.compensation.M.since.S))) AS since
    FROM cases_rows WHERE split_part(Item.sk.S, '~', 1) = 'CASE') AS typed;

-- A refund is of the units first_unit to last_unit of its case, the first of which it no longer refunds if they were sent or refunded
-- elsewhere. surplus_out counts payments by the gateway beside one by hand that did not come back; money returned to coupons stays
-- there when the cash comes back, so settled_once says whether the refund was ever paid. A further transfer of a refund that draws on
-- several payments has no units, since the first one has them. provider and reference name the one payment that it is refunded from.
CREATE VIEW refund_rows AS
SELECT *, CASE
        WHEN first_unit IS NULL OR last_unit IS NULL THEN 'refundId'
        WHEN cash IS NULL OR currency IS NULL OR length(currency) <> 3 THEN 'split'
        WHEN to_coupons IS NULL OR cardinality(filter(to_coupons, part -> TRY_CAST(part.M.amount.M.minor.N AS bigint) IS NULL
            OR part.M.amount.M.currency.S IS NULL OR part.M.amount.M.currency.S <> currency)) > 0 THEN 'toCoupons'
        WHEN cardinality(filter(payments, one -> one.M.provider.S IS NULL OR one.M.reference.S IS NULL)) > 0 THEN 'split.payments'
        WHEN surplus_out IS NULL OR settled_once IS NULL THEN 'payments'
        WHEN state IS NULL THEN 'state' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, Item.pk.S AS case_id, split_part(Item.pk.S, '~', 1) AS order_id,
        CASE WHEN strpos(regexp_extract(Item.refundId.S, '[^~]*$'), '.') > 0 THEN 1
            ELSE TRY_CAST(split_part(regexp_extract(Item.refundId.S, '[^~]*$'), '-', 1) AS bigint) END
            + CASE WHEN Item.sent IS NULL THEN 0 ELSE TRY_CAST(Item.sent.N AS bigint) END
            + CASE WHEN Item.elsewhere IS NULL THEN 0 ELSE TRY_CAST(Item.elsewhere.N AS bigint) END AS first_unit,
        CASE WHEN strpos(regexp_extract(Item.refundId.S, '[^~]*$'), '.') > 0 THEN 0
            ELSE TRY_CAST(split_part(regexp_extract(Item.refundId.S, '[^~]*$'), '-', 2) AS bigint) END AS last_unit,
        Item.split.M.cash.M.currency.S AS currency, TRY_CAST(Item.split.M.cash.M.minor.N AS bigint) AS cash,
        Item.split.M.toCoupons.L AS to_coupons,
        Item.split.M.payments.L AS payments,
        CASE WHEN cardinality(Item.split.M.payments.L) = 1 THEN Item.split.M.payments.L[1].M.provider.S END AS provider,
        CASE WHEN cardinality(Item.split.M.payments.L) = 1 THEN Item.split.M.payments.L[1].M.reference.S END AS reference,
        cardinality(filter(Item.payments.M.surplus.L, one -> one.M.returnedAt.S IS NULL AND one.M.countedAt.S IS NULL)) AS surplus_out,
        cardinality(Item.payments.M.byHand.L) > 0
            OR cardinality(filter(Item.payments.M.returned.L, one -> one.M.settled IS NOT NULL)) > 0 AS settled_once,
        Item.refundId.S AS refund_id, TRY_CAST(Item.payments.M.number.N AS bigint) AS payment_number,
        to_iso8601(TRY(from_iso8601_timestamp(Item.payments.M.acceptedAt.S))) AS accepted_at,
        Item.payments.M.returned.L AS returned_payments, Item.payments.M.surplus.L AS surplus_payments,
        Item.state.M.state.S AS state, to_iso8601(TRY(from_iso8601_timestamp(Item.state.M."at".S))) AS state_at,
        to_iso8601(TRY(from_iso8601_timestamp(Item.deadline.S))) AS deadline
    FROM cases_rows WHERE split_part(Item.sk.S, '~', 1) = 'REFUND') AS typed;

-- What the platform paid of a refund in place of the merchant.
CREATE VIEW advance_rows AS
SELECT *, CASE
        WHEN advanced IS NULL OR currency IS NULL OR length(currency) <> 3 THEN 'amount'
        WHEN state IS NULL THEN 'state' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, split_part(Item.pk.S, '~', 1) AS order_id,
        Item.amount.M.currency.S AS currency, TRY_CAST(Item.amount.M.minor.N AS bigint) AS advanced, Item.state.S AS state
    FROM cases_rows WHERE split_part(Item.sk.S, '~', 1) = 'ADVANCE') AS typed;

CREATE VIEW posting_rows AS
SELECT *, CASE
        WHEN journal IS NULL THEN 'journal'
        WHEN number IS NULL THEN 'number'
        WHEN kind IS NULL THEN 'kind'
        WHEN posted_at IS NULL THEN 'at'
        WHEN entries IS NULL OR cardinality(filter(entries, one -> coalesce(strpos(one.M.account.S, '/'), 0) < 2
            OR TRY_CAST(one.M.amount.M.minor.N AS bigint) IS NULL OR coalesce(length(one.M.amount.M.currency.S), 0) <> 3)) > 0
            THEN 'entries' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, Item.journal.S AS journal, TRY_CAST(Item.number.N AS bigint) AS number,
        Item.kind.S AS kind, to_iso8601(TRY(from_iso8601_timestamp(Item."at".S))) AS posted_at, Item.entries.L AS entries
    FROM ledger_rows) AS typed;

CREATE VIEW policy_rows AS
SELECT *, CASE WHEN currency IS NULL THEN 'currency' WHEN advance_limit IS NULL THEN 'payment' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk, Item.document.M.currency.S AS currency,
        TRY_CAST(Item.document.M.payment.M.advanceLimitMinor.N AS bigint) AS advance_limit
    FROM policies_rows WHERE Item.pk.S = 'policy') AS typed;

-- open_units are neither shipped nor short. A line that says that it is not counted yet is in no position.
CREATE VIEW line_rows AS
SELECT *, greatest(0, quantity - shipped - short - elsewhere + least(honoured, shipped)) AS open_units, CASE
        WHEN merchant IS NULL OR sku IS NULL THEN 'line'
        WHEN quantity + shipped + short + awaited + honoured + elsewhere IS NULL THEN 'units' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk_of_line, Item.line.M.merchantId.S AS merchant, Item.line.M.sku.S AS sku,
        coalesce(Item.counted.BOOL, 'true') = 'true' AS counted,
        TRY_CAST(Item.units.M.quantity.N AS bigint) AS quantity, TRY_CAST(Item.units.M.shipped.N AS bigint) AS shipped,
        TRY_CAST(Item.units.M.shortUnits.N AS bigint) AS short, TRY_CAST(Item.units.M.awaited.N AS bigint) AS awaited,
        TRY_CAST(Item.units.M.honoured.N AS bigint) AS honoured, TRY_CAST(Item.units.M.elsewhere.N AS bigint) AS elsewhere
    FROM orders_rows WHERE split_part(Item.sk.S, '~', 1) = 'LINE') AS typed;

-- known_wrong: its counts contradict each other, which operators were told.
CREATE VIEW position_rows AS
SELECT *, CASE
        WHEN merchant IS NULL THEN 'merchantId'
        WHEN sku IS NULL THEN 'sku'
        WHEN allocated IS NULL THEN 'allocated'
        WHEN awaited IS NULL THEN 'awaited' END AS unreadable
FROM (
    SELECT Item.pk.S AS pk, Item.sk.S AS sk_of_position, Item.merchantId.S AS merchant, Item.sku.S AS sku,
        TRY_CAST(Item.allocated.N AS bigint) AS allocated, TRY_CAST(Item.awaited.N AS bigint) AS awaited,
        Item.wrong IS NOT NULL AS known_wrong
    FROM stock_rows WHERE split_part(Item.sk.S, '~', 1) = 'POSITION') AS typed;

CREATE VIEW accounts AS SELECT * FROM account_rows WHERE unreadable IS NULL;
CREATE VIEW months AS SELECT month_rows.*, 'merchant~' || merchant || '~' || currency AS journal FROM month_rows WHERE unreadable IS NULL;
CREATE VIEW places AS SELECT * FROM place_rows WHERE unreadable IS NULL;
CREATE VIEW funds AS SELECT * FROM funds_rows WHERE unreadable IS NULL;
CREATE VIEW moved_funds AS SELECT * FROM funds WHERE postings > 0 OR refunding <> 0;
CREATE VIEW external_refunds AS SELECT * FROM external_refund_rows WHERE unreadable IS NULL;
CREATE VIEW coupons AS SELECT * FROM coupon_rows WHERE unreadable IS NULL;
CREATE VIEW cases AS SELECT * FROM case_rows WHERE unreadable IS NULL;
CREATE VIEW refunds AS SELECT * FROM refund_rows WHERE unreadable IS NULL;
CREATE VIEW advances AS SELECT * FROM advance_rows WHERE unreadable IS NULL;
CREATE VIEW postings AS SELECT * FROM posting_rows WHERE unreadable IS NULL;
CREATE VIEW policies AS SELECT * FROM policy_rows WHERE unreadable IS NULL;
CREATE VIEW lines AS SELECT * FROM line_rows WHERE unreadable IS NULL;
CREATE VIEW positions AS SELECT * FROM position_rows WHERE unreadable IS NULL;

-- The payments with coupons of an order that did not arrive yet.
CREATE VIEW open_redemptions AS
SELECT order_id, each.M.couponId.S AS coupon_id, each.M.redemptionId.S AS redemption_id,
    to_iso8601(from_iso8601_timestamp(each.M."at".S) + INTERVAL '32' DAY) AS ends_before
FROM moved_funds CROSS JOIN UNNEST(parts) AS elements (each)
WHERE NOT placed;

-- The payments on which refunds draw; only an order with several payments has any.
CREATE VIEW drawables AS
SELECT order_id, each.M.payment.M.provider.S AS provider, each.M.payment.M.reference.S AS reference,
    each.M.drawn.M.currency.S AS currency, CAST(each.M.drawn.M.minor.N AS bigint) AS drawn
FROM moved_funds CROSS JOIN UNNEST(payments) AS elements (each)
WHERE cardinality(payments) > 1;

CREATE VIEW case_units AS
SELECT case_id, sum(CAST(each.M.units.N AS bigint)) AS units
FROM cases CROSS JOIN UNNEST(tranches) AS elements (each)
GROUP BY case_id;

-- What each refund returns to coupons; none if it returns nothing to any.
CREATE VIEW returned_to_coupons AS
SELECT pk, sk, sum(CAST(each.M.amount.M.minor.N AS bigint)) AS minor
FROM refunds CROSS JOIN UNNEST(to_coupons) AS elements (each)
GROUP BY pk, sk;

CREATE VIEW split_refunds AS
SELECT refunds.*, coalesce(minor, 0) AS to_coupons_minor
FROM refunds LEFT JOIN returned_to_coupons AS returned ON returned.pk = refunds.pk AND returned.sk = refunds.sk;

-- Refunds of units that another refund of the case, earlier by its key, has refunded up to the unit twice.
CREATE TABLE doubly_refunded AS
SELECT one.case_id, one.sk, one.first_unit, one.last_unit, max(other.last_unit) AS twice
FROM (SELECT case_id FROM refunds GROUP BY case_id HAVING count(*) > 1) AS several
JOIN refunds AS one ON one.case_id = several.case_id
JOIN refunds AS other ON other.case_id = several.case_id AND other.sk < one.sk AND other.first_unit <= other.last_unit
    AND other.first_unit <= one.last_unit AND one.first_unit <= other.last_unit
GROUP BY one.case_id, one.sk, one.first_unit, one.last_unit;

-- How many postings the owner of each journal counts. Only these postings are compared with the owner's row: a later one was written
-- after the row was read.
CREATE VIEW journals AS
SELECT 'merchant~' || merchant || '~' || currency AS journal, postings AS counted FROM accounts
UNION ALL
SELECT 'order~' || order_id, postings FROM funds WHERE postings > 0
UNION ALL
SELECT coupon_id, postings FROM coupons WHERE postings > 0;

-- The postings, each with how many its journal's owner counts.
CREATE TABLE numbered AS
SELECT postings.pk, postings.sk, postings.journal, number, kind, posted_at, entries, coalesce(counted, 0) AS counted
FROM postings LEFT JOIN journals ON journals.journal = postings.journal;

-- One side of a posting in each row. in_owner says whether the owner's row includes it, and recent whether it is too young for the totals.
CREATE TABLE entries AS
SELECT journal, number, kind, posted_at, posted_at > watermark AS recent, number <= counted AS in_owner,
    each.M.account.S AS account, split_part(each.M.account.S, '/', 1) AS account_kind,
    each.M.amount.M.currency.S AS currency, CAST(each.M.amount.M.minor.N AS bigint) AS minor
FROM numbered CROSS JOIN audit CROSS JOIN UNNEST(entries) AS elements (each);

-- The entries that pay refunds of an order, or take such payments back.
CREATE VIEW refund_entries AS
SELECT substr(journal, length('order~') + 1) AS order_id, account_kind, currency, minor
FROM entries
WHERE in_owner AND journal LIKE 'order~%'
    AND kind IN ('refund', 'refundReturned', 'refundByHand', 'refundByHandReturned', 'surplus', 'surplusReturned', 'surplusCovered');
