// What somebody was told: the notices as the platform was asked to send them, the newest first.
import { html } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { path, usePages } from '../kit/api.js';
import { Badge, Empty, Listing, Panel, Title, When } from '../kit/parts.js';

export default function Messages({ who }) {
  const notices = usePages(who.role === 'merchant' ? path`/merchants/${who.id}/notices?limit=25` : path`/buyers/${who.id}/notices?limit=25`);
  return html`<${Title} text=${t('messages.title')} hint=${t('messages.hint')} />
    <${Panel} title=${t('messages.list')} flush><${Listing} of=${notices} label=${t('messages.list')}
      columns=${[
        { title: t('messages.at'), cell: (n) => html`<${When} at=${n.createdAt} />` },
        { title: t('messages.text'), cell: (n) => html`<p>${textOf(n.text)}</p>` },
        { title: t('messages.delivery'), cell: (n) => n.receipts.length ? n.receipts.map((r) => html`<${Badge} tone=${r.state === 'failed' ? 'bad' : r.state === 'delivered' ? 'good' : ''}>${r.channel}: ${tOf('receipt', r.state)}</${Badge}>`) : n.deliveredAt ? t('messages.handedOver') : t('messages.waits') },
      ]}
      empty=${html`<${Empty} title=${t('messages.none')} text=${t('messages.noneHint')} />`} /></${Panel}>`;
}
