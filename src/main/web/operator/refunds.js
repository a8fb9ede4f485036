// Refunds against their deadline: which are late, returned, parked or due, with the next step of each.
import { html } from '../kit/view.js';
import { t } from '../kit/words.js';
import { usePages } from '../kit/api.js';
import { Empty, Listing, Money, Panel, Tabs, Title, When } from '../kit/parts.js';
import { State } from '../shared/cases.js';

const LISTS = ['late', 'returned', 'parked', 'due'];

export default function Refunds({ query }) {
  const list = LISTS.find((one) => one === query.get('list')) ?? 'late';
  const refunds = usePages(`/refunds?state=${list}&limit=25`);
  return html`<${Title} text=${t('refunds.title')} hint=${t('refunds.hint')} />
    <${Tabs} label=${t('refunds.title')} current=${list} of=${LISTS.map((one) => [one, t(`refunds.${one}`), `#/refunds?list=${one}`])} />
    <${Panel} title=${t(`refunds.${list}`)} hint=${t(`refunds.${list}Hint`)} flush><${Listing} of=${refunds} label=${t(`refunds.${list}`)} columns=${[
      { title: t('refund.deadline'), cell: (r) => html`<${When} at=${r.deadline} far />` },
      { title: t('refund.refund'), cell: (r) => html`<a href=${`#/refund/${encodeURIComponent(r.refundId)}`}>${r.refundId}</a>` },
      { title: t('refund.amount'), right: true, cell: (r) => html`<${Money} minor=${r.amountMinor} currency=${r.currency} />` },
      { title: t('refund.state'), cell: (r) => html`<${State} kind="refundState" value=${r.state} />${r.handling?.lastFailure && html`<span class="small quiet">${r.handling.lastFailure}</span>`}` },
      { title: t('refund.step'), cell: (r) => html`<span>${t(`step.${r.state}`)}</span>${r.handling?.nextAttemptAt && html`<span class="small quiet">${t('refund.nextAttempt')} <${When} at=${r.handling.nextAttemptAt} far inline /></span>`}` },
    ]} empty=${html`<${Empty} title=${t(`refunds.${list}None`)} text=${t('refunds.noneHint')} />`} /></${Panel}>`;
}
