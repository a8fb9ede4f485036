// A merchant's figures of a period, each beside the same number of days before, and what would help most.
import { html } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { path, useLoad } from '../kit/api.js';
import { dateTime, fromNow, isoDay, now, number, percent } from '../kit/format.js';
import { Badge, Empty, Figures, Loaded, Note, Panel, Table, Tabs, Title } from '../kit/parts.js';
import { Bars } from '../kit/chart.js';

const PERIODS = [7, 30, 90];
const SHARES = ['stockouts', 'refundedWithin24Hours', 'claimsUpheld', 'restockDatesKept'];

export default function Reputation({ who, query }) {
  const days = PERIODS.find((one) => String(one) === query.get('days')) ?? 30;
  const to = isoDay(now());
  const from = isoDay(new Date(now().getTime() - (days - 1) * 86400000));
  const found = useLoad(path`/merchants/${who.id}/reputation?from=${from}&to=${to}`);
  return html`<${Title} text=${t('reputation.title')} hint=${t('reputation.hint')} />
    <${Tabs} label=${t('reputation.period')} current=${days} of=${PERIODS.map((one) => [one, t('reputation.days', { days: one }), `#/reputation?days=${one}`])} />
    <${Loaded} of=${found}>${(r) => html`
      <${Figures} of=${[...SHARES.map((name) => r[name] && [t(`reputation.${name}`), html`<span class="num">${percent(r[name].basisPoints)}</span>`, html`${t('reputation.of', { count: number(r[name].count), of: number(r[name].of) })} <${Trend} of=${r[name]} />`]),
        r.buyerTold && [t('reputation.buyerTold'), t('reputation.minutes', { minutes: number(Math.round(r.buyerTold.medianSeconds / 60)) }), html`${t('reputation.casesOf', { cases: r.buyerTold.cases })} <${Trend} of=${r.buyerTold} />`]]} />
      ${!SHARES.some((name) => r[name]) && !r.buyerTold && html`<${Empty} title=${t('reputation.none')} text=${t('reputation.noneHint')} />`}
      ${r.casesLookedAt.more && html`<${Note} tone="soon">${t('reputation.more', { cases: r.casesLookedAt.cases })}</${Note}>`}
      ${SHARES.some((name) => r[name]?.before) && html`<${Panel} title=${t('reputation.compare')} hint=${t('reputation.compareHint')}>
        <${Bars} label=${t('reputation.compare')} names=${SHARES.filter((name) => r[name]).map((name) => t(`reputation.${name}`))} format=${percent}
          series=${[[t('reputation.before'), SHARES.filter((name) => r[name]).map((name) => r[name].before?.basisPoints ?? null)], [t('reputation.now'), SHARES.filter((name) => r[name]).map((name) => r[name].basisPoints)]]} /></${Panel}>`}
      <${Panel} title=${t('reputation.actions')} hint=${t('reputation.actionsHint')} flush>${r.actions.length ? html`<${Table} label=${t('reputation.actions')} rows=${r.actions} columns=${[
        { title: t('reputation.what'), cell: (a) => html`<span class="strong">${tOf('action', a.kind)}</span><span>${textOf(a.words)}</span>` },
        { title: t('reputation.helps'), right: true, cell: (a) => number(a.helps) },
        { title: t('reputation.until'), cell: (a) => a.until ? html`<span>${dateTime(a.until)}</span><span class="small quiet">${fromNow(a.until)}</span>` : '–' },
      ]} />` : html`<${Empty} title=${t('reputation.noActions')} text=${t('reputation.noActionsHint')} />`}</${Panel}>`}</${Loaded}>`;
}

const Trend = ({ of }) => of.trend && html`<${Badge} tone=${{ better: 'good', worse: 'bad' }[of.trend]}>${tOf('trend', of.trend)}</${Badge}>`;
