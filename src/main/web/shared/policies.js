// The rules in force and to come: list, one version with its examples, what changed between two, and for an operator what a draft would have cost.
import { html, useState } from '../kit/view.js';
import { t, tOf } from '../kit/words.js';
import { call, path, useLoad, usePages } from '../kit/api.js';
import { money, now, percent } from '../kit/format.js';
import { Act, Badge, Empty, Facts, Failure, Figures, Form, Listing, Loaded, Money, Note, Panel, Table, Tabs, Title, When } from '../kit/parts.js';
import { Bars } from '../kit/chart.js';
import { Proposed } from './proposed.js';

export default function Policies(props) {
  const [id, version] = props.args;
  return version ? html`<${Version} ...${props} id=${id} version=${Number(version)} />` : html`<${All} />`;
}

function All() {
  const policies = usePages('/policies?limit=50');
  return html`<${Title} text=${t('policies.title')} hint=${t('policies.hint')} />
    <${Panel} title=${t('policies.list')} flush><${Listing} of=${policies} label=${t('policies.list')} columns=${[
      { title: t('policy.policy'), cell: (p) => html`<a href=${`#/policies/${encodeURIComponent(p.policyId)}/${p.version}`}>${p.policyId}</a><span class="small quiet">${t('policy.version', { version: p.version })}</span>` },
      { title: t('policy.for'), cell: (p) => html`<span>${tOf('violation', p.violation)}</span><span class="small quiet">${p.platform} · ${p.currency}</span>` },
      { title: t('policy.worth'), cell: (p) => p.compensation.tiers.map((tier) => html`<span>${worth(tier.worth, p.currency)}</span>`) },
      { title: t('policy.effective'), cell: (p) => p.effectiveAt ? html`<${When} at=${p.effectiveAt} />${Date.parse(p.effectiveAt) > now() && html`<${Badge} tone="soon">${t('policy.toCome')}</${Badge}>`}` : t('policy.always') },
    ]} empty=${html`<${Empty} title=${t('policies.none')} />`} /></${Panel}>`;
}

// A tier's worth in words, from its own figures.
function worth(w, currency) {
  if (w.kind === 'fixed') return money(w.amountMinor, currency);
  const limits = [w.floorMinor !== undefined && t('policy.atLeast', { amount: money(w.floorMinor, currency) }), w.capMinor !== undefined && t('policy.atMost', { amount: money(w.capMinor, currency) })].filter(Boolean);
  return [w.rateBasisPoints !== undefined ? percent(w.rateBasisPoints) : '', ...limits].filter(Boolean).join(', ');
}

function Version({ who, id, version, query }) {
  const found = useLoad(path`/policies/${id}/versions/${String(version)}`);
  const tab = query.get('tab') ?? 'rules';
  const at = `#/policies/${encodeURIComponent(id)}/${version}`;
  return html`<${Title} text=${`${id} · ${t('policy.version', { version })}`} hint=${found.data && `${found.data.platform} · ${tOf('violation', found.data.violation)} · ${found.data.currency}`} />
    <${Tabs} label=${t('policies.title')} current=${tab} of=${[['rules', t('policy.rules'), at], ...(version > 1 ? [['diff', t('policy.diff'), `${at}?tab=diff`]] : []), ...(who.role === 'operator' ? [['what-if', t('policy.whatIf'), `${at}?tab=what-if`], ['publish', t('publish.tab'), `${at}?tab=publish`]] : [])]} />
    ${tab === 'diff' ? html`<${Diff} id=${id} version=${version} />` : html`<${Loaded} of=${found}>${(p) => tab === 'what-if' ? html`<${WhatIf} p=${p} />` : tab === 'publish' ? html`<${Publish} p=${p} />` : html`<${Rules} p=${p} />`}</${Loaded}>`}`;
}

const Rules = ({ p }) => html`
  <${Panel} title=${t('policy.rules')}><${Facts} of=${[
    [t('policy.effective'), p.effectiveAt ? html`<${When} at=${p.effectiveAt} />` : t('policy.always')],
    [t('policy.published'), html`<${When} at=${p.publishedAt} />`],
    ...(p.consultation ? [[t('policy.consultation'), html`<${When} at=${p.consultation.openedAt} /><${When} at=${p.consultation.closedAt} />${p.consultation.where}`]] : []),
    [t('policy.overdue'), t('policy.hours', { hours: p.detection.overdueHours })],
    [t('policy.worth'), html`<ul class="plain">${p.compensation.tiers.map((tier) => html`<li>${worth(tier.worth, p.currency)}</li>`)}</ul>`],
    [t('policy.owedOn'), tOf('owedOn', p.compensation.owedOn)],
    [t('policy.form'), t('policy.formYears', { form: tOf('form', p.form.kind), years: p.form.validYears })],
    [t('policy.source'), p.source],
    [t('policy.digest'), html`<code>${p.digest}</code>`],
  ]} /></${Panel}>
  <${Panel} title=${t('policy.whole')} hint=${t('policy.wholeHint')}><details><summary>${t('policy.showWhole')}</summary><pre tabindex="0"><code>${JSON.stringify(p, null, 2)}</code></pre></details></${Panel}>`;

function Diff({ id, version }) {
  const found = useLoad(path`/policies/${id}/diff?from=${String(version - 1)}&to=${String(version)}`);
  return html`<${Loaded} of=${found}>${({ differences }) => html`<${Panel} title=${t('policy.diffOf', { from: version - 1, to: version })} flush>${differences.length ? html`<${Table} label=${t('policy.diff')} rows=${differences} columns=${DIFFERENCES()} />` : html`<${Empty} title=${t('policy.same')} />`}</${Panel}>`}</${Loaded}>`;
}

