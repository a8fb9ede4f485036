-- Each row that keeps a sum agrees with the ledger, or with the rows behind it.
SELECT rules.rule, name AS place, currency, '' AS expected, expected AS expected_minor, '' AS found, found AS found_minor
FROM sums JOIN (VALUES
    ('merchant-balance', 'a merchant''s balance is the sum of its postings'),
    ('merchant-deposit', 'a merchant''s deposit is the sum of its postings'),
    ('merchant-receivable', 'what a merchant owes is the sum of its postings'),
    ('coupons-outstanding', 'a coupon''s balance is the sum of its postings'),
    ('compensated', 'a case compensated as much as its coupon was issued for'),
    ('refunding', 'an order has set aside the sum of its refunds, here and elsewhere'),
    ('paid-by-gateway', 'the gateway paid for refunds as much as the order''s postings say'),
    ('refunded-by-hand', 'cash refunded by hand is what the order''s postings say'),
    ('refunded-coupons', 'the coupons'' part of settled refunds is what the order''s postings say')) AS rules (kind, rule)
    ON rules.kind = sums.kind
WHERE expected <> found;
