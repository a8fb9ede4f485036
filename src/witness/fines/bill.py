"""Makes a merchant's bill of deductions with planted errors, and checks what an audit found in it.

The amounts are worked out here from the texts of the policies, in decimals, and share nothing with Makegood:
  bill.py make FOLDER [ROWS] [ERRORS] [SEED]    writes bill.csv, orders.csv, pdd-next.yaml and truth.csv
  bill.py check FOLDER                          compares findings.csv with truth.csv, and prints what was found by kind of error
"""
import csv
import random
import sys
from datetime import datetime, timedelta, timezone
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path

CHINA = timezone(timedelta(hours=8))
KINDS = ['tier', 'boundary', 'rounding', 'floor', 'cap', 'dayCap', 'version', 'admission', 'agreed', 'exempt', 'twice', 'order']
COLUMNS = ['fineId', 'platform', 'orderId', 'lineId', 'buyerId', 'violation', 'currency', 'amount', 'paid', 'coupons', 'paidAt',
           'promisedShipAt', 'agreedShipAt', 'shippedAt', 'admittedAt', 'finedAt', 'exemption', 'presale', 'custom']
FEN, YUAN = Decimal('0.01'), Decimal('1')
SECOND_VERSION = datetime(2026, 7, 1, tzinfo=CHINA)
DOUYIN = datetime(2026, 8, 10, tzinfo=CHINA)
HOUR = timedelta(hours=1)


def limited(amount, least, most):
    return min(max(amount, Decimal(least)), Decimal(most))


def share(base, percent, unit, mode=ROUND_HALF_UP):
    return (base * Decimal(percent) / 100).quantize(unit, mode)


def tmall_stockout(paid, promised_for, admitted_in_time=False):
    percent = 15 if promised_for > 48 * HOUR and not admitted_in_time else 10
    return limited(share(paid, percent, FEN), 5, 500)


def tmall_late(paid):
    return limited(share(paid, 5, FEN), 5, 50)


def douyin_tier(promised_for):
    return (1, 2) if promised_for <= 48 * HOUR else (3, 3) if promised_for <= 240 * HOUR else (5, 5)


def douyin_stockout(cash, promised_for):
    percent, least = douyin_tier(promised_for)
    return limited(share(cash, percent, YUAN), least, 50)


