-- A merchant's balance is the sum of its postings.
SELECT 'a merchant''s balance is the sum of its postings' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT account AS name, currency, minor AS expected, 0 AS found FROM entries WHERE in_owner AND account_kind = 'merchant-balance'
    UNION ALL
    SELECT 'merchant-balance/' || merchant, currency, 0, balance FROM accounts) AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- So is its deposit.
SELECT 'a merchant''s deposit is the sum of its postings' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT account AS name, currency, minor AS expected, 0 AS found FROM entries WHERE in_owner AND account_kind = 'merchant-deposit'
    UNION ALL
    SELECT 'merchant-deposit/' || merchant, currency, 0, deposit FROM accounts) AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- So is what it owes, which is negative in the ledger.
SELECT 'what a merchant owes is the sum of its postings' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT account AS name, currency, minor AS expected, 0 AS found FROM entries WHERE in_owner AND account_kind = 'merchant-receivable'
    UNION ALL
    SELECT 'merchant-receivable/' || merchant, currency, 0, -receivable FROM accounts) AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- Each month of a merchant's account opens with the sum of the postings before it.
SELECT 'a month opens with the sum of the postings before it' AS rule, 'month/' || month || '/' || name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT months.month, account AS name, months.currency, minor AS expected, 0 AS found
    FROM entries JOIN months ON months.journal = entries.journal
    WHERE in_owner AND entries.number < months.first AND account_kind IN ('merchant-balance', 'merchant-deposit', 'merchant-receivable')
    UNION ALL
    SELECT month, 'merchant-balance/' || merchant, currency, 0, balance FROM months
    UNION ALL
    SELECT month, 'merchant-deposit/' || merchant, currency, 0, deposit FROM months
    UNION ALL
    SELECT month, 'merchant-receivable/' || merchant, currency, 0, -receivable FROM months) AS both_sides
GROUP BY month, name, currency
HAVING sum(expected) <> sum(found);

-- A coupon's balance is the sum of its postings.
SELECT 'a coupon''s balance is the sum of its postings' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT account AS name, currency, minor AS expected, 0 AS found FROM entries WHERE in_owner AND account_kind = 'coupons-outstanding'
    UNION ALL
    SELECT 'coupons-outstanding/' || coupon_id, currency, 0, balance FROM coupons) AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- What went to a buyer's wallet is what its case gives: the row of the coupon records it.
SELECT 'what went to a buyer''s wallet is what its case gives' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT account AS name, currency, minor AS expected, 0 AS found FROM entries WHERE in_owner AND account_kind = 'buyer-wallet'
    UNION ALL
    SELECT 'buyer-wallet/' || coupon_id, currency, 0, face FROM coupons WHERE form_kind = 'wallet') AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- A case compensated as much as its coupon was issued for.
SELECT 'a case compensated as much as its coupon was issued for' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT 'compensated/' || case_id AS name, currency, compensated AS expected, 0 AS found FROM cases WHERE compensated <> 0
    UNION ALL
    SELECT 'compensated/' || case_id, currency, 0, face FROM coupons) AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- What was given with one case and counts for another one is positive in the one and negative in the other.
SELECT 'what the cases of an order count of one another sums to zero' AS rule, 'credited/' || split_part(case_id, '~', 1) AS place, currency,
    '' AS expected, CAST(0 AS bigint) AS expected_minor, '' AS found, CAST(sum(credited) AS bigint) AS found_minor
FROM cases
WHERE credited <> 0
GROUP BY split_part(case_id, '~', 1), currency
HAVING sum(credited) <> 0;

-- An order has set aside the sum of its refunds, here and elsewhere.
SELECT 'an order has set aside the sum of its refunds, here and elsewhere' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT 'refunding/' || order_id AS name, currency, counted AS expected, 0 AS found FROM external_refunds
    UNION ALL
    SELECT 'refunding/' || order_id, currency, cash + to_coupons_minor, 0 FROM split_refunds
    UNION ALL
    SELECT 'refunding/' || order_id, refunding_currency, 0, refunding FROM moved_funds) AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- A payment of an order has drawn the sum of its refunds.
SELECT 'a payment of an order has drawn the sum of its refunds' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT 'drawn/' || order_id || '/' || provider || '/' || reference AS name, currency, cash AS expected, 0 AS found
    FROM refunds
    WHERE EXISTS (
        SELECT 1 FROM drawables WHERE drawables.order_id = refunds.order_id AND drawables.provider = refunds.provider
            AND drawables.reference = refunds.reference AND drawables.currency = refunds.currency)
    UNION ALL
    SELECT 'drawn/' || order_id || '/' || provider || '/' || reference, currency, 0, drawn FROM drawables) AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- The gateway paid for refunds as much as the order's postings say. It may have paid beside a payment by hand (surplus).
SELECT 'the gateway paid for refunds as much as the order''s postings say' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT 'paid-by-gateway/' || order_id AS name, currency, minor AS expected, 0 AS found FROM refund_entries WHERE account_kind = 'gateway'
    UNION ALL
    SELECT 'paid-by-gateway/' || order_id, currency, 0, CASE WHEN state = 'settled' THEN cash ELSE 0 END + surplus_out * cash FROM refunds) AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- What the platform advanced and did not get back is what its advances say.
SELECT 'what the platform advanced and did not get back is what its advances say' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT account AS name, currency, minor AS expected, 0 AS found FROM entries WHERE in_owner AND account_kind = 'platform-advance'
    UNION ALL
    SELECT 'platform-advance/' || order_id, currency, 0, -advanced FROM advances WHERE state <> 'returned') AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- Cash refunded by hand is what the order's postings say.
SELECT 'cash refunded by hand is what the order''s postings say' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT 'refunded-by-hand/' || order_id AS name, currency, minor AS expected, 0 AS found FROM refund_entries WHERE account_kind = 'platform-bank'
    UNION ALL
    SELECT 'refunded-by-hand/' || order_id, currency, 0, cash FROM refunds WHERE state = 'paidByHand') AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);

-- The coupons' part of settled refunds is what the order's postings say. It stays with the coupons when the cash comes back.
SELECT 'the coupons'' part of settled refunds is what the order''s postings say' AS rule, name AS place, currency,
    '' AS expected, CAST(sum(expected) AS bigint) AS expected_minor, '' AS found, CAST(sum(found) AS bigint) AS found_minor
FROM (
    SELECT 'refunded-coupons/' || order_id AS name, currency, minor AS expected, 0 AS found
    FROM refund_entries WHERE account_kind = 'coupons-outstanding'
    UNION ALL
    SELECT 'refunded-coupons/' || order_id, currency, 0, to_coupons_minor FROM split_refunds
    WHERE state IN ('settled', 'paidByHand') OR settled_once) AS both_sides
GROUP BY name, currency
HAVING sum(expected) <> sum(found);
