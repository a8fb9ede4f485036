// The supplier's page of one restock: what is asked, what was answered, and how to answer, change the answer or decline.
import { html, useState } from './kit/view.js';
import { t, textOf, tOf } from './kit/words.js';
import { call } from './kit/api.js';
import { dateTime, day, number, setMarket } from './kit/format.js';
import { Act, Badge, Figures, Form, Note, Panel, Title, When } from './kit/parts.js';
import { changing, failed, open } from './linked/link.js';

const TONES = { requested: 'soon', expected: 'info', late: 'bad', declined: '' };

function Restock({ it, put, reload }) {
  setMarket(it);
  const [said, say] = useState(false);
  const accept = (answer) => { put(answer); say(true); };
  const answer = changing(({ units, arrivesOn }) => call('PUT', '/linked/restock/answer', { units: Number(units), arrivesOn }), accept, reload);
  const decline = changing(() => call('PUT', '/linked/restock/declined'), accept, reload);
  const promised = it.answer?.arrivesOn;
  return html`<${Title} text=${t('supplierPage.title', { sku: it.sku })} hint=${it.supplierName ? t('supplierPage.for', { supplier: it.supplierName, merchant: it.merchantId }) : it.merchantId} />
    <p>${textOf(it.text)}</p>
    ${said && html`<${Note} tone="good">${t(promised ? 'supplierPage.thanks' : 'supplierPage.declined')}</${Note}>`}
    <${Figures} of=${[[t('supplierPage.asked'), number(it.units)], promised && [t('supplierPage.promised'), number(it.answer.units)], promised && [t('restock.date'), day(promised)],
      [t('restock.state'), html`<${Badge} tone=${TONES[it.state]}>${tOf('restockState', it.state)}</${Badge}>`]]} />
    ${it.answersLeft === 0 ? html`<${Note} tone="soon">${t('supplierPage.noneLeft')}</${Note}>` : html`
    <${Panel} title=${t(it.answer ? 'supplierPage.change' : 'supplierPage.answer')} hint=${t('supplierPage.answerHint')}><${Form} key=${it.answers.length} send=${answer} action=${t('supplierPage.send')} fields=${[
      { name: 'units', type: 'number', min: 1, max: it.units, step: 1, inputmode: 'numeric', label: t('supplierPage.units'), hint: t('supplierPage.unitsHint', { units: it.units }), value: promised ? it.answer.units : it.units },
      { name: 'arrivesOn', type: 'date', min: it.today, label: t('supplierPage.day'), value: promised }]} /></${Panel}>`}
    ${it.state !== 'declined' && html`<${Panel} title=${t(promised ? 'supplierPage.takeBack' : 'supplierPage.decline')} hint=${t('supplierPage.declineHint')}><${Act} kind="grave" text=${t(promised ? 'supplierPage.takeBack' : 'supplierPage.decline')} act=${decline} /></${Panel}>`}
    ${it.answers.length > 0 && html`<${Panel} title=${t('supplierPage.answers')}><ol class="timeline">${it.answers.map((one) => html`<li><span class="small quiet"><${When} at=${one.at} /></span><span>${one.arrivesOn ? t('supplierPage.said', { units: one.units, day: day(one.arrivesOn) }) : t('supplierPage.saidNo')}</span></li>`)}</ol></${Panel}>`}
    <p class="foot"><span>${t('link.until', { at: dateTime(it.validUntil) })}</span></p>`;
}

open('restock', '/linked/restock', Restock).catch(failed);
