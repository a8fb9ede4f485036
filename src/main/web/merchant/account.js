// A merchant's account by month: what it had before and after, and between them each posting with its entries and its arithmetic.
import { html, useState } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { all, path, useLoad, usePages } from '../kit/api.js';
import { dateTime, decimal, isoMonth, monthAfter, monthName, now, placesOf } from '../kit/format.js';
import { Act, csv, Empty, Figures, Listing, Loaded, Money, Note, Panel, save, Steps, Table, Title, When } from '../kit/parts.js';
import { caseLink } from '../shared/cases.js';

const CURRENCIES = ['CNY', 'USD', 'EUR', 'RUB', 'KRW', 'GBP'];
const PURSES = ['balance', 'deposit', 'receivable'];

// What a posting does to the merchant's own three accounts, as the API's entries say.
const own = (line, kind, merchant) => line.entries.filter((entry) => entry.account === `merchant-${kind}/${merchant}`);

export default function Account({ who, args, query }) {
  const merchant = who.role === 'merchant' ? who.id : args[0];
  const currency = CURRENCIES.find((one) => one === query.get('currency')) ?? CURRENCIES[0];
  const current = isoMonth(now());
  const month = /^\d{4}-\d{2}$/.test(query.get('month') ?? '') ? query.get('month') : current;
  const where = path`/merchants/${merchant}/accounts/${currency}`;
  const sums = useLoad(`${where}/months/${month}`);
  const lines = usePages(`${where}/statement?month=${month}&limit=25`);
  const [whole, show] = useState();
  const at = (other) => `#/account${args[0] ? `/${encodeURIComponent(args[0])}` : ''}?${new URLSearchParams({ currency, month, ...other })}`;
  const everything = async () => {
    const read = await all(`${where}/statement?month=${month}`);
    show(read);
    return read.items;
  };
  const name = `statement-${merchant}-${currency}-${month}`;
  const download = async () => save(`${name}.csv`, csv(rows(sums.data, await everything())), 'text/csv');
  const json = async () => save(`${name}.json`, JSON.stringify({ ...sums.data, items: await everything() }, null, 2), 'application/json');
  const onPaper = async () => { await everything(); setTimeout(print); };
  return html`<${Title} text=${t('account.title')} hint=${who.role === 'merchant' ? t('account.hint') : t('account.of', { merchant })}>
      <label class="unseen" for="currency">${t('account.currency')}</label>
      <select id="currency" style="width: auto" onChange=${(event) => { location.hash = at({ currency: event.target.value }); }}>${CURRENCIES.map((one) => html`<option selected=${one === currency}>${one}</option>`)}</select>
      ${sums.data && html`<${Act} text=${t('account.csv')} act=${download} /><${Act} text=${t('account.json')} act=${json} /><${Act} text=${t('account.print')} act=${onPaper} />`}
    </${Title}>
    ${whole && !whole.whole && html`<${Note} tone="soon">${t('account.partly')}</${Note}>`}
    <nav class="row unprinted" aria-label=${t('account.month')}>
      <a class="button" href=${at({ month: monthAfter(month, -1) })}>${t('account.before')}</a>
      <label class="unseen" for="month">${t('account.month')}</label>
      <input id="month" type="month" style="width: auto" value=${month} max=${current} onChange=${(event) => { if (event.target.value) location.hash = at({ month: event.target.value }); }} />
      ${month < current && html`<a class="button" href=${at({ month: monthAfter(month, 1) })}>${t('account.after')}</a>`}
    </nav>
    ${sums.problem?.code === 'notFound' ? html`<${Empty} title=${t('account.none', { currency })} text=${t('account.noneHint')} />` : html`
    <${Loaded} of=${sums}>${(m) => html`<${Figures} of=${PURSES.map((purse) => [t(`account.${purse}`), html`<${Money} minor=${m.closing[`${purse}Minor`]} currency=${currency} />`, t(`account.${purse}Hint`)])} />
      <${Panel} title=${t('account.sums', { month: monthName(month) })} hint=${t('account.sumsHint', { merchant, count: m.postings })} flush><${Table} label=${t('account.sums', { month: monthName(month) })} rows=${['opening', 'closing']} columns=${[
        { title: t('account.when'), cell: (end) => html`<span class="strong">${end === 'closing' && month === current ? t('account.sofar') : t(`account.${end}`)}</span>` },
        ...PURSES.map((purse) => ({ title: t(`account.${purse}`), right: true, cell: (end) => html`<${Money} minor=${m[end][`${purse}Minor`]} currency=${currency} />` }))]} /></${Panel}>`}</${Loaded}>
    <${Panel} title=${t('account.statement')} hint=${t('account.statementHint')} flush><${Listing} of=${whole ? { items: whole.items } : lines} label=${t('account.statement')} columns=${columns(merchant, currency)}
      empty=${html`<${Empty} title=${t('account.noLines')} text=${t('account.noLinesHint')} />`} /></${Panel}>`}`;
}

const columns = (merchant, currency) => [
  { title: t('account.at'), cell: (l) => html`<${When} at=${l.at} /><span class="small quiet">${t('account.number', { number: l.number })}</span>` },
  { title: t('account.what'), cell: (l) => html`<span class="strong">${tOf('posting', l.kind)}</span>
    ${l.caseId && html`<span>${caseLink(l.caseId, l.orderId)} ${l.sku}</span>`}${l.reference && html`<span class="small quiet">${t('account.reference', { reference: l.reference })}</span>`}
    ${l.steps.length > 0 && html`<details><summary>${t('account.arithmetic')}</summary><${Steps} of=${l.steps.map(textOf)} /></details>`}
    ${l.kind === 'compensation' && html`<a class="small unprinted" href=${`#/case/${encodeURIComponent(l.caseId)}`}>${t('account.appeal')}</a>`}` },
  ...PURSES.map((kind) => ({ title: t(`account.${kind}`), right: true, cell: (l) => {
    const entries = own(l, kind, merchant);
    return entries.length ? entries.map((entry) => html`<${Money} minor=${entry.amountMinor} currency=${currency} />`) : html`<span class="quiet absent" aria-label=${t('account.unchanged')}>–</span>`;
  } })),
];

// What each account opened with, one row a posting and entry, and what it closed with in a column of its own: so the sum of the amounts
// is what is in that column. A debt is negative, as in the ledger.
function rows(month, lines) {
  const head = ['number', 'at', 'what', 'account', 'amount', 'closing', 'currency', 'order', 'sku', 'case', 'reference', 'policy', 'arithmetic'].map((one) => t(`csv.${one}`));
  const { currency, merchantId } = month;
  const amount = (minor) => decimal(minor, placesOf(currency));
  const ends = (end, cells) => PURSES.map((purse) => ['', monthName(month.month), t(`account.${end}`), tOf('entry', `merchant-${purse}`), ...cells(amount(month[end][`${purse}Minor`] * (purse === 'receivable' ? -1 : 1))), currency]);
  return [head, ...ends('opening', (sum) => [sum, '']), ...lines.flatMap((l) => PURSES.flatMap((purse) => own(l, purse, merchantId)).map((entry) => [
    l.number, dateTime(l.at), tOf('posting', l.kind), tOf('entry', entry.account.split('/')[0]), amount(entry.amountMinor), '', currency,
    l.orderId, l.sku, l.caseId, l.reference, l.policy && `${l.policy.policyId}@${l.policy.version}`, l.steps.map(textOf).join(' | ')])), ...ends('closing', (sum) => ['', sum])];
}
