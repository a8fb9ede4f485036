// A buyer's own cases, after sign-in: what happened to each order and where the money is.
import { html } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { call, path, useLoad, usePages } from '../kit/api.js';
import { day } from '../kit/format.js';
import { Act, Empty, Facts, Listing, Loaded, Money, Panel, Steps, Title, When } from '../kit/parts.js';
import { COLUMNS, State } from '../shared/cases.js';

const link = (id, text) => html`<a href=${`#/cases/${encodeURIComponent(id)}`}>${text}</a>`;

export default function Cases({ who, args: [id] }) {
  return id ? html`<${Case} id=${id} />` : html`<${All} who=${who} />`;
}

function All({ who }) {
  const cases = usePages(path`/buyers/${who.id}/cases?limit=25`);
  return html`<${Title} text=${t('buyer.title')} hint=${t('buyer.hint')} />
    <${Panel} title=${t('buyer.list')} flush><${Listing} of=${cases} label=${t('buyer.list')} columns=${COLUMNS(link)} empty=${html`<${Empty} title=${t('buyer.none')} text=${t('buyer.noneHint')} />`} /></${Panel}>`;
}

function Case({ id }) {
  const found = useLoad(path`/cases/${id}`);
  return html`<${Title} text=${t('case.title', { order: found.data?.orderId ?? '' })} />
    <${Loaded} of=${found}>${(c) => html`<${Panel} title=${t('case.what')}><${Facts} of=${[
        [t('case.goods'), `${c.sku} · ${t('case.unitsOf', { units: c.units, of: c.quantity })}`], [t('case.why'), tOf('trigger', c.trigger)], [t('case.since'), html`<${When} at=${c.establishedAt} />`]]} /></${Panel}>
      ${c.refunds.map((r) => html`<${Refund} r=${r} reload=${found.reload} />`)}
      <${Panel} title=${t('case.compensation')}><div class="row"><span class="strong"><${Money} minor=${c.compensation.amountMinor} currency=${c.assessment.currency} /></span><${State} kind="compensationState" value=${c.compensation.state} /></div>
        <details><summary>${t('account.arithmetic')}</summary><${Steps} of=${c.assessment.steps.map(textOf)} /></details></${Panel}>`}</${Loaded}>`;
}

function Refund({ r, reload }) {
  const open = ['scheduled', 'deferred'].includes(r.state);
  const other = useLoad(open ? path`/refunds/${r.refundId}/alternatives` : undefined);
  const choose = (choice) => () => call('PUT', path`/refunds/${r.refundId}/choice`, choice).then(() => { reload(); other.reload(); });
  return html`<${Panel} title=${t('case.refund')}>
    <div class="row"><span class="strong"><${Money} minor=${r.amountMinor} currency=${r.currency} /></span><${State} kind="refundState" value=${r.state} /></div>
    ${r.refundedAt ? html`<p>${t('refund.paid')} <${When} at=${r.refundedAt} inline /></p>` : html`<p>${t('buyer.by')} <${When} at=${r.deadline} far inline /></p>`}
    ${other.data?.chooseBefore && html`<div class="stack tight"><p>${t('buyer.choose')} <${When} at=${other.data.chooseBefore} far inline /></p>
      <div class="row"><${Act} text=${t('buyer.now')} act=${choose({ choice: 'refund' })} />
      ${other.data.restock && html`<${Act} text=${t('buyer.wait', { day: day(other.data.restock.arrivesOn) })} act=${choose({ choice: 'wait', arrivesOn: other.data.restock.arrivesOn })} />`}
      ${other.data.swaps.map((s) => html`<${Act} text=${t('buyer.swap', { sku: s.sku })} act=${choose({ choice: 'swap', replacementId: s.replacementId })} />`)}</div></div>`}</${Panel}>`;
}
