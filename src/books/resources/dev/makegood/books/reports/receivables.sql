-- What merchants owe, by the age of the advances that are not repaid. A repayment pays the oldest advance first.
WITH advances AS (
    SELECT account, currency, posted_at, -minor AS minor,
        sum(-minor) OVER (PARTITION BY account, currency ORDER BY posted_at, number ROWS UNBOUNDED PRECEDING) AS so_far
    FROM entries
    WHERE in_owner AND account_kind = 'merchant-receivable' AND minor < 0),
repayments AS (
    SELECT account, currency, sum(minor) AS minor
    FROM entries
    WHERE in_owner AND account_kind = 'merchant-receivable' AND minor > 0
    GROUP BY account, currency),
unpaid AS (
    SELECT advances.account, advances.currency, posted_at,
        least(advances.minor, greatest(so_far - coalesce(repayments.minor, 0), 0)) AS minor
    FROM advances LEFT JOIN repayments ON repayments.account = advances.account AND repayments.currency = advances.currency),
aged AS (
    SELECT unpaid.*, CASE
            WHEN posted_at > to_iso8601(from_iso8601_timestamp(watermark) - INTERVAL '30' DAY) THEN '0 to 30 days'
            WHEN posted_at > to_iso8601(from_iso8601_timestamp(watermark) - INTERVAL '60' DAY) THEN '30 to 60 days'
            WHEN posted_at > to_iso8601(from_iso8601_timestamp(watermark) - INTERVAL '90' DAY) THEN '60 to 90 days'
            ELSE 'over 90 days' END AS age
    FROM unpaid CROSS JOIN audit
    WHERE minor > 0)
SELECT age, currency, count(DISTINCT account) AS merchants, CAST(sum(minor) AS bigint) AS owed_minor
FROM aged
GROUP BY age, currency
ORDER BY age, currency;