class Bill:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.rows, self.truth, self.orders = [], [], []
        self.number = 0

    def paid(self, least=1, most=4000):
        return (Decimal(self.random.randint(least * 100, most * 100)) / 100).quantize(FEN)

    def at(self, first, days):
        return first + timedelta(seconds=self.random.randrange(days * 86400))

    def add(self, kind, owed, amount=None, known=True, of=None, **facts):
        """Adds a deduction: of what is owed, or of another amount with an error of a kind."""
        self.number += 1
        n = self.number
        row = {'orderId': f'O{n}', 'buyerId': f'buyer-{n}', 'currency': 'CNY', 'violation': 'stockout', 'presale': 'false', 'custom': 'false'}
        if of:
            row |= {name: of[name] for name in ('orderId', 'buyerId')}
        row |= facts
        row |= {'fineId': f'F{n}', 'amount': owed if amount is None else amount}
        if known and not of:
            self.orders.append(row['orderId'])
        self.rows.append(row)
        self.truth.append({'fineId': row['fineId'], 'kind': kind, 'owed': owed})
        if kind and row['amount'] == owed:
            raise AssertionError(f'{row} has no error')
        return row

    def tmall(self, paid_at, promised_for, hours_late=72, **facts):
        promised = paid_at + promised_for
        fined = facts.pop('finedAt', promised + hours_late * HOUR + self.random.randint(1, 90) * HOUR)
        return dict(platform='tmall', paidAt=paid_at, promisedShipAt=promised, finedAt=fined, **facts)

    def promise(self):
        return self.random.choice([24, 47, 48, 72, 168, 360]) * HOUR

    # ---- deductions that are right

    def right(self):
        return self.random.choice([self.right_tmall, self.right_tmall, self.right_admitted, self.right_late, self.right_top_up, self.right_pair,
                                   self.right_agreed, self.right_douyin, self.right_douyin, self.right_pdd, self.right_boundary])()

    def spring(self):
        return self.at(datetime(2026, 4, 10, tzinfo=CHINA), 180)

    def right_tmall(self):
        paid, promised_for = self.paid(), self.promise()
        shipped = {} if self.random.random() < .5 else {'hours': self.random.randint(73, 300)}
        facts = self.tmall(self.spring(), promised_for, paid=paid)
        if shipped:
            facts['shippedAt'] = facts['promisedShipAt'] + shipped['hours'] * HOUR
        self.add('', tmall_stockout(paid, promised_for), **facts)

    def right_admitted(self):
        paid, promised_for, paid_at = self.paid(), self.random.choice([72, 168]) * HOUR, self.spring()
        late = self.random.choice([timedelta(0), timedelta(seconds=-self.random.randint(1, 90000)), timedelta(seconds=self.random.randint(1, 90000))])
        facts = self.tmall(paid_at, promised_for, paid=paid, admittedAt=paid_at + promised_for + late, finedAt=paid_at + promised_for + late + HOUR)
        self.add('', tmall_stockout(paid, promised_for, late <= timedelta(0)), **facts)

    def right_late(self):
        paid, promised_for = self.paid(), self.promise()
        facts = self.tmall(self.spring(), promised_for, 30, paid=paid, violation='late-shipment')
        facts['shippedAt'] = facts['promisedShipAt'] + timedelta(seconds=self.random.randint(1, 72 * 3600))
        self.add('', tmall_late(paid), **facts)

    def right_top_up(self):
        """The stockout adds what it gives beyond the late shipment of the same line."""
        paid, promised_for = self.paid(), self.promise()
        facts = self.tmall(self.spring(), promised_for, paid=paid)
        late = self.add('', tmall_late(paid), **facts | {'violation': 'late-shipment'})
        rest = max(tmall_stockout(paid, promised_for) - tmall_late(paid), Decimal(0))
        self.add('', rest, of=late, **facts)

    def right_pair(self):
        """Two orders of one buyer, paid on one day, share the 500."""
        self.day_cap('', lambda left: left)

    def right_agreed(self):
        """The agreed time moves the lateness and not the tier."""
        paid, promised_for = self.paid(), self.random.choice([24, 48, 72]) * HOUR
        facts = self.tmall(self.spring(), promised_for, 200, paid=paid)
        facts['agreedShipAt'] = facts['promisedShipAt'] + 120 * HOUR
        facts['shippedAt'] = facts['agreedShipAt'] + timedelta(hours=72, seconds=1)
        self.add('', tmall_stockout(paid, promised_for), **facts)

    def douyin(self, promised_for, **facts):
        paid_at = self.at(DOUYIN, 60)
        promised = paid_at + promised_for
        return dict(platform='douyin', paidAt=paid_at, promisedShipAt=promised, finedAt=promised + self.random.randint(49, 90) * HOUR, **facts)

    def right_douyin(self):
        paid, promised_for = self.paid(), self.random.choice([24, 48, 49, 240, 241, 400]) * HOUR
        coupons = min(self.random.choice([Decimal(0), Decimal('5.00'), Decimal('12.34')]), paid - FEN)
        self.add('', douyin_stockout(paid - coupons, promised_for), **self.douyin(promised_for, paid=paid, coupons=coupons))

    def pdd(self, established, **facts):
        promised = established - 48 * HOUR
        return dict(platform='pinduoduo', paid=self.paid(), paidAt=promised - 48 * HOUR, promisedShipAt=promised,
                    finedAt=established + self.random.randint(1, 30) * HOUR, **facts)

    def right_pdd(self):
        established = self.random.choice([SECOND_VERSION, SECOND_VERSION - timedelta(milliseconds=1000), self.at(datetime(2026, 5, 1, tzinfo=CHINA), 120)])
        self.add('', Decimal('8.00') if established >= SECOND_VERSION else Decimal('5.00'), **self.pdd(established))

    def right_boundary(self):
        """A promise of exactly 48 hours is in the lower tier, and a second later in the higher one."""
        paid, more = self.paid(60, 900), self.random.choice([timedelta(0), timedelta(seconds=1)])
        self.add('', tmall_stockout(paid, 48 * HOUR + more), **self.tmall(self.spring(), 48 * HOUR + more, paid=paid))

    # ---- planted errors

    def wrong_tier(self, kind):
        if self.random.random() < .5:
            paid = self.paid(60, 900)
            self.add(kind, tmall_stockout(paid, 24 * HOUR), tmall_stockout(paid, 72 * HOUR), **self.tmall(self.spring(), 24 * HOUR, paid=paid))
        else:
            paid = self.paid(200, 900)
            self.add(kind, douyin_stockout(paid, 100 * HOUR), douyin_stockout(paid, 300 * HOUR), **self.douyin(100 * HOUR, paid=paid))

    def wrong_boundary(self, kind):
        paid = self.paid(60, 900)
        what = self.random.randrange(3)
        if what == 0:
            self.add(kind, tmall_stockout(paid, 48 * HOUR), tmall_stockout(paid, 49 * HOUR), **self.tmall(self.spring(), 48 * HOUR, paid=paid))
        elif what == 1:
            facts = self.tmall(self.spring(), 72 * HOUR, paid=paid)
            self.add(kind, Decimal('0.00'), tmall_stockout(paid, 72 * HOUR), **facts | {'shippedAt': facts['promisedShipAt'] + 72 * HOUR})
        else:
            facts = self.tmall(self.spring(), 72 * HOUR, paid=paid, violation='late-shipment')
            self.add(kind, Decimal('0.00'), tmall_late(paid), **facts | {'shippedAt': facts['promisedShipAt']})

    def wrong_rounding(self, kind):
        paid = Decimal(self.random.randrange(200, 1000, 2)) + Decimal('17.00')
        owed = douyin_stockout(paid, 100 * HOUR)
        other = self.random.choice([share(paid, 3, FEN), share(paid, 3, YUAN, ROUND_DOWN)])
        if other == owed:
            other = share(paid, 3, FEN)
        self.add(kind, owed, other if other != owed else owed + YUAN, **self.douyin(100 * HOUR, paid=paid))

    def wrong_floor(self, kind):
        paid = self.paid(1, 20)
        if self.random.random() < .5:
            self.add(kind, tmall_stockout(paid, 24 * HOUR), Decimal('8.00'), **self.tmall(self.spring(), 24 * HOUR, paid=paid))
        else:
            self.add(kind, douyin_stockout(paid, 100 * HOUR), Decimal('5.00'), **self.douyin(100 * HOUR, paid=paid))

    def wrong_cap(self, kind):
        paid = self.paid(6000, 9000)
        if self.random.random() < .5:
            self.add(kind, Decimal('500.00'), share(paid, 15, FEN), **self.tmall(self.spring(), 72 * HOUR, paid=paid))
        else:
            self.add(kind, Decimal('50.00'), share(paid, 3, YUAN), **self.douyin(100 * HOUR, paid=paid))

    def day_cap(self, kind, second):
        day = self.spring().replace(hour=1)
        one, other = self.paid(3500, 4900), self.paid(3500, 4900)
        buyer = f'pair-{self.number}'
        first = tmall_stockout(one, 24 * HOUR)
        left = min(tmall_stockout(other, 24 * HOUR), 500 - first)
        self.add('', first, **self.tmall(day, 24 * HOUR, paid=one, buyerId=buyer))
        self.add(kind, left, second(left), **self.tmall(day + 5 * HOUR, 24 * HOUR, paid=other, buyerId=buyer))

    def wrong_dayCap(self, kind):
        self.day_cap(kind, lambda left: left + Decimal(self.random.randint(1, 300)))

    def wrong_version(self, kind):
        second = self.random.random() < .5
        established = self.at(SECOND_VERSION, 30) if second else self.at(SECOND_VERSION - timedelta(days=30), 29)
        owed, other = (Decimal('8.00'), Decimal('5.00')) if second else (Decimal('5.00'), Decimal('8.00'))
        self.add(kind, owed, other, **self.pdd(established))

    def wrong_admission(self, kind):
        paid, paid_at = self.paid(60, 900), self.spring()
        admitted = paid_at + 168 * HOUR - self.random.choice([timedelta(0), 5 * HOUR])
        self.add(kind, tmall_stockout(paid, 168 * HOUR, True), tmall_stockout(paid, 168 * HOUR),
                 **self.tmall(paid_at, 168 * HOUR, paid=paid, admittedAt=admitted, finedAt=admitted + HOUR))

    def wrong_agreed(self, kind):
        paid = self.paid()
        facts = self.tmall(self.spring(), 72 * HOUR, 60, paid=paid, violation='late-shipment')
        facts['agreedShipAt'] = facts['promisedShipAt'] + 48 * HOUR
        facts['shippedAt'] = facts['agreedShipAt'] - self.random.choice([timedelta(0), 7 * HOUR])
        self.add(kind, Decimal('0.00'), tmall_late(paid), **facts)

    def wrong_exempt(self, kind):
        paid = self.paid()
        ground = self.random.choice(['forceMajeure', 'buyerAbuse', 'wrongAddress'])
        self.add(kind, Decimal('0.00'), tmall_stockout(paid, 72 * HOUR), **self.tmall(self.spring(), 72 * HOUR, paid=paid, exemption=ground))

    def wrong_twice(self, kind):
        paid, facts = self.paid(), None
        facts = self.tmall(self.spring(), 72 * HOUR, paid=paid)
        first = self.add('', tmall_stockout(paid, 72 * HOUR), **facts)
        self.add(kind, Decimal('0.00'), tmall_stockout(paid, 72 * HOUR), of=first, **facts | {'finedAt': facts['finedAt'] + 24 * HOUR})

    def wrong_order(self, kind):
        paid = self.paid()
        self.add(kind, Decimal('0.00'), tmall_stockout(paid, 72 * HOUR), known=False, **self.tmall(self.spring(), 72 * HOUR, paid=paid))


