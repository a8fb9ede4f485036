// Finds a case by its id or its order, and the cases and the account of a merchant.
import { html, useState } from '../kit/view.js';
import { t } from '../kit/words.js';
import { call, path } from '../kit/api.js';
import { Form, Money, Panel, Table, Title, When } from '../kit/parts.js';
import { caseLink } from '../shared/cases.js';

export default function Find({ query }) {
  const [order, show] = useState();
  return html`<${Title} text=${t('find.title')} hint=${t('find.hint')} />
    <${Panel} title=${t('find.order')}><${Form} inline action=${t('find.go')} send=${async ({ orderId }) => show(await call('GET', path`/orders/${orderId}`))} fields=${[{ name: 'orderId', label: t('find.orderId') }]} /></${Panel}>
    ${order && html`<${Panel} title=${t('find.orderOf', { order: order.orderId })} hint=${html`${order.platform} · <${When} at=${order.paidAt} inline />`} flush><${Table} label=${t('find.order')} rows=${order.lines} columns=${[
      { title: t('case.goods'), cell: (l) => html`<span class="strong">${l.sku}</span><span class="small quiet">${t('case.line', { line: l.lineId })} · ${l.merchantId}</span>` },
      { title: t('find.paid'), right: true, cell: (l) => html`<${Money} minor=${l.paidMinor} currency=${order.currency} />` },
      { title: t('find.promised'), cell: (l) => html`<${When} at=${l.agreedShipAt ?? l.promisedShipAt} />` },
      { title: t('find.units'), cell: (l) => t('find.unitsOf', { shipped: l.shipped, short: l.short, open: l.open }) },
      { title: t('case.case'), cell: (l) => l.caseId ? caseLink(l.caseId) : '–' },
    ]} /></${Panel}>`}
    <${Panel} title=${t('find.merchant')} hint=${t('find.merchantHint')}><${Form} inline action=${t('find.go')} send=${async ({ what, merchantId }) => { location.hash = `#/${what}/${encodeURIComponent(merchantId)}`; }} fields=${[
      { name: 'merchantId', label: t('find.merchantId') },
      { name: 'what', type: 'choice', label: t('find.what'), options: ['cases', 'account', 'skus', 'standards', 'causes'].map((one) => [one, t(`find.${one}`)]) }]} /></${Panel}>
    <${Panel} title=${t('find.case')}><${Form} inline action=${t('find.go')} send=${async ({ caseId }) => { location.hash = `#/case/${encodeURIComponent(caseId)}`; }} fields=${[{ name: 'caseId', label: t('find.caseId'), example: 'o-1~1~stockout' }]} /></${Panel}>
    <details class="panel"><summary class="inside">${t('link.revoke')}</summary><div class="inside"><p class="quiet">${t('link.revokeHint')}</p><${Form} kind="grave" action=${t('link.revoke')} done=${t('link.revoked')}
      send=${({ linkId, reason }) => call('PUT', path`/links/${linkId}/revocation`, { reason })} fields=${[
        { name: 'linkId', label: t('link.id'), example: 'case~o-1~1~stockout', value: query.get('link') ?? '' }, { name: 'reason', type: 'area', label: t('desk.reason') }]} /></div></details>`;
}
