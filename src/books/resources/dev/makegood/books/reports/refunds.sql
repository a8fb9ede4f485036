-- Refunds against their deadline, by the month in which it was: 24 hours from when the refund was owed, or from when a payment came back.
SELECT substr(deadline, 1, 7) AS due_in, currency,
    count(CASE WHEN state IN ('settled', 'paidByHand') AND state_at <= deadline THEN 1 END) AS paid_in_time,
    count(CASE WHEN state IN ('settled', 'paidByHand') AND state_at > deadline THEN 1 END) AS paid_late,
    count(CASE WHEN state NOT IN ('settled', 'paidByHand', 'withdrawn') AND deadline >= watermark THEN 1 END) AS still_in_time,
    count(CASE WHEN state NOT IN ('settled', 'paidByHand', 'withdrawn') AND deadline < watermark THEN 1 END) AS overdue,
    CAST(sum(CASE WHEN state NOT IN ('settled', 'paidByHand', 'withdrawn') AND deadline < watermark THEN cash ELSE 0 END) AS bigint)
        AS overdue_minor
FROM refunds CROSS JOIN audit
WHERE deadline IS NOT NULL
GROUP BY substr(deadline, 1, 7), currency
ORDER BY due_in, currency;
