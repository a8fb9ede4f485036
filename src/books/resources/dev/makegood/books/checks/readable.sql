-- A row that cannot be read is a finding; the other rows are audited all the same.
SELECT 'a row can be read' AS rule, table_name || ' ' || pk || ' ' || sk AS place, CAST(NULL AS varchar) AS currency,
    'a row' AS expected, CAST(NULL AS bigint) AS expected_minor, 'not its ' || unreadable AS found, CAST(NULL AS bigint) AS found_minor
FROM (
    SELECT 'ACCOUNTS' AS table_name, pk, sk, unreadable FROM account_rows
    UNION ALL SELECT 'ACCOUNTS', pk, sk, unreadable FROM month_rows
    UNION ALL SELECT 'ACCOUNTS', pk, sk, unreadable FROM place_rows
    UNION ALL SELECT 'ORDERS', pk, sk, unreadable FROM funds_rows
    UNION ALL SELECT 'ORDERS', pk, sk, unreadable FROM external_refund_rows
    UNION ALL SELECT 'ORDERS', pk, sk_of_line, unreadable FROM line_rows
    UNION ALL SELECT 'STOCK', pk, sk_of_position, unreadable FROM position_rows
    UNION ALL SELECT 'COUPONS', pk, sk, unreadable FROM coupon_rows
    UNION ALL SELECT 'CASES', pk, sk, unreadable FROM case_rows
    UNION ALL SELECT 'CASES', pk, sk, unreadable FROM refund_rows
    UNION ALL SELECT 'CASES', pk, sk, unreadable FROM advance_rows
    UNION ALL SELECT 'LEDGER', pk, sk, unreadable FROM posting_rows
    UNION ALL SELECT 'POLICIES', pk, sk, unreadable FROM policy_rows) AS all_rows
WHERE unreadable IS NOT NULL;
