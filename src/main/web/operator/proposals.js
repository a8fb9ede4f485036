// What waits for a second operator: who asked for what, and a button for everybody else.
import { html } from '../kit/view.js';
import { t } from '../kit/words.js';
import { call, usePages } from '../kit/api.js';
import { Act, Empty, Listing, Panel, Title, When } from '../kit/parts.js';

const KINDS = [[/^POST \/policies\//, 'publish'], [/\/manual-payment$/, 'byHand'], [/\/exemption$/, 'exempt']];

export default function Proposals({ who }) {
  const found = usePages('/proposals?limit=25');
  const confirm = (p) => async () => {
    const [method, where] = p.request.split(' ');
    await call(method, `${where}?proposal=${encodeURIComponent(p.proposalId)}`, p.body, p.contentType);
    await found.reload();
  };
  return html`<${Title} text=${t('proposals.title')} hint=${t('proposals.hint')} />
    <${Panel} title=${t('proposals.list')} flush><${Listing} of=${found} label=${t('proposals.list')} columns=${[
      { title: t('proposals.until'), cell: (p) => html`<${When} at=${p.until} far />` },
      { title: t('proposals.what'), cell: (p) => html`<span class="strong">${what(p)}</span><code>${decodeURIComponent(p.request.split(' ')[1])}</code>
        <details><summary>${t('proposals.content')}</summary><pre tabindex="0"><code>${pretty(p.body)}</code></pre></details>` },
      { title: t('proposals.by'), cell: (p) => html`<span>${p.proposedBy.replace(/^operator:/, '')}</span><${When} at=${p.proposedAt} />` },
      { title: '', cell: (p) => p.proposedBy === `operator:${who.id}` ? html`<span class="quiet small">${t('proposals.yours')}</span>` : html`<${Act} kind="first" text=${t('proposals.confirm')} act=${confirm(p)} />` },
    ]} empty=${html`<${Empty} title=${t('proposals.none')} text=${t('proposals.noneHint')} />`} /></${Panel}>`;
}

function what(p) {
  const kind = KINDS.find(([is]) => is.test(p.request))?.[1] ?? 'other';
  return t(`proposals.${kind}`);
}

// A body in lines, if it is JSON.
function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
