// One refund: where it stands with the provider, and what an operator can do for it.
import { html, useState } from '../kit/view.js';
import { t } from '../kit/words.js';
import { call, path, useLoad } from '../kit/api.js';
import { decimal } from '../kit/format.js';
import { Act, Badge, Facts, Figures, Form, Loaded, Money, Note, Panel, Table, Title, When } from '../kit/parts.js';
import { caseLink, State } from '../shared/cases.js';
import { Proposed } from '../shared/proposed.js';

export default function Refund({ args: [id] }) {
  const found = useLoad(path`/refunds/${id}`);
  return html`<${Title} text=${t('refund.title')} hint=${id} /><${Loaded} of=${found}>${(r) => html`<${Shown} r=${r} put=${found.put} />`}</${Loaded}>`;
}

const Shown = ({ r, put }) => html`
  <${Figures} of=${[[t('refund.amount'), html`<${Money} minor=${r.amountMinor} currency=${r.currency} />`], [t('refund.state'), html`<${State} kind="refundState" value=${r.state} />`],
    [t('refund.deadline'), html`<${When} at=${r.deadline} far=${!r.refundedAt} />`], r.refundedAt && [t('refund.paid'), html`<${When} at=${r.refundedAt} />`]]} />
  <${Note} tone=${{ parked: 'bad', returned: 'soon' }[r.state]}>${t(`step.${r.state}`)}${r.reason && html`<span>${r.reason}</span>`}</${Note}>
  ${r.state === 'parked' && html`<${Panel} title=${t('refund.resume')} hint=${t('refund.resumeHint')}><${Act} kind="first" text=${t('refund.resume')} act=${() => call('POST', path`/refunds/${r.refundId}/resume`).then(put)} /></${Panel}>`}
  ${['parked', 'returned', 'scheduled'].includes(r.state) && html`<${ByHand} r=${r} put=${put} />`}
  ${r.handling && html`<${Handling} h=${r.handling} r=${r} />`}`;

function ByHand({ r, put }) {
  const [open, show] = useState(r.state !== 'scheduled');
  const [waits, say] = useState();
  const send = ({ how, reference, paidAt }) => call('PUT', path`/refunds/${r.refundId}/manual-payment`, { how, reference, paidAt, amountMinor: r.amountMinor }).then((answer) => answer.proposalId ? say(answer) : put(answer));
  return html`<${Panel} title=${t('byHand.title')} hint=${t('byHand.hint')}>${waits && html`<${Proposed} p=${waits} />`}${open
    ? html`<${Form} kind="plain" send=${send} action=${t('byHand.send')} fields=${[
      { name: 'how', label: t('byHand.how'), hint: t('byHand.howHint') }, { name: 'reference', label: t('byHand.reference') },
      { name: 'paidAt', type: 'instant', step: 1, label: t('byHand.paidAt'), hint: t('byHand.amount', { amount: `${decimal(r.amountMinor)} ${r.currency}` }) }]} />`
    : html`<div><button type="button" onClick=${() => show(true)}>${t('byHand.open')}</button></div>`}</${Panel}>`;
}

const Handling = ({ h, r }) => html`<${Panel} title=${t('handling.title')}><${Facts} of=${[
    [t('refund.case'), caseLink(r.caseId)],
    [t('handling.provider'), h.provider],
    [t('handling.key'), html`<code>${h.key}</code>`],
    [t('handling.payment'), h.paymentReference],
    [t('handling.owedSince'), html`<${When} at=${h.owedSince} />`],
    [t('handling.attempts'), h.attempts],
    [t('handling.last'), h.lastAttemptAt && html`<${When} at=${h.lastAttemptAt} />`],
    [t('handling.failure'), h.lastFailure],
    [t('refund.nextAttempt'), h.nextAttemptAt && html`<${When} at=${h.nextAttemptAt} far />`],
    [t('handling.pendingSince'), h.pendingSince && html`<${When} at=${h.pendingSince} />`],
    [t('handling.heldBack'), h.heldBackBy ?? h.brakedBy],
    [t('handling.parked'), h.timesParked || undefined],
  ]} /></${Panel}>
  ${h.returned.length > 0 && html`<${Panel} title=${t('handling.returned')} flush><${Table} label=${t('handling.returned')} rows=${h.returned} columns=${[
    { title: t('handling.returnedAt'), cell: (one) => html`<${When} at=${one.returnedAt} />` },
    { title: t('handling.reason'), cell: (one) => one.reason },
    { title: t('handling.key'), cell: (one) => html`<code>${one.key}</code>` }]} /></${Panel}>`}
  ${h.surplus.length > 0 && html`<${Panel} title=${t('handling.surplus')} hint=${t('handling.surplusHint')} flush><${Table} label=${t('handling.surplus')} rows=${h.surplus} columns=${[
    { title: t('refund.paid'), cell: (one) => html`<${When} at=${one.paidAt} />` },
    { title: t('byHand.reference'), cell: (one) => html`<code>${one.reference}</code>` },
    { title: t('handling.returnedAt'), cell: (one) => one.returnedAt ? html`<${When} at=${one.returnedAt} />` : html`<${Badge} tone="bad">${t('handling.stillOut')}</${Badge}>` }]} /></${Panel}>`}`;
