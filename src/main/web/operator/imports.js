// Files that were handed in: how far each is, and its lines that were not taken.
import { html, useState } from '../kit/view.js';
import { t, tOf } from '../kit/words.js';
import { call, path, usePages } from '../kit/api.js';
import { number } from '../kit/format.js';
import { Badge, Empty, Form, Listing, Note, Panel, Title, When } from '../kit/parts.js';

const MAPS = ['orders', 'shipments', 'recounts', 'top-ups', 'jushuitan-orders', 'wangdian-orders', 'saleor-orders', 'shopify-orders', 'woocommerce-orders'];
const TONES = { done: 'good', running: 'info', awaitingUpload: 'soon', refused: 'bad' };

export default function Imports({ args: [id] }) {
  return id ? html`<${Errors} id=${id} />` : html`<${All} />`;
}

function All() {
  const imports = usePages('/imports?limit=25');
  return html`<${Title} text=${t('imports.title')} hint=${t('imports.hint')} />
    <${Upload} done=${imports.reload} />
    <${Panel} title=${t('imports.list')} hint=${t('imports.listHint')} flush><${Listing} of=${imports} label=${t('imports.list')} columns=${[
      { title: t('imports.when'), cell: (i) => html`<${When} at=${i.registeredAt} /><span class="small quiet">${i.registeredBy}</span>` },
      { title: t('imports.map'), cell: (i) => html`<span>${i.map}</span>${i.dryRun && html`<${Badge}>${t('imports.dryRun')}</${Badge}>`}` },
      { title: t('imports.state'), cell: (i) => html`<${Badge} tone=${TONES[i.state]}>${tOf('importState', i.state)}</${Badge}>${i.refusal && html`<span class="small"><code>${i.refusal.field}</code> ${i.refusal.message}</span>`}` },
      { title: t('imports.taken'), right: true, cell: (i) => html`<span class="num">${number(i.taken)}</span>${i.unchanged > 0 && html`<span class="small quiet">${t('imports.unchanged', { count: i.unchanged })}</span>`}` },
      { title: t('imports.refused'), right: true, cell: (i) => i.refused > 0 ? html`<a href=${`#/imports/${encodeURIComponent(i.importId)}`}>${number(i.refused)}</a>` : '0' },
    ]} empty=${html`<${Empty} title=${t('imports.none')} text=${t('imports.noneHint')} />`} /></${Panel}>`;
}

// Registers the file by its digest, and sends its bytes to the address that the answer names.
function Upload({ done }) {
  const [sent, say] = useState();
  const send = async ({ map, file, dryRun }) => {
    const bytes = await file.arrayBuffer();
    const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((b) => b.toString(16).padStart(2, '0')).join('');
    const registered = await call('POST', '/imports', { map, sha256, bytes: bytes.byteLength, ...(dryRun === 'yes' ? { dryRun: true } : {}) });
    if (registered.upload) {
      const { url, method, headers } = registered.upload;
      const answer = await fetch(url, { method, headers, body: bytes });
      if (!answer.ok) throw Object.assign(new Error(t('imports.uploadFailed')), { errors: [] });
    }
    say(registered);
    done();
  };
  return html`<${Panel} title=${t('imports.new')} hint=${t('imports.newHint')}><${Form} inline send=${send} action=${t('imports.send')} fields=${[
      { name: 'map', type: 'choice', label: t('imports.map'), options: MAPS.map((one) => [one, one]) },
      { name: 'file', type: 'file', label: t('imports.file') },
      { name: 'dryRun', type: 'choice', label: t('imports.how'), options: [['no', t('imports.take')], ['yes', t('imports.dryRun')]] }]} />
    ${sent && html`<${Note} tone="good">${t('imports.sent')}</${Note}>`}</${Panel}>`;
}

function Errors({ id }) {
  const errors = usePages(path`/imports/${id}/errors?limit=50`);
  return html`<${Title} text=${t('imports.errors')} hint=${id} />
    <${Panel} title=${t('imports.errors')} flush><${Listing} of=${errors} label=${t('imports.errors')} columns=${[
      { title: t('bill.line'), right: true, cell: (e) => number(e.line) }, { title: t('bill.field'), cell: (e) => html`<code>${e.field}</code>` }, { title: t('bill.reason'), cell: (e) => e.message },
    ]} empty=${html`<${Empty} title=${t('imports.noErrors')} />`} /></${Panel}>`;
}
