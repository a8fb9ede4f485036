// All SKUs of a merchant with their stock, by name.
import { html } from '../kit/view.js';
import { t } from '../kit/words.js';
import { path, usePages } from '../kit/api.js';
import { number } from '../kit/format.js';
import { Badge, Empty, Listing, Panel, Title, When } from '../kit/parts.js';

// The list; a merchant opens each of its own.
export function Skus({ merchant, link }) {
  const stock = usePages(path`/merchants/${merchant}/stock?limit=50`);
  return html`<${Panel} title=${t('skus.title')} flush><${Listing} of=${stock} label=${t('skus.title')} columns=${[
    { title: t('stock.sku'), cell: (s) => html`${link ? html`<a href=${`#/stock/${encodeURIComponent(s.sku)}`}>${s.sku}</a>` : html`<span class="strong">${s.sku}</span>`}
      ${s.wrong && html`<${Badge} tone="bad">${t('skus.wrong')}</${Badge}>`}${s.doubted > 0 && html`<${Badge} tone="soon">${t('skus.doubted')}</${Badge}>`}` },
    { title: t('stock.onHand'), right: true, cell: (s) => s.onHand === undefined ? html`<span class="quiet">${t('stock.uncounted')}</span>` : html`<span class="num">${number(s.onHand)}</span>` },
    { title: t('stock.allocated'), right: true, cell: (s) => html`<span class="num">${number(s.allocated)}</span>` },
    { title: t('stock.available'), right: true, cell: (s) => s.available === undefined ? html`<span class="quiet absent">–</span>` : html`<span class="num">${number(s.available)}</span>` },
    { title: t('stock.awaited'), right: true, cell: (s) => html`<span class="num">${number(s.awaited)}</span>` },
    { title: t('skus.counted'), cell: (s) => s.countedAt ? html`<${When} at=${s.countedAt} />` : html`<span class="quiet absent">–</span>` },
  ]} empty=${html`<${Empty} title=${t('skus.none')} text=${t('skus.noneHint')} />`} /></${Panel}>`;
}

export default function OfMerchant({ args: [merchant] }) {
  return html`<${Title} text=${t('skus.of', { merchant })} hint=${t('skus.hint')} /><${Skus} merchant=${merchant} />`;
}