def text(value):
    return value.isoformat(timespec='seconds') if isinstance(value, datetime) else str(value)


def write(path, columns, rows):
    with open(path, 'w', newline='', encoding='utf-8') as file:
        out = csv.DictWriter(file, columns)
        out.writeheader()
        out.writerows({name: text(row.get(name, '')) for name in columns} for row in rows)


def make(folder, rows=10_000, errors=300, seed=1):
    bill = Bill(seed)
    planted = [KINDS[i % len(KINDS)] for i in range(errors)]
    bill.random.shuffle(planted)
    places = set(bill.random.sample(range(rows - 2 * errors), errors))
    while planted or len(bill.rows) < rows:
        if planted and (len(bill.rows) in places or len(bill.rows) >= rows - 2 * len(planted)):
            kind = planted.pop()
            getattr(bill, 'wrong_' + kind)(kind)
        else:
            bill.right()
    order = list(range(len(bill.rows)))
    bill.random.shuffle(order)
    write(folder / 'bill.csv', COLUMNS, [bill.rows[i] for i in order])
    write(folder / 'truth.csv', ['fineId', 'kind', 'owed'], bill.truth)
    (folder / 'orders.csv').write_text('orderId\n' + ''.join(f'{name}\n' for name in bill.orders))
    first = Path('src/main/resources/policies/pdd-stockout.yaml').read_text(encoding='utf-8')
    after = first.replace('version: 1\n', f'version: 3\neffectiveAt: "{SECOND_VERSION.isoformat()}"\n').replace('Minor: 500', 'Minor: 800').replace('order: 500', 'order: 800')
    (folder / 'pdd-next.yaml').write_text(after, encoding='utf-8')
    print(f'{len(bill.rows)} deductions, {errors} of them with an error of {len(KINDS)} kinds')


