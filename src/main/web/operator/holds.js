// What holds refunds back: brakes after a report that strands too much, and an operator's pauses.
import { html, useState } from '../kit/view.js';
import { t, tOf } from '../kit/words.js';
import { call, path, usePages } from '../kit/api.js';
import { number } from '../kit/format.js';
import { Badge, Empty, Form, Listing, Money, Panel, Title, When } from '../kit/parts.js';

export default function Holds() {
  const brakes = usePages('/brakes?limit=25');
  const pauses = usePages('/pauses?limit=25');
  const pause = ({ reason, merchantId }) => call('PUT', path`/pauses/${crypto.randomUUID()}`, { reason, ...(merchantId ? { merchantId } : {}) }).then(pauses.reload);
  return html`<${Title} text=${t('holds.title')} hint=${t('holds.hint')} />
    <${Panel} title=${t('holds.brakes')} hint=${t('holds.brakesHint')} flush><${Listing} of=${brakes} label=${t('holds.brakes')} columns=${[
      { title: t('holds.since'), cell: (b) => html`<${When} at=${b.since} /><span class="small quiet">${t('holds.until')}</span><${When} at=${b.until} far />` },
      { title: t('holds.report'), cell: (b) => html`<span class="strong">${b.merchantId} · ${b.sku}</span><span class="small quiet">${b.report}</span>` },
      { title: t('holds.holds'), right: true, cell: (b) => html`<span>${t('holds.lines', { lines: number(b.lines), units: number(b.units) })}</span>${b.refunds.map((sum) => html`<${Money} minor=${sum.amountMinor} currency=${sum.currency} />`)}` },
      { title: t('refund.state'), cell: (b) => html`<${Badge} tone="soon">${tOf('brakeState', b.state)}</${Badge}>` },
      { title: '', cell: (b) => !b.word && html`<${Word} b=${b} done=${brakes.reload} />` },
    ]} empty=${html`<${Empty} title=${t('holds.noBrakes')} text=${t('holds.noBrakesHint')} />`} /></${Panel}>
    <${Panel} title=${t('holds.pauses')} hint=${t('holds.pausesHint')} flush><${Listing} of=${pauses} label=${t('holds.pauses')} columns=${[
      { title: t('holds.since'), cell: (p) => html`<${When} at=${p.pausedAt} /><span class="small quiet">${p.pausedBy}</span>` },
      { title: t('holds.whose'), cell: (p) => p.merchantId ?? p.platform ?? t('holds.everybody') },
      { title: t('desk.reason'), cell: (p) => p.reason },
      { title: '', cell: (p) => p.end ? html`<${Badge}>${t('holds.ended')}</${Badge}>` : html`<${Form} kind="plain" action=${t('holds.end')} send=${({ note }) => call('PUT', path`/pauses/${p.pauseId}/end`, { note }).then(pauses.reload)} fields=${[{ name: 'note', label: t('holds.note') }]} />` },
    ]} empty=${html`<${Empty} title=${t('holds.noPauses')} />`} /></${Panel}>
    <details class="panel"><summary class="inside">${t('holds.pause')}</summary><div class="inside"><${Form} kind="grave" send=${pause} action=${t('holds.pause')} fields=${[
      { name: 'merchantId', label: t('holds.onlyMerchant'), hint: t('holds.onlyMerchantHint'), optional: true }, { name: 'reason', type: 'area', label: t('desk.reason') }]} /></div></details>`;
}

function Word({ b, done }) {
  const [open, show] = useState();
  if (!open) return html`<div class="row"><button type="button" onClick=${() => show('confirmation')}>${t('holds.confirm')}</button><button type="button" onClick=${() => show('withdrawal')}>${t('holds.withdraw')}</button></div>`;
  return html`<${Form} action=${t(open === 'confirmation' ? 'holds.confirm' : 'holds.withdraw')} send=${({ note }) => call('PUT', path`/brakes/${b.brakeId}/` + open, { note }).then(done)} fields=${[{ name: 'note', type: 'area', label: t('holds.note') }]} />`;
}
