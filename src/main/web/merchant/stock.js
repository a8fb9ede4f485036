// A merchant's stock: what is low, and one SKU with its position, suppliers and restocks.
import { html, useState } from '../kit/view.js';
import { t, tOf } from '../kit/words.js';
import { call, path, useLoad, usePages } from '../kit/api.js';
import { day, number } from '../kit/format.js';
import { Badge, Empty, Facts, Figures, Form, Listing, Loaded, Note, Panel, Table, Tabs, Title, When } from '../kit/parts.js';
import { STOCK } from './today.js';
import { Skus } from '../shared/skus.js';

export default function Stock(props) {
  return props.args[0] ? html`<${Sku} ...${props} sku=${props.args[0]} />` : html`<${All} ...${props} />`;
}

function All({ who, query }) {
  const tab = query.get('tab') === 'all' ? 'all' : 'low';
  return html`<${Title} text=${t('stock.title')} hint=${t('stock.hint')} />
    <${Panel} title=${t('stock.find')}><${Form} inline action=${t('stock.open')} send=${async ({ sku }) => { location.hash = `#/stock/${encodeURIComponent(sku)}`; }} fields=${[{ name: 'sku', label: t('stock.sku') }]} /></${Panel}>
    <${Tabs} label=${t('stock.title')} current=${tab} of=${[['low', t('today.stock'), '#/stock'], ['all', t('skus.title'), '#/stock?tab=all']]} />
    ${tab === 'all' ? html`<${Skus} merchant=${who.id} link />` : html`<${AtRisk} who=${who} />`}`;
}

function AtRisk({ who }) {
  const stock = usePages(path`/merchants/${who.id}/stock-at-risk?limit=25`);
  return html`<${Panel} title=${t('today.stock')} hint=${t('today.stockHint')} flush><${Listing} of=${stock} label=${t('today.stock')} columns=${STOCK()}
    empty=${html`<${Empty} title=${t('today.noStock')} text=${t('today.noStockHint')} />`} /></${Panel}>`;
}

function Sku({ who, sku, query }) {
  const tab = query.get('tab') ?? 'position';
  const at = `#/stock/${encodeURIComponent(sku)}`;
  return html`<${Title} text=${sku} hint=${t('stock.skuHint')} />
    <${Tabs} label=${sku} current=${tab} of=${[['position', t('stock.position'), at], ['suppliers', t('stock.suppliers'), `${at}?tab=suppliers`]]} />
    ${tab === 'suppliers' ? html`<${Suppliers} who=${who} sku=${sku} />` : html`<${Position} who=${who} sku=${sku} />`}`;
}

function Position({ who, sku }) {
  const stock = useLoad(path`/merchants/${who.id}/stock/${sku}`);
  const restocks = usePages(path`/merchants/${who.id}/stock/${sku}/restocks?limit=25`);
  const recount = ({ onHand }) => call('PUT', path`/merchants/${who.id}/stock/${sku}/recounts/${crypto.randomUUID()}`, { onHand: Number(onHand) }).then(stock.reload);
  return html`<${Loaded} of=${stock}>${(s) => html`
      <${Figures} of=${[[t('stock.onHand'), s.onHand === undefined ? t('stock.uncounted') : number(s.onHand)], [t('stock.allocated'), number(s.allocated)], s.available !== undefined && [t('stock.available'), number(s.available)], s.awaited > 0 && [t('stock.awaited'), number(s.awaited)]]} />
      ${s.doubted > 0 && html`<${Note} tone="soon">${t('stock.doubted', { units: s.doubted })}</${Note}>`}
      ${s.wrong && html`<${Note} tone="bad">${s.wrong.what}</${Note}>`}
      <${Panel} title=${t('stock.recount')} hint=${s.countedAt ? html`${t('stock.countedAt')} <${When} at=${s.countedAt} inline />` : t('stock.neverCounted')}>
        <p class="quiet">${t('stock.recountHint')}</p>
        <${Form} inline action=${t('stock.recountSend')} kind="plain" done=${t('stock.recounted')} send=${recount} fields=${[{ name: 'onHand', type: 'number', min: 0, step: 1, label: t('stock.onHand') }]} /></${Panel}>`}</${Loaded}>
    <${Panel} title=${t('restock.title')} hint=${t('restock.hint')} flush><${Listing} of=${restocks} label=${t('restock.title')} columns=${[
      { title: t('restock.asked'), cell: (r) => html`<${When} at=${r.requestedAt} /><span class="small quiet">${r.supplierId}</span>` },
      { title: t('restock.units'), right: true, cell: (r) => html`<span class="num">${number(r.units)}</span>` },
      { title: t('restock.state'), cell: (r) => html`<${Badge} tone=${{ late: 'bad', declined: 'bad', expected: 'info', arrived: 'good', requested: 'soon' }[r.state]}>${tOf('restockState', r.state)}</${Badge}>` },
      { title: t('restock.date'), cell: (r) => r.reply?.arrivesOn ? html`<span>${day((r.moved ?? r.reply).arrivesOn ?? r.reply.arrivesOn)}</span><span class="small quiet">${t('restock.answers', { count: r.answers.length })}</span>` : '–' },
      { title: t('restock.arrived'), cell: (r) => r.arrivedAt ? html`<span>${number(r.arrivedUnits)}</span><${When} at=${r.arrivedAt} />` : '–' },
    ]} empty=${html`<${Empty} title=${t('restock.none')} text=${t('restock.noneHint')} />`} /></${Panel}>`;
}

