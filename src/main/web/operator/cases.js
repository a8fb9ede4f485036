// The cases of a day across all merchants, by filters.
import { html } from '../kit/view.js';
import { t, tOf } from '../kit/words.js';
import { usePages } from '../kit/api.js';
import { day as dayName, isoDay, now } from '../kit/format.js';
import { Empty, Form, Listing, Panel, Title } from '../kit/parts.js';
import { caseLink, COLUMNS } from '../shared/cases.js';
import OfMerchant from '../shared/cases.js';

const CHOICES = {
  violation: ['violation', ['stockout', 'late-shipment']],
  state: ['compensationState', ['awaitingRefund', 'owed', 'suspended', 'issued', 'nothing']],
  refund: ['refundState', ['late', 'scheduled', 'deferred', 'processing', 'pending', 'returned', 'parked', 'refunded', 'paidByHand', 'withdrawn']],
};

export default function Cases(props) {
  return props.args[0] ? html`<${OfMerchant} ...${props} />` : html`<${OfDay} ...${props} />`;
}

function OfDay({ query }) {
  const chosen = { day: query.get('day') ?? isoDay(now()), merchantId: query.get('merchantId') ?? '', ...Object.fromEntries(Object.keys(CHOICES).map((name) => [name, query.get(name) ?? ''])) };
  const asked = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value));
  const cases = usePages(`/cases?${asked(chosen)}&limit=25`);
  const filter = async (values) => { location.hash = `#/cases?${asked(values)}`; };
  const columns = COLUMNS(caseLink);
  return html`<${Title} text=${t('cases.title')} hint=${t('ofDay.hint')} />
    <${Panel} title=${t('ofDay.filter')}><${Form} inline action=${t('ofDay.show')} send=${filter} fields=${[
      { name: 'day', type: 'date', label: t('ofDay.day'), value: chosen.day, max: isoDay(now()) },
      { name: 'merchantId', label: t('find.merchantId'), value: chosen.merchantId, optional: true },
      ...Object.entries(CHOICES).map(([name, [kind, values]]) => ({ name, type: 'choice', label: t(`ofDay.${name}`), value: chosen[name], optional: true, options: [['', t('ofDay.any')], ...values.map((one) => [one, tOf(kind, one)])] }))]} /></${Panel}>
    <${Panel} title=${t('ofDay.list', { day: dayName(chosen.day) })} flush><${Listing} of=${cases} label=${t('cases.title')}
      columns=${[columns[0], { title: t('find.merchantId'), cell: (c) => html`<a href=${`#/cases/${encodeURIComponent(c.merchantId)}`}>${c.merchantId}</a>` }, ...columns.slice(1)]}
      empty=${html`<${Empty} title=${t('ofDay.none')} text=${t('ofDay.noneHint')} />`} /></${Panel}>`;
}
