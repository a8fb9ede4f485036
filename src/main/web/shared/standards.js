// Where a merchant stands against the thresholds of the rules in force, and the badge that its shop can show.
import { html } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { path, useLoad } from '../kit/api.js';
import { number, percent } from '../kit/format.js';
import { Badge, Empty, Facts, Loaded, Panel, Table, Title, When } from '../kit/parts.js';

export default function Standards({ who, args }) {
  const merchant = who.role === 'merchant' ? who.id : args[0];
  const standings = useLoad(path`/merchants/${merchant}/standards`);
  const badge = useLoad(path`/merchants/${merchant}/badge`);
  return html`<${Title} text=${t('standards.title')} hint=${t('standards.hint', { merchant })} />
    <${Panel} title=${t('standards.list')} flush><${Loaded} of=${standings}>${({ standards }) => standards.length ? html`<${Table} label=${t('standards.list')} rows=${standards} columns=${[
      { title: t('standards.rule'), cell: (s) => html`<a href=${`#/policies/${encodeURIComponent(s.policy.policyId)}/${s.policy.version}`}>${s.policy.policyId}</a><span class="small quiet">${s.platform} · ${tOf('violation', s.violation)}</span>` },
      { title: t('standards.rate'), right: true, cell: (s) => s.rate ? html`<span class="strong num">${percent(s.rate.basisPoints)}</span><span class="small quiet">${t('standards.of', { count: number(s.rate.count), of: number(s.rate.of) })}</span>` : html`<span class="quiet">${t('standards.few', { lines: s.leastLines })}</span>` },
      { title: t('standards.step'), cell: (s) => s.step ? html`<${Badge} tone=${s.step.overBasisPoints === undefined ? 'good' : 'soon'}>${range(s.step)}</${Badge}>` : '–' },
      { title: t('standards.left'), right: true, cell: (s) => s.linesLeft === undefined ? '–' : html`<span class="num">${number(s.linesLeft)}</span>` },
      { title: t('standards.says'), cell: (s) => html`<span>${textOf(s.words)}</span>` },
    ]} />` : html`<${Empty} title=${t('standards.none')} text=${t('standards.noneHint')} />`}</${Loaded}></${Panel}>
    <${Panel} title=${t('badge.title')} hint=${t('badge.hint')}><${Loaded} of=${badge}>${(b) => b.standards.length ? html`
      <ul class="plain stack tight">${b.standards.map((s) => html`<li><${Badge} tone="good">${t('badge.met')}</${Badge}> ${s.platform} · ${tOf('violation', s.violation)} · ${t('badge.atMost', { rate: percent(s.atMostBasisPoints), days: s.days })}</li>`)}</ul>
      <${Facts} of=${[[t('badge.until'), html`<${When} at=${b.validUntil} far />`]]} />
      <details><summary>${t('badge.signed')}</summary><pre tabindex="0"><code>${b.signed}</code></pre></details>` : html`<${Empty} title=${t('badge.none')} text=${t('badge.noneHint')} />`}</${Loaded}></${Panel}>`;
}

const range = (step) => [step.overBasisPoints !== undefined && t('standards.over', { rate: percent(step.overBasisPoints) }), step.atMostBasisPoints !== undefined && t('standards.atMost', { rate: percent(step.atMostBasisPoints) })].filter(Boolean).join(', ');
