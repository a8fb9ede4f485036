// Why a merchant's cases came about, and which causes come back.
import { html } from '../kit/view.js';
import { t, textOf } from '../kit/words.js';
import { path, useLoad, usePages } from '../kit/api.js';
import { day, isoDay, now, number } from '../kit/format.js';
import { Badge, Empty, Listing, Loaded, Money, Note, Panel, Table, Tabs, Title, When } from '../kit/parts.js';
import { Bars } from '../kit/chart.js';
import { caseLink } from './cases.js';

const PERIODS = [7, 30, 90];

export default function Causes({ who, args, query }) {
  const merchant = who.role === 'merchant' ? who.id : args[0];
  const days = PERIODS.find((one) => String(one) === query.get('days')) ?? 30;
  const period = new URLSearchParams({ from: isoDay(new Date(now().getTime() - (days - 1) * 86400000)), to: isoDay(now()) });
  const repeats = useLoad(path`/merchants/${merchant}/root-cause-repeats` + `?${period}`);
  const cases = usePages(path`/merchants/${merchant}/root-causes` + `?${period}&limit=25`);
  const at = (one) => `#/causes${args[0] ? `/${encodeURIComponent(args[0])}` : ''}?days=${one}`;
  return html`<${Title} text=${t('causes.title')} hint=${t('causes.hint')} />
    <${Tabs} label=${t('reputation.period')} current=${days} of=${PERIODS.map((one) => [one, t('reputation.days', { days: one }), at(one)])} />
    <${Loaded} of=${repeats}>${(r) => html`
      ${r.more && html`<${Note} tone="soon">${t('causes.more')}</${Note}>`}
      ${r.causes.length > 0 && html`<${Panel} title=${t('causes.often')}><${Bars} label=${t('causes.often')} names=${r.causes.map((one) => textOf(one.words))} format=${number} series=${[[t('causes.cases'), r.causes.map((one) => one.cases)]]} /></${Panel}>`}
      ${[['bySku', 'causes.sku'], ['bySupplier', 'causes.supplier'], ['byWeek', 'causes.week']].filter(([by]) => r[by].length).map(([by, name]) => html`<${Panel} title=${t(name)} flush><${Table} label=${t(name)} rows=${r[by]} columns=${[
        { title: t(name), cell: (one) => html`<span class="strong">${by === 'byWeek' ? day(one.of) : one.of}</span>` },
        { title: t('causes.cause'), cell: (one) => textOf(one.words) },
        { title: t('causes.cases'), right: true, cell: (one) => html`<span class="num">${number(one.cases)}</span>` },
        { title: t('causes.units'), right: true, cell: (one) => html`<span class="num">${number(one.units)}</span>` },
        { title: t('case.compensation'), right: true, cell: (one) => one.compensation.map((sum) => html`<${Money} minor=${sum.amountMinor} currency=${sum.currency} />`) }]} /></${Panel}>`)}`}</${Loaded}>
    <${Panel} title=${t('causes.list')} flush><${Listing} of=${cases} label=${t('causes.list')} columns=${[
      { title: t('case.case'), cell: (c) => html`${caseLink(c.caseId, c.caseId.split('~')[0])}<span class="small quiet">${c.units} × ${c.sku}</span>` },
      { title: t('case.since'), cell: (c) => html`<${When} at=${c.establishedAt} />` },
      { title: t('causes.cause'), cell: (c) => html`<${Badge}>${textOf(c.words)}</${Badge}>${c.supplierId && html`<span class="small quiet">${c.supplierId}</span>`}${c.corrections.length > 0 && html`<span class="small quiet">${t('causes.corrected')}</span>`}` },
      { title: t('causes.why'), cell: (c) => c.found.facts.length ? html`<ul class="small">${c.found.facts.slice(0, 3).map((fact) => html`<li>${textOf(fact.words)}</li>`)}</ul>` : html`<span class="small quiet">${textOf(c.found.reason)}</span>` },
    ]} empty=${html`<${Empty} title=${t('cases.none')} text=${t('causes.noneHint')} />`} /></${Panel}>`;
}
