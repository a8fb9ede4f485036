-- Where the money is that merchants were debited for coupons: what is live comes from the coupons' own rows, all else from postings.
SELECT currency, CAST(sum(debited) AS bigint), CAST(sum(live) AS bigint), CAST(sum(spent) AS bigint), CAST(sum(given_back) AS bigint),
    CAST(sum(expired) AS bigint)
FROM (
    SELECT currency, CASE WHEN kind IN ('compensation', 'accrual') THEN minor ELSE 0 END AS debited, 0 AS live,
        CASE WHEN kind = 'redemption' THEN -minor ELSE 0 END AS spent,
        CASE WHEN kind NOT IN ('compensation', 'accrual', 'redemption', 'expiry') THEN minor ELSE 0 END AS given_back,
        CASE WHEN kind = 'expiry' THEN -minor ELSE 0 END AS expired
    FROM entries WHERE in_owner AND account_kind = 'coupons-outstanding'
    UNION ALL
    SELECT currency, 0, balance, 0, 0, 0 FROM coupons) AS both_sides
GROUP BY currency
ORDER BY currency;
