-- How many rows of each kind were audited.
SELECT 'accounts' AS name, count(*) AS counted FROM accounts
UNION ALL SELECT 'orders', count(*) FROM moved_funds
UNION ALL SELECT 'openRedemptions', count(*) FROM open_redemptions
UNION ALL SELECT 'coupons', count(*) FROM coupons
UNION ALL SELECT 'compensations', count(*) FROM cases WHERE compensated <> 0
UNION ALL SELECT 'refunds', count(*) FROM refunds WHERE state IN ('settled', 'paidByHand')
UNION ALL SELECT 'postings', count(*) FROM postings CROSS JOIN audit WHERE posted_at <= watermark;
