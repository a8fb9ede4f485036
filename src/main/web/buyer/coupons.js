// A buyer's coupons.
import { html } from '../kit/view.js';
import { t, tOf } from '../kit/words.js';
import { path, usePages } from '../kit/api.js';
import { day } from '../kit/format.js';
import { Badge, Empty, Listing, Money, Panel, Title, When } from '../kit/parts.js';

export default function Coupons({ who }) {
  const coupons = usePages(path`/buyers/${who.id}/coupons?limit=25`);
  return html`<${Title} text=${t('coupons.title')} hint=${t('coupons.hint')} />
    <${Panel} title=${t('coupons.title')} flush><${Listing} of=${coupons} label=${t('coupons.title')} columns=${[
      { title: t('coupons.left'), right: true, cell: (c) => html`<span class="strong"><${Money} minor=${c.balanceMinor} currency=${c.currency} /></span>` },
      { title: t('coupons.face'), right: true, cell: (c) => html`<${Money} minor=${c.faceMinor} currency=${c.currency} />` },
      { title: t('coupons.state'), cell: (c) => html`<${Badge} tone=${c.state === 'active' ? 'good' : ''}>${tOf('couponState', c.state)}</${Badge}>` },
      { title: t('coupons.since'), cell: (c) => html`<${When} at=${c.issuedAt} />` },
      { title: t('coupons.until'), cell: (c) => day(c.validUntil) },
    ]} empty=${html`<${Empty} title=${t('coupons.none')} text=${t('coupons.noneHint')} />`} /></${Panel}>`;
}
