// Notices that reached nobody: somebody should call.
import { html } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { usePages } from '../kit/api.js';
import { Badge, Empty, Listing, Panel, Title, When } from '../kit/parts.js';

export default function Unreached() {
  const notices = usePages('/unreached-notices?limit=25');
  return html`<${Title} text=${t('unreached.title')} hint=${t('unreached.hint')} />
    <${Panel} title=${t('unreached.list')} flush><${Listing} of=${notices} label=${t('unreached.list')} columns=${[
      { title: t('messages.at'), cell: (n) => html`<${When} at=${n.createdAt} />` },
      { title: t('messages.text'), cell: (n) => html`<p>${textOf(n.text)}</p>` },
      { title: t('messages.delivery'), cell: (n) => n.receipts.map((r) => html`<${Badge} tone=${r.state === 'failed' ? 'bad' : ''}>${r.channel}: ${tOf('receipt', r.state)}</${Badge}>`) },
    ]} empty=${html`<${Empty} title=${t('unreached.none')} text=${t('unreached.noneHint')} />`} /></${Panel}>`;
}
