// What looks like abuse, for a person to look at; closing a flag changes neither money nor rights.
import { html } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { call, path, usePages } from '../kit/api.js';
import { Badge, Empty, Form, Listing, Panel, Tabs, Title, When } from '../kit/parts.js';
import { caseLink } from '../shared/cases.js';

export default function Flags({ query }) {
  const state = query.get('state') === 'closed' ? 'closed' : 'open';
  const flags = usePages(`/abuse-flags?state=${state}&limit=25`);
  return html`<${Title} text=${t('flags.title')} hint=${t('flags.hint')} />
    <${Tabs} label=${t('flags.title')} current=${state} of=${['open', 'closed'].map((one) => [one, t(`flags.${one}`), `#/flags?state=${one}`])} />
    <${Panel} title=${t(`flags.${state}`)} flush><${Listing} of=${flags} label=${t('flags.title')} columns=${[
      { title: t('flags.at'), cell: (f) => html`<${When} at=${f.at} />` },
      { title: t('flags.what'), cell: (f) => html`<${Badge} tone="soon">${tOf('flagKind', f.kind)}</${Badge}><span>${textOf(f.fact)}</span>` },
      { title: t('flags.who'), cell: (f) => html`${f.merchantId && html`<a href=${`#/cases/${encodeURIComponent(f.merchantId)}`}>${f.merchantId}</a>`}${f.buyer && html`<code>${f.buyer}</code>`}${f.sku && html`<span class="small quiet">${f.sku}</span>`}` },
      { title: t('flags.cases'), cell: (f) => f.cases.slice(0, 5).map((id) => html`<span>${caseLink(id)}</span>`) },
      { title: '', cell: (f) => f.closed ? html`<span>${f.closed.reason}</span>` : html`<${Form} kind="plain" action=${t('flags.close')} send=${({ reason }) => call('PUT', path`/abuse-flags/${f.flagId}/closing`, { reason }).then(flags.reload)} fields=${[{ name: 'reason', label: t('desk.reason') }]} />` },
    ]} empty=${html`<${Empty} title=${t('flags.none')} text=${t('flags.noneHint')} />`} /></${Panel}>`;
}
