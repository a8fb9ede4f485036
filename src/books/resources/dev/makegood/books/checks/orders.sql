-- Refunds never exceed what was paid for the order.
SELECT 'refunds never exceed what was paid' AS rule, order_id AS place, currency,
    'at most ' AS expected, coalesce(paid, 0) AS expected_minor, '' AS found, refunding AS found_minor
FROM moved_funds
WHERE refunding > coalesce(paid, 0);

-- A redemption ends if its order does not arrive: after 30 days, and the schedule may be two days late.
SELECT 'a redemption ends if its order does not arrive' AS rule, order_id AS place, CAST(NULL AS varchar) AS currency,
    'before ' || replace(ends_before, '.000Z', 'Z') AS expected, CAST(NULL AS bigint) AS expected_minor,
    'redemption ' || redemption_id || ' of ' || coupon_id AS found, CAST(NULL AS bigint) AS found_minor
FROM open_redemptions CROSS JOIN audit
WHERE ends_before <= watermark;
