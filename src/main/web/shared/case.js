// One case: what happened, what is due next, the money with its arithmetic, and what a merchant or an operator can do about it.
import { html, useState } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { call, path, useLoad } from '../kit/api.js';
import { Act, Badge, Empty, Facts, Form, Loaded, Money, Note, Panel, save, Steps, Table, Title, When } from '../kit/parts.js';
import { lastDay } from '../kit/format.js';
import { State } from './cases.js';
import { Proposed } from './proposed.js';

export default function Case({ who, args: [id] }) {
  const found = useLoad(path`/cases/${id}`);
  const next = useLoad(path`/cases/${id}/next`);
  const again = () => { found.reload(); next.reload(); };
  return html`<${Title} text=${t('case.title', { order: found.data?.orderId ?? '' })} hint=${id}>
      ${who.role !== 'buyer' && html`<${Act} text=${t('case.evidence')} act=${async () => save(`${id}.json`, JSON.stringify(await call('GET', path`/cases/${id}/evidence`), null, 2), 'application/json')} />`}
    </${Title}>
    <${Loaded} of=${found}>${(c) => html`
      <${Panel} title=${t('case.next')} flush><${Next} of=${next} /></${Panel}>
      <${What} c=${c} />
      <${Compensation} c=${c} />
      <${Refunds} c=${c} who=${who} />
      ${who.role === 'merchant' && html`<${Appeal} c=${c} next=${next.data} done=${again} />`}
      ${who.role === 'operator' && html`<${Exempt} c=${c} done=${again} /><p class="unprinted"><a href=${`#/find?link=${encodeURIComponent(`case~${c.caseId}`)}`}>${t('link.revokeBuyers')}</a></p>`}
      ${who.role === 'merchant' && html`<${Person} c=${c} done=${again} />`}`}</${Loaded}>`;
}

const Next = ({ of }) => html`<${Loaded} of=${of}>${({ items }) => items.length
  ? html`<${Table} label=${t('case.next')} rows=${items} columns=${[
    { title: t('next.what'), cell: (i) => html`<span>${tOf('next', i.what)}</span>` },
    { title: t('next.who'), cell: (i) => tOf('nextWho', i.who) },
    { title: t('next.by'), cell: (i) => html`<${When} at=${i.by} far />` },
    { title: '', cell: (i) => i.late && html`<${Badge} tone="bad">${t('next.late')}</${Badge}>` },
  ]} />`
  : html`<${Empty} title=${t('next.none')} text=${t('next.noneHint')} />`}</${Loaded}>`;

const What = ({ c }) => html`<${Panel} title=${t('case.what')}><${Facts} of=${[
  [t('case.goods'), `${c.sku} · ${t('case.unitsOf', { units: c.units, of: c.quantity })}`],
  [t('case.why'), `${tOf('violation', c.violation)}: ${tOf('trigger', c.trigger)}`],
  [t('case.since'), html`<${When} at=${c.establishedAt} />`],
  [t('case.merchant'), c.merchantId],
  [t('case.policy'), html`<a href=${`#/policies/${encodeURIComponent(c.policy.policyId)}/${c.policy.version}`}>${c.policy.policyId} ${t('policy.version', { version: c.policy.version })}</a>`],
  [t('case.exempt'), c.exemption && tOf('ground', c.exemption)],
]} />
${c.tranches.length > 1 && html`<details><summary>${t('case.tranches', { count: c.tranches.length })}</summary><div class="stack tight">${c.tranches.map((one) => html`<div>
  <h3>${t('case.tranche', { units: one.units })}: ${tOf('trigger', one.trigger)}</h3><${When} at=${one.at} /><${Steps} of=${one.steps.map(textOf)} /></div>`)}</div></details>`}</${Panel}>`;

const Compensation = ({ c }) => html`<${Panel} title=${t('case.compensation')} hint=${c.compensation.reason && textOf(c.compensation.reason)}>
  <div class="row"><span class="strong"><${Money} minor=${c.compensation.amountMinor} currency=${c.assessment.currency} /></span><${State} kind="compensationState" value=${c.compensation.state} /></div>
  <h3>${t('case.arithmetic')}</h3><${Steps} of=${c.assessment.steps.map(textOf)} /></${Panel}>`;

const Refunds = ({ c, who }) => html`<${Panel} title=${t('case.refunds')} flush>${c.refunds.length
  ? html`<${Table} label=${t('case.refunds')} rows=${c.refunds} columns=${[
    { title: t('refund.amount'), cell: (r) => html`<${Money} minor=${r.amountMinor} currency=${r.currency} />` },
    { title: t('refund.state'), cell: (r) => html`<${State} kind="refundState" value=${r.state} />${r.reason && html`<span class="small quiet">${r.reason}</span>`}` },
    { title: t('refund.deadline'), cell: (r) => html`<${When} at=${r.deadline} far=${!r.refundedAt} />` },
    { title: t('refund.paid'), cell: (r) => r.refundedAt ? html`<${When} at=${r.refundedAt} />` : '–' },
    ...(who.role === 'operator' ? [{ title: '', cell: (r) => html`<a href=${`#/refund/${encodeURIComponent(r.refundId)}`}>${t('refund.open')}</a>` }] : []),
  ]} />`
  : html`<${Empty} title=${t('case.noRefund')} />`}</${Panel}>`;

// An appeal can be brought while the case's next steps say so.
function Appeal({ c, next, done }) {
  const [appeal, show] = useState();
  const can = next?.items.find((item) => item.what === 'appeal');
  const waits = next?.items.find((item) => item.what === 'appealDecision');
  const send = ({ reason, proof }) => call('PUT', path`/cases/${c.caseId}/appeal`, { reason, evidence: [{ text: proof }] }).then((sent) => { show(sent); done(); });
  return html`<${Panel} title=${t('appeal.title')} hint=${t('appeal.hint')}>
    ${can && html`<p>${t('appeal.until', { day: lastDay(can.by) })}</p>
      <${Form} send=${send} action=${t('appeal.send')} fields=${[
        { name: 'reason', type: 'area', label: t('appeal.reason'), hint: t('appeal.reasonHint') },
        { name: 'proof', type: 'area', label: t('appeal.proof'), hint: t('appeal.proofHint') }]} />`}
    ${waits && html`<p>${t('appeal.waits')} <${When} at=${waits.by} far inline /></p>`}
    ${!can && !waits && next && html`<p class="quiet">${t('appeal.none')}</p>`}
    ${appeal ? html`<${AppealText} a=${appeal} />` : next && !can && html`<${Act} kind="link" text=${t('appeal.show')} act=${async () => show(await call('GET', path`/cases/${c.caseId}/appeal`))} />`}
  </${Panel}>`;
}

export const AppealText = ({ a }) => html`<${Facts} of=${[
  [t('appeal.state'), tOf('appealState', a.state)],
  [t('appeal.brought'), html`<${When} at=${a.broughtAt} />`],
  [t('appeal.reason'), a.reason],
  [t('appeal.proof'), a.evidence.map((one) => one.text).join(' · ')],
  [t('appeal.decision'), a.decision && html`<span class="cell">${a.decision.reason}<${When} at=${a.decision.at} /></span>`],
]} />`;

function Exempt({ c, done }) {
  const [waits, say] = useState();
  const send = ({ ground, reportedAt, evidence }) => call('PUT', path`/cases/${c.caseId}/exemption`, { ground, reportedAt, evidence }).then((answer) => answer.proposalId ? say(answer) : done());
  return html`<details class="panel unprinted"><summary class="inside">${t('exempt.title')}</summary><div class="inside"><p class="quiet">${t('exempt.hint')}</p>${waits && html`<${Proposed} p=${waits} />`}
    <${Form} send=${send} action=${t('exempt.send')} kind="grave" fields=${[
      { name: 'ground', type: 'choice', label: t('exempt.ground'), options: ['forceMajeure', 'buyerAbuse', 'notHouseholdUse', 'wrongAddress'].map((one) => [one, tOf('ground', one)]) },
      { name: 'reportedAt', type: 'instant', label: t('exempt.reportedAt') },
      { name: 'evidence', type: 'area', label: t('exempt.evidence') }]} /></div></details>`;
}

function Person({ c, done }) {
  const [sent, say] = useState();
  const [handOverId] = useState(() => crypto.randomUUID());
  const send = ({ reason }) => call('PUT', path`/cases/${c.caseId}/hand-overs/${handOverId}`, { reason }).then((answer) => { say(answer); done(); });
  return html`<${Panel} title=${t('person.title')} hint=${t('person.hint')}>${sent
    ? html`<${Note} tone="good"><span>${t('person.sent')} <${When} at=${sent.answerBy} inline /></span></${Note}>`
    : html`<${Form} send=${send} action=${t('person.send')} kind="plain" fields=${[{ name: 'reason', type: 'area', label: t('person.reason') }]} />`}</${Panel}>`;
}
