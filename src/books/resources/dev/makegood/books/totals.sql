-- The sum of each kind of account, up to the watermark.
SELECT account_kind, currency, CAST(sum(minor) AS bigint) AS minor FROM entries WHERE NOT recent GROUP BY account_kind, currency
ORDER BY account_kind, currency;
