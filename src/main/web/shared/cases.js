// A merchant's cases, the newest first.
import { html } from '../kit/view.js';
import { t, tOf } from '../kit/words.js';
import { path, usePages } from '../kit/api.js';
import { Badge, Empty, Listing, Money, Panel, Title, When } from '../kit/parts.js';

export const caseLink = (id, text) => html`<a href=${`#/case/${encodeURIComponent(id)}`}>${text ?? id}</a>`;

const TONES = { issued: 'good', owed: 'soon', suspended: 'bad', awaitingRefund: 'info', refunded: 'good', paidByHand: 'good', returned: 'bad', parked: 'bad', scheduled: 'info', processing: 'info', pending: 'info', deferred: 'soon', late: 'bad' };

export const State = ({ kind, value }) => html`<${Badge} tone=${TONES[value]}>${tOf(kind, value)}</${Badge}>`;

// The columns of a list of cases.
export const COLUMNS = (link) => [
  { title: t('case.case'), cell: (c) => html`${link(c.caseId, c.orderId)}<span class="small quiet">${t('case.line', { line: c.lineId })}</span>` },
  { title: t('case.goods'), cell: (c) => html`<span>${c.sku}</span><span class="small quiet">${t('case.unitsOf', { units: c.units, of: c.quantity })}</span>` },
  { title: t('case.why'), cell: (c) => html`<span>${tOf('violation', c.violation)}</span><span class="small quiet">${tOf('trigger', c.trigger)}</span>` },
  { title: t('case.since'), cell: (c) => html`<${When} at=${c.establishedAt} />` },
  { title: t('case.refund'), cell: (c) => c.refunds.map((r) => html`<${State} kind="refundState" value=${r.state} />`) },
  { title: t('case.compensation'), right: true, cell: (c) => html`<${Money} minor=${c.compensation.amountMinor} currency=${c.assessment.currency} /><${State} kind="compensationState" value=${c.compensation.state} />` },
];

export default function Cases({ who, args }) {
  const merchant = who.role === 'merchant' ? who.id : args[0];
  const cases = usePages(path`/merchants/${merchant}/cases?limit=25`);
  return html`<${Title} text=${t('cases.title')} hint=${who.role === 'operator' ? t('cases.ofMerchant', { merchant }) : t('cases.hint')} />
    <${Panel} title=${t('cases.list')} flush><${Listing} of=${cases} columns=${COLUMNS(caseLink)} label=${t('cases.list')}
      empty=${html`<${Empty} title=${t('cases.none')} text=${t('cases.noneHint')} />`} /></${Panel}>`;
}
