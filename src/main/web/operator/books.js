// The nightly audit of the books, and what it or the gateway leaves for a person.
import { html } from '../kit/view.js';
import { t, tOf } from '../kit/words.js';
import { call, path, useLoad, usePages } from '../kit/api.js';
import { money, number } from '../kit/format.js';
import { Bars } from '../kit/chart.js';
import { Empty, Facts, Form, Listing, Loaded, Money, Note, Panel, Table, Tabs, Title, When } from '../kit/parts.js';

const TABS = ['audit', 'coupons', 'events', 'stock', 'facts'];

export default function Books({ query }) {
  const tab = TABS.find((one) => one === query.get('tab')) ?? 'audit';
  return html`<${Title} text=${t('books.title')} hint=${t('books.hint')} />
    <${Tabs} label=${t('books.title')} current=${tab} of=${TABS.map((one) => [one, t(`books.${one}`), `#/books?tab=${one}`])} />
    ${{ audit: html`<${Audit} />`, coupons: html`<${Coupons} />`, events: html`<${Events} />`, stock: html`<${Stock} />`, facts: html`<${EarlyFacts} />` }[tab]}`;
}

function Audit() {
  const found = useLoad('/reconciliations/latest');
  if (found.problem?.code === 'notFound') return html`<${Empty} title=${t('books.noAudit')} text=${t('books.noAuditHint')} />`;
  return html`<${Loaded} of=${found}>${(r) => html`
    <${Note} tone=${r.reconciled ? 'good' : 'bad'}><span>${t(r.reconciled ? 'books.right' : 'books.wrong')} <${When} at=${r.watermark} inline /></span></${Note}>
    <${Panel} title=${t('books.totals')} hint=${t('books.totalsHint')} flush><${Table} label=${t('books.totals')} rows=${r.totals} columns=${[
      { title: t('books.account'), cell: (a) => tOf('entry', a.kind) }, { title: t('books.sum'), right: true, cell: (a) => html`<${Money} minor=${a.sumMinor} currency=${a.currency} />` }]} /></${Panel}>
    <${Panel} title=${t('books.differences')} flush>${r.differences.length ? html`<${Table} label=${t('books.differences')} rows=${r.differences} columns=${DIFFERENCES()} />` : html`<${Empty} title=${t('books.noDifferences')} />`}</${Panel}>
    ${r.deferred.length > 0 && html`<${Panel} title=${t('books.deferred')} hint=${t('books.deferredHint')} flush><${Table} label=${t('books.deferred')} rows=${r.deferred} columns=${DIFFERENCES()} /></${Panel}>`}
    <${Panel} title=${t('books.counted')}><${Facts} of=${Object.entries(r.counts).map(([name, count]) => [tOf('count', name), number(count)])} /></${Panel}>`}</${Loaded}>`;
}

// What coupons may still cost, and that what merchants were debited for them is accounted for; as the last audit found it.
function Coupons() {
  const found = useLoad('/reconciliations/latest');
  if (found.problem?.code === 'notFound') return html`<${Empty} title=${t('books.noAudit')} text=${t('books.noAuditHint')} />`;
  return html`<${Loaded} of=${found}>${({ watermark, coupons: { liability, proof } }) => html`
    ${proof.map((p) => html`<${Note} tone=${p.holds ? 'good' : 'bad'}><span>${t(p.holds ? 'books.proofHolds' : 'books.proofFails', { currency: p.currency })} <${When} at=${watermark} inline /></span></${Note}>`)}
    <${Panel} title=${t('books.proof')} hint=${t('books.proofHint')} flush>${proof.length ? html`<${Table} label=${t('books.proof')} rows=${proof} columns=${[
      { title: t('account.currency'), cell: (p) => p.currency },
      ...['debited', 'live', 'spent', 'givenBack', 'expired'].map((what) => ({ title: t(`books.${what}`), right: true, cell: (p) => html`<${Money} minor=${p[`${what}Minor`]} currency=${p.currency} />` }))]} />` : html`<${Empty} title=${t('books.noCoupons')} text=${t('books.noCouponsHint')} />`}</${Panel}>
    ${[...new Set(liability.map((l) => l.currency))].map((currency) => { const years = liability.filter((l) => l.currency === currency); return html`<${Panel} title=${t('books.liability', { currency })} hint=${t('books.liabilityHint')}>
      <${Bars} label=${t('books.liability', { currency })} names=${years.map((l) => String(l.year))} format=${(v) => money(v, currency)} series=${[[t('books.live'), years.map((l) => l.balanceMinor)]]} />
      <${Table} label=${t('books.year')} rows=${years} columns=${[
        { title: t('books.year'), cell: (l) => String(l.year) },
        { title: t('books.couponCount'), right: true, cell: (l) => html`<span class="num">${number(l.coupons)}</span>` },
        { title: t('books.live'), right: true, cell: (l) => html`<${Money} minor=${l.balanceMinor} currency=${currency} />` }]} /></${Panel}>`; })}`}</${Loaded}>`;
}

const DIFFERENCES = () => [
  { title: t('books.what'), cell: (d) => html`<span class="strong">${d.what}</span><span class="small quiet">${d.where}</span>` },
  { title: t('books.expected'), cell: (d) => d.expected }, { title: t('books.found'), cell: (d) => d.found }];

function Events() {
  const events = usePages('/gateway/unexpected-events?limit=25');
  return html`<${Panel} title=${t('books.events')} hint=${t('books.eventsHint')} flush><${Listing} of=${events} label=${t('books.events')} columns=${[
    { title: t('messages.at'), cell: (e) => html`<${When} at=${e.at} />` },
    { title: t('books.why'), cell: (e) => html`<span class="strong">${tOf('unexpected', e.why)}</span><code>${e.key}</code>` },
    { title: t('refund.amount'), right: true, cell: (e) => html`<${Money} minor=${e.amountMinor} currency=${e.currency} />` },
    { title: '', cell: (e) => e.review ? e.review.note : html`<${Form} kind="plain" action=${t('books.review')} send=${({ note }) => call('PUT', path`/gateway/unexpected-events/${e.eventId}/review`, { note }).then(events.reload)} fields=${[{ name: 'note', label: t('holds.note') }]} />` },
  ]} empty=${html`<${Empty} title=${t('books.noEvents')} />`} /></${Panel}>`;
}

function Stock() {
  const stock = usePages('/wrong-stock?limit=25');
  return html`<${Panel} title=${t('books.stock')} hint=${t('books.stockHint')} flush><${Listing} of=${stock} label=${t('books.stock')} columns=${[
    { title: t('stock.sku'), cell: (s) => html`<span class="strong">${s.merchantId} · ${s.sku}</span>` }, { title: t('books.what'), cell: (s) => s.what }, { title: t('holds.since'), cell: (s) => html`<${When} at=${s.since} />` },
  ]} empty=${html`<${Empty} title=${t('books.noStock')} />`} /></${Panel}>`;
}

function EarlyFacts() {
  const facts = usePages('/facts-come-to-nothing?limit=25');
  return html`<${Panel} title=${t('books.facts')} hint=${t('books.factsHint')} flush><${Listing} of=${facts} label=${t('books.facts')} columns=${[
    { title: t('messages.at'), cell: (f) => html`<${When} at=${f.toldAt} />` }, { title: t('find.orderId'), cell: (f) => html`<span class="strong">${f.orderId}</span><span class="small quiet">${f.by}</span>` },
    { title: t('books.fact'), cell: (f) => f.fact }, { title: t('bill.reason'), cell: (f) => f.reason },
  ]} empty=${html`<${Empty} title=${t('books.noFacts')} />`} /></${Panel}>`;
}