function Suppliers({ who, sku }) {
  const suppliers = useLoad(path`/merchants/${who.id}/stock/${sku}/suppliers`);
  const [asked, say] = useState();
  const ask = ({ supplierId, units }) => call('PUT', path`/merchants/${who.id}/stock/${sku}/restocks/${crypto.randomUUID()}`, { supplierId, units: Number(units) }).then(say);
  const add = ({ supplierId, name, leadTimeDays }) => call('PUT', path`/merchants/${who.id}/stock/${sku}/suppliers/${supplierId}`, { leadTimeDays: Number(leadTimeDays), ...(name ? { name } : {}) }).then(suppliers.reload);
  return html`<${Loaded} of=${suppliers}>${({ items }) => html`
    <${Panel} title=${t('stock.suppliers')} hint=${t('supplier.hint')} flush>${items.length ? html`<${Table} label=${t('stock.suppliers')} rows=${items} columns=${[
      { title: t('supplier.who'), cell: (s) => html`<span class="strong">${s.name ?? s.supplierId}</span>${s.name && html`<span class="small quiet">${s.supplierId}</span>`}` },
      { title: t('supplier.leadTime'), right: true, cell: (s) => t('supplier.days', { days: s.leadTimeDays }) },
      { title: t('supplier.kept'), right: true, cell: (s) => s.dates ? t('supplier.keptOf', { kept: s.datesKept, of: s.dates }) : t('supplier.noDates') },
      { title: t('supplier.late'), right: true, cell: (s) => s.medianDaysLate === undefined ? '–' : t('supplier.days', { days: s.medianDaysLate }) },
    ]} />` : html`<${Empty} title=${t('supplier.none')} text=${t('supplier.noneHint')} />`}</${Panel}>
    ${items.length > 0 && html`<${Panel} title=${t('restock.ask')}>${asked && html`<${Note} tone="good">${t('restock.askedOf', { units: asked.units, supplier: asked.supplierId })}</${Note}>`}
      <${Form} inline action=${t('restock.send')} send=${ask} fields=${[
        { name: 'supplierId', type: 'choice', label: t('supplier.who'), options: items.map((s) => [s.supplierId, s.name ?? s.supplierId]) },
        { name: 'units', type: 'number', min: 1, step: 1, label: t('restock.units') }]} /></${Panel}>`}
    <${Panel} title=${t('supplier.add')}><${Form} inline kind="plain" action=${t('supplier.send')} send=${add} fields=${[
      { name: 'supplierId', label: t('supplier.id') }, { name: 'name', label: t('supplier.name'), optional: true },
      { name: 'leadTimeDays', type: 'number', min: 0, step: 1, label: t('supplier.leadTime') }]} /></${Panel}>`}</${Loaded}>`;
}
