-- What coupons may still cost, by the year of their last valid day.
SELECT substr(valid_until, 1, 4) AS expires_in, currency, count(*) AS coupons, CAST(sum(balance) AS bigint) AS balance_minor
FROM coupons
WHERE balance > 0
GROUP BY substr(valid_until, 1, 4), currency
ORDER BY expires_in, currency;
