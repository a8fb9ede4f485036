// The desk: buyers' claims, merchants' appeals and requests for a person, each by the day on which it must be decided.
import { html, useState } from '../kit/view.js';
import { t, tOf } from '../kit/words.js';
import { call, path, usePages } from '../kit/api.js';
import { now } from '../kit/format.js';
import { Badge, Empty, Form, Listing, Panel, Tabs, Title, When } from '../kit/parts.js';
import { caseLink } from '../shared/cases.js';

const LISTS = { claims: '/claims', appeals: '/appeals', handOvers: '/hand-overs', urges: '/urges' };

export default function Desk({ query }) {
  const list = LISTS[query.get('list')] ? query.get('list') : 'claims';
  const tickets = usePages(`${LISTS[list]}?limit=25`);
  return html`<${Title} text=${t('desk.title')} hint=${t('desk.hint')} />
    <${Tabs} label=${t('desk.title')} current=${list} of=${Object.keys(LISTS).map((one) => [one, t(`desk.${one}`), `#/desk?list=${one}`])} />
    <${Panel} title=${t(`desk.${list}`)} hint=${t(`desk.${list}Hint`)} flush><${Listing} of=${tickets} label=${t(`desk.${list}`)} columns=${COLUMNS[list](tickets.reload)}
      empty=${html`<${Empty} title=${t('desk.none')} text=${t('desk.noneHint')} />`} /></${Panel}>`;
}

const due = (at) => html`<${When} at=${at} far />${Date.parse(at) < now() && html`<${Badge} tone="bad">${t('next.late')}</${Badge}>`}`;
const evidence = (all) => all.length > 0 && html`<ul class="small">${all.map((one) => html`<li>${one.text}</li>`)}</ul>`;

// A ruling with its reason, which both sides read.
function Ruling({ yes, no, send }) {
  const [open, show] = useState(false);
  if (!open) return html`<button type="button" onClick=${() => show(true)}>${t('desk.decide')}</button>`;
  return html`<${Form} action=${t('desk.rule')} send=${send} fields=${[
    { name: 'ruling', type: 'choice', label: t('desk.ruling'), options: [['yes', yes], ['no', no]] },
    { name: 'reason', type: 'area', label: t('desk.reason'), hint: t('desk.reasonHint') }]} />`;
}

function Answer({ h, reload }) {
  const [open, show] = useState(false);
  const where = path`/cases/${h.caseId}/hand-overs/${h.handOverId}`;
  if (!open) return html`<div class="row"><button type="button" onClick=${() => show(true)}>${t('desk.answer')}</button></div>`;
  return html`<${Form} action=${t('desk.send')} send=${({ text }) => call('PUT', `${where}/answer`, { text }).then(reload)} fields=${[{ name: 'text', type: 'area', label: t('desk.answerText'), hint: t('desk.answerHint') }]} />`;
}

const COLUMNS = {
  urges: () => [
    { title: t('desk.by'), cell: (u) => due(u.answerBy) },
    { title: t('desk.about'), cell: (u) => html`<span class="strong">${u.orderId}</span><span class="small quiet">${t('case.line', { line: u.lineId })}</span>` },
    { title: t('desk.urged'), cell: (u) => html`<${When} at=${u.urgedAt} />` },
  ],
  claims: (reload) => [
    { title: t('desk.by'), cell: (c) => due(c.decideBy) },
    { title: t('desk.about'), cell: (c) => html`<span class="strong">${c.orderId}</span><span class="small quiet">${t('case.line', { line: c.lineId })} · ${tOf('claimKind', c.kind)}</span>` },
    { title: t('desk.says'), cell: (c) => html`<p>${c.text}</p>${evidence(c.evidence)}` },
    { title: t('desk.decision'), cell: (c) => html`<${Ruling} yes=${t('desk.uphold')} no=${t('desk.reject')}
      send=${({ ruling, reason }) => call('PUT', path`/orders/${c.orderId}/lines/${c.lineId}/claims/${c.claimId}/decision`, { upheld: ruling === 'yes', reason }).then(reload)} />` },
  ],
  appeals: (reload) => [
    { title: t('desk.by'), cell: (a) => due(a.decideBy) },
    { title: t('desk.about'), cell: (a) => html`${caseLink(a.caseId)}<span class="small quiet">${t('desk.appealNumber', { number: a.number })}</span>` },
    { title: t('desk.says'), cell: (a) => html`<p>${a.reason}</p>${evidence(a.evidence)}` },
    { title: t('desk.decision'), cell: (a) => html`<${Ruling} yes=${t('desk.grant')} no=${t('desk.refuse')}
      send=${({ ruling, reason }) => call('PUT', path`/cases/${a.caseId}/appeal/decision`, { number: a.number, granted: ruling === 'yes', reason }).then(reload)} />` },
  ],
  handOvers: (reload) => [
    { title: t('desk.by'), cell: (h) => due(h.answerBy) },
    { title: t('desk.about'), cell: (h) => html`${caseLink(h.caseId)}<span class="small quiet">${h.by}</span><${Badge} tone=${h.taken ? 'info' : 'soon'}>${tOf('handOverState', h.state)}</${Badge}>` },
    { title: t('desk.says'), cell: (h) => html`<p>${h.reason}</p>` },
    { title: t('desk.decision'), cell: (h) => html`<${Answer} h=${h} reload=${reload} />` },
  ],
};
