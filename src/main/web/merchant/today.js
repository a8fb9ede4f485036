// What needs a merchant today: order lines at stake with the ways out of each, and stock that is low.
import { html } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { call, path, useLoad, usePages } from '../kit/api.js';
import { Act, Badge, Empty, Listing, Loaded, Money, Panel, Title, When } from '../kit/parts.js';
import { now, number } from '../kit/format.js';

export default function Today({ who }) {
  const lines = usePages(path`/merchants/${who.id}/ways-out?limit=25`);
  const stock = useLoad(path`/merchants/${who.id}/stock-at-risk?limit=10`);
  return html`<${Title} text=${t('today.title')} hint=${t('today.hint')} />
    <${Panel} title=${t('today.lines')} hint=${t('today.linesHint')} flush><${Listing} of=${lines} label=${t('today.lines')} columns=${columns(lines.reload)}
      empty=${html`<${Empty} title=${t('today.noLines')} text=${t('today.noLinesHint')} />`} /></${Panel}>
    <${Panel} title=${t('today.stock')} hint=${t('today.stockHint')} flush><${Loaded} of=${stock}>${({ items, cursor }) => items.length
      ? html`<${Listing} of=${{ items }} label=${t('today.stock')} columns=${STOCK()} />${cursor && html`<p class="more"><a href="#/stock">${t('today.moreStock')}</a></p>`}`
      : html`<${Empty} title=${t('today.noStock')} text=${t('today.noStockHint')} />`}</${Loaded}></${Panel}>`;
}

// The cheapest of the ways that the API prices: least compensation first, then least refund.
const cheapest = (ways) => [...ways].sort((a, b) => a.compensationMinor - b.compensationMinor || a.refundMinor - b.refundMinor)[0];

const columns = (reload) => [
  { title: t('today.shipBy'), cell: (l) => html`<${When} at=${l.shipBy} far />${Date.parse(l.shipBy) < now() && html`<${Badge} tone="bad">${t('today.late')}</${Badge}>`}` },
  { title: t('today.line'), cell: (l) => html`<span class="strong">${l.orderId}</span><span class="small quiet">${l.units} × ${l.sku}</span>${l.stockMissing && html`<${Badge} tone="soon">${t('today.missing')}</${Badge}>`}` },
  { title: t('today.otherwise'), cell: (l) => html`<span><${Money} minor=${l.otherwise.compensationMinor} currency=${l.currency} /> + <${Money} minor=${l.otherwise.refundMinor} currency=${l.currency} /></span><span class="small quiet">${t('today.otherwiseAt')}</span><${When} at=${l.otherwise.at} far />` },
  { title: t('today.cheapest'), whole: false, cell: (l) => html`<${Ways} l=${l} reload=${reload} />` },
];

function Ways({ l, reload }) {
  const best = cheapest(l.ways);
  if (!best) return html`<span class="quiet">${t('today.noWay')}</span>`;
  return html`<span class="strong">${tOf('way', best.kind)}</span><span>${textOf(best.words)}</span>
    <details><summary>${t('today.allWays', { count: l.ways.length })}</summary><div class="stack tight">${l.ways.map((way) => html`<div class="cell">
      <span class="strong">${tOf('way', way.kind)} · <${Money} minor=${way.compensationMinor} currency=${l.currency} /></span><span>${textOf(way.words)}</span>
      ${way.until && html`<span class="small quiet">${t('today.until')} <${When} at=${way.until} inline /></span>`}
      ${way.kind === 'admit' && html`<${Act} text=${t('today.admit')} act=${() => call('PUT', path`/orders/${l.orderId}/lines/${l.lineId}/admission`, {}).then(reload)} />`}
    </div>`)}</div></details>`;
}

export const STOCK = () => [
  { title: t('stock.sku'), cell: (s) => html`<a href=${`#/stock/${encodeURIComponent(s.sku)}`}>${s.sku}</a>` },
  { title: t('stock.available'), right: true, cell: (s) => html`<span class="num">${number(s.available)}</span>` },
  { title: t('stock.low'), cell: (s) => html`<${When} at=${s.lowSince} far />` },
  { title: t('stock.stranded'), cell: (s) => html`<span>${t('stock.strandedOrders', { orders: s.stranded.orders, units: s.stranded.units })}</span>${s.stranded.worth.map((w) => html`<${Money} minor=${w.amountMinor} currency=${w.currency} />`)}` },
];
