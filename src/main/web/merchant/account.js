// A merchant's account and its statement: each posting with its entries and its arithmetic.
import { html, useState } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { all, path, useLoad, usePages } from '../kit/api.js';
import { dateTime, decimal } from '../kit/format.js';
import { Act, csv, Empty, Figures, Listing, Loaded, Money, Note, Panel, save, Steps, Title, When } from '../kit/parts.js';
import { caseLink } from '../shared/cases.js';

const CURRENCIES = ['CNY', 'USD', 'EUR', 'RUB', 'KRW', 'GBP'];

// What a posting does to the merchant's own three accounts, as the API's entries say.
const own = (line, kind, merchant) => line.entries.filter((entry) => entry.account === `merchant-${kind}/${merchant}`);

export default function Account({ who, args }) {
  const merchant = who.role === 'merchant' ? who.id : args[0];
  const [currency, choose] = useState('CNY');
  const where = path`/merchants/${merchant}/accounts/${currency}`;
  const account = useLoad(where);
  const lines = usePages(`${where}/statement?limit=25`);
  const [partly, say] = useState(false);
  const download = async () => {
    const { items, whole } = await all(`${where}/statement`);
    say(!whole);
    save(`statement-${merchant}-${currency}.csv`, csv(rows(items, merchant, currency)), 'text/csv');
  };
  return html`<${Title} text=${t('account.title')} hint=${t('account.hint')}>
      <label class="unseen" for="currency">${t('account.currency')}</label>
      <select id="currency" style="width: auto" onChange=${(event) => choose(event.target.value)}>${CURRENCIES.map((one) => html`<option selected=${one === currency}>${one}</option>`)}</select>
      <${Act} text=${t('account.csv')} act=${download} /><button type="button" onClick=${() => print()}>${t('account.print')}</button>
    </${Title}>
    ${partly && html`<${Note} tone="soon">${t('account.partly')}</${Note}>`}
    ${account.problem?.code === 'notFound' ? html`<${Empty} title=${t('account.none', { currency })} text=${t('account.noneHint')} />` : html`
    <${Loaded} of=${account}>${(a) => html`<${Figures} of=${[
      [t('account.balance'), html`<${Money} minor=${a.balanceMinor} currency=${currency} />`, t('account.balanceHint')],
      [t('account.deposit'), html`<${Money} minor=${a.depositMinor} currency=${currency} />`, t('account.depositHint')],
      [t('account.receivable'), html`<${Money} minor=${a.receivableMinor} currency=${currency} />`, t('account.receivableHint')],
    ]} />`}</${Loaded}>
    <${Panel} title=${t('account.statement')} hint=${t('account.statementHint')} flush><${Listing} of=${lines} label=${t('account.statement')} columns=${columns(merchant, currency)}
      empty=${html`<${Empty} title=${t('account.noLines')} text=${t('account.noLinesHint')} />`} /></${Panel}>`}`;
}

const columns = (merchant, currency) => [
  { title: t('account.at'), cell: (l) => html`<${When} at=${l.at} /><span class="small quiet">${t('account.number', { number: l.number })}</span>` },
  { title: t('account.what'), cell: (l) => html`<span class="strong">${tOf('posting', l.kind)}</span>
    ${l.caseId && html`<span>${caseLink(l.caseId, l.orderId)} ${l.sku}</span>`}${l.reference && html`<span class="small quiet">${t('account.reference', { reference: l.reference })}</span>`}
    ${l.steps.length > 0 && html`<details><summary>${t('account.arithmetic')}</summary><${Steps} of=${l.steps.map(textOf)} /></details>`}
    ${l.kind === 'compensation' && html`<a class="small unprinted" href=${`#/case/${encodeURIComponent(l.caseId)}`}>${t('account.appeal')}</a>`}` },
  ...['balance', 'deposit', 'receivable'].map((kind) => ({ title: t(`account.${kind}`), right: true, cell: (l) => {
    const entries = own(l, kind, merchant);
    return entries.length ? entries.map((entry) => html`<${Money} minor=${entry.amountMinor} currency=${currency} />`) : html`<span class="quiet absent" aria-label=${t('account.unchanged')}>–</span>`;
  } })),
];

// One row a posting and entry, so that a sum in a spreadsheet is the ledger's.
function rows(lines, merchant, currency) {
  const head = ['number', 'at', 'what', 'account', 'amount', 'currency', 'order', 'sku', 'case', 'reference', 'policy', 'arithmetic'].map((one) => t(`csv.${one}`));
  return [head, ...lines.flatMap((l) => l.entries.filter((entry) => entry.account.endsWith(`/${merchant}`) && entry.account.startsWith('merchant-')).map((entry) => [
    l.number, dateTime(l.at), tOf('posting', l.kind), tOf('entry', entry.account.split('/')[0]), decimal(entry.amountMinor, new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits), currency,
    l.orderId, l.sku, l.caseId, l.reference, l.policy && `${l.policy.policyId}@${l.policy.version}`, l.steps.map(textOf).join(' | ')]))];
}