def check(folder):
    with open(folder / 'truth.csv', encoding='utf-8') as file:
        truth = {row['fineId']: row for row in csv.DictReader(file)}
    with open(folder / 'findings.csv', encoding='utf-8') as file:
        found = {row['fineId']: row for row in csv.DictReader(file)}
    wrong = [name for name, row in truth.items()
             if name not in found or (found[name]['verdict'] == 'wrong') != bool(row['kind']) or found[name]['verdict'] == 'unknown'
             or Decimal(found[name]['owed']) != Decimal(row['owed'])]
    for kind in KINDS:
        names = [name for name, row in truth.items() if row['kind'] == kind]
        print(f'{kind:10} {sum(name not in wrong for name in names):4} of {len(names)} found, with the amount that was owed')
    right = [name for name, row in truth.items() if not row['kind']]
    print(f'{"right":10} {sum(name in wrong for name in right):4} of {len(right)} accused')
    for name in wrong[:20]:
        print(name, truth[name], found.get(name))
    sys.exit(bool(wrong) or len(found) != len(truth))


if __name__ == '__main__':
    command, where = sys.argv[1], Path(sys.argv[2])
    where.mkdir(parents=True, exist_ok=True)
    if command == 'make':
        make(where, *map(int, sys.argv[3:]))
    else:
        check(where)