// The text of a version without what publishing gives it.
function draftOf({ publishedAt, digest, version, supersedes, effectiveAt, consultation, ...rest }) {
  return rest;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (wrong) {
    throw Object.assign(new Error(), { code: 'draft', errors: [{ field: 'text', message: t('policy.draftWrong') }], message: wrong.message });
  }
}

// The values of a text by their places.
const leaves = (value, at = '') => value !== null && typeof value === 'object' && Object.keys(value).length
  ? Object.entries(value).flatMap(([name, part]) => leaves(part, at ? `${at}.${name}` : name)) : [[at, JSON.stringify(value)]];

function changes(before, now) {
  const [old, next] = [new Map(leaves(before)), new Map(leaves(now))];
  return [...new Set([...old.keys(), ...next.keys()])].filter((at) => old.get(at) !== next.get(at)).map((field) => ({ field, before: old.get(field) ?? '–', now: next.get(field) ?? '–' }));
}

// The next version: its text, what it changes, and from when it counts. The API checks its examples and the notice period.
function Publish({ p }) {
  const [draft, compare] = useState();
  const [answer, say] = useState();
  const look = async ({ text, effectiveAt, openedAt, closedAt, where }) => {
    say();
    compare({ ...parsed(text), version: p.version + 1, effectiveAt, ...(where && { consultation: { openedAt, closedAt, where } }) });
  };
  const publish = async () => say(await call('POST', path`/policies/${p.policyId}/versions`, draft));
  const same = draft && changes(draftOf(p), draftOf(draft));
  return html`<${Panel} title=${t('publish.title', { version: p.version + 1 })} hint=${t('publish.hint')}><${Form} send=${look} action=${t('publish.compare')} kind="plain" fields=${[
      { name: 'effectiveAt', type: 'instant', label: t('policy.effective'), hint: t('publish.noticeHint'), value: new Date(now().getTime() + 8 * 86400000) },
      { name: 'openedAt', type: 'instant', optional: true, label: t('publish.openedAt'), hint: t('publish.consultationHint') },
      { name: 'closedAt', type: 'instant', optional: true, label: t('publish.closedAt') },
      { name: 'where', optional: true, label: t('publish.where') },
      { name: 'text', type: 'long', label: t('policy.draft'), value: JSON.stringify(draftOf(p), null, 2) }]} /></${Panel}>
    ${draft && html`<${Panel} title=${t('policy.diffOf', { from: p.version, to: p.version + 1 })} hint=${html`${t('policy.effective')} <${When} at=${draft.effectiveAt} inline />`} flush>
      ${same.length ? html`<${Table} label=${t('policy.diff')} rows=${same} columns=${DIFFERENCES()} />` : html`<${Empty} title=${t('policy.same')} />`}
      <div class="more">${!answer ? html`<${Act} kind="first" text=${t('publish.send')} act=${publish} />`
        : answer.proposalId ? html`<${Proposed} p=${answer} />`
        : html`<${Note} tone="good"><span>${t('publish.done')}</span><a href=${`#/policies/${encodeURIComponent(answer.policyId)}/${answer.version}`}>${t('policy.version', { version: answer.version })}</a></${Note}>`}</div></${Panel}>`}`;
}

const DIFFERENCES = () => [
  { title: t('policy.field'), cell: (d) => html`<code>${d.field}</code>` },
  { title: t('policy.before'), cell: (d) => html`<code>${d.before}</code>` },
  { title: t('policy.now'), cell: (d) => html`<code>${d.now}</code>` },
];

// What a draft would have cost: the version's own text, changed by hand, against the cases of a period.
function WhatIf({ p }) {
  const [state, set] = useState({});
  const draft = JSON.stringify(draftOf(p), null, 2);
  const send = async ({ text, from, to }) => {
    const read = parsed(text);
    set({ result: await call('POST', path`/policies/${p.policyId}/simulations`, { draft: read, from, to }) });
  };
  return html`<${Panel} title=${t('policy.whatIf')} hint=${t('policy.whatIfHint')}><${Form} send=${send} action=${t('policy.play')} fields=${[
      { name: 'from', type: 'instant', label: t('policy.from'), value: new Date(now().getTime() - 30 * 86400000) },
      { name: 'to', type: 'instant', label: t('policy.to'), value: now() },
      { name: 'text', type: 'long', label: t('policy.draft'), hint: t('policy.draftHint'), value: draft }]} /></${Panel}>
    ${state.result && html`<${Simulated} of=${state.result} />`}`;
}

const Simulated = ({ of: s }) => html`
  <${Figures} of=${[[t('policy.cases'), s.totals.cases, t('policy.changed', { count: s.totals.changed })],
    [t('policy.before'), html`<${Money} minor=${s.totals.beforeMinor} currency=${s.currency} />`], [t('policy.after'), html`<${Money} minor=${s.totals.afterMinor} currency=${s.currency} />`],
    [t('policy.difference'), html`<${Money} minor=${s.totals.differenceMinor} currency=${s.currency} />`]]} />
  ${s.merchants.length > 0 && html`<${Panel} title=${t('policy.byMerchant')}><${Bars} label=${t('policy.byMerchant')} names=${s.merchants.slice(0, 8).map((m) => m.merchantId)} format=${(v) => money(v, s.currency)}
    series=${[[t('policy.before'), s.merchants.slice(0, 8).map((m) => m.beforeMinor)], [t('policy.after'), s.merchants.slice(0, 8).map((m) => m.afterMinor)]]} /></${Panel}>`}
  ${s.merchants.length === 0 && html`<${Note}>${t('policy.noCases')}</${Note}>`}`;
