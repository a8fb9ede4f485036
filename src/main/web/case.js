// The buyer's page of one case: what happened, where the money is, what can be chosen, the coupon, and how to reach a person.
import { html, useState } from './kit/view.js';
import { t, textOf, tOf } from './kit/words.js';
import { call, path } from './kit/api.js';
import { dateTime, day, setMarket } from './kit/format.js';
import { Badge, Facts, Form, Money, Note, Panel, sayProblem, Steps, Title, When } from './kit/parts.js';
import { changing, failed, open } from './linked/link.js';

function Case({ it, put, reload }) {
  setMarket(it);
  return html`<${Title} text=${t('case.title', { order: it.orderId })} hint=${`${it.units} × ${it.sku}`} />
    <p>${textOf(it.summary)}</p>
    ${it.refunds.map((refund) => html`<${Refund} key=${refund.refundId} refund=${refund} put=${put} reload=${reload} />`)}
    <${Compensation} of=${it.compensation} />
    ${it.notReceived && html`<${NotReceived} it=${it} put=${put} reload=${reload} />`}
    <${Person} it=${it} put=${put} reload=${reload} />
    ${it.history.length > 0 && html`<${Panel} title=${t('buyer.history')} hint=${t('buyer.historyHint')}><ol class="timeline">${it.history.map((one) => html`<li><span class="small quiet"><${When} at=${one.at} /></span><p>${textOf(one.text)}</p></li>`)}</ol></${Panel}>`}
    <p class="foot"><span>${t('link.until', { at: dateTime(it.validUntil) })}</span><button type="button" class="link unprinted" onClick=${reload}>${t('action.again')}</button></p>`;
}

const Refund = ({ refund, put, reload }) => html`<${Panel} title=${html`${t('buyer.refund')} <${Money} minor=${refund.amountMinor} currency=${refund.currency} />`} hint=${t('buyer.units', { units: refund.units })}>
  ${refund.delayed && html`<${Note} tone="bad">${t('buyer.delayed')}</${Note}>`}
  ${refund.progress?.length > 0 && html`<ol class="way" aria-label=${t('buyer.way')}>${refund.progress.map((step) => html`<${Step} step=${step} />`)}</ol>`}
  <p>${textOf(refund.where)}</p>
  ${refund.chosen && html`<p class="quiet">${t(`chosen.${refund.chosen.choice}`, { day: refund.chosen.arrivesOn ? day(refund.chosen.arrivesOn) : '' })} <${When} at=${refund.chosen.chosenAt} inline /></p>`}
  ${refund.choice && html`<${Choice} refund=${refund} put=${put} reload=${reload} />`}
</${Panel}>`;

// A step that is only expected says so; one of which nobody knows the time says that.
const Step = ({ step }) => html`<li class=${step.reached ? 'reached' : 'waits'}><span class="strong">${t(`way.${step.step}`)}</span>
  <span class="small quiet">${step.reached ? (step.at ? dateTime(step.at) : t('way.done')) : step.by ? t('way.by', { at: dateTime(step.by) }) : t('way.unknown')}</span></li>`;

function Choice({ refund, put, reload }) {
  const { options, chooseBefore, otherwise } = refund.choice;
  const [chosen, choose] = useState(0);
  const [state, set] = useState({});
  const send = changing(() => {
    const { choice, arrivesOn, swap } = options[chosen];
    return call('PUT', path`/linked/case/refunds/${refund.refundId}/choice`, { choice, ...(arrivesOn && { arrivesOn }), ...(swap && { replacementId: swap.replacementId }) });
  }, put, reload);
  const submit = async (event) => {
    event.preventDefault();
    if (state.busy) return;
    set({ busy: true });
    try {
      await send();
      set({ done: true });
    } catch (problem) {
      set({ problem });
    }
  };
  return html`<form class="stack tight" onSubmit=${submit}><fieldset class="options"><legend class="strong">${t('buyer.chooseUntil', { at: dateTime(chooseBefore) })}</legend>
    ${options.map((option, i) => html`<label class="option"><input type="radio" name=${refund.refundId} checked=${i === chosen} onChange=${() => choose(i)} />
      <span><span class="strong">${t(`choice.${option.choice}`, { day: option.arrivesOn ? day(option.arrivesOn) : '', sku: option.swap?.sku ?? '' })}</span><span class="quiet">${textOf(option.consequence)}</span></span></label>`)}</fieldset>
    <p class="quiet">${textOf(otherwise)}</p>
    <div class="row"><button class="first" aria-disabled=${state.busy ? 'true' : 'false'}>${t('buyer.confirm')}</button>${state.done && html`<span role="status">${t('buyer.chosen')}</span>`}</div>
    ${state.problem && html`<${Note} tone="bad">${sayProblem(state.problem)}</${Note}>`}</form>`;
}

const Compensation = ({ of: c }) => html`<${Panel} title=${t('case.compensation')}>
  <p>${textOf(c.text)}</p>
  ${c.coupon && html`<${Facts} of=${[
    [t(`form.${c.coupon.kind}`), html`<span class="row"><span class="strong"><${Money} minor=${c.coupon.balanceMinor} currency=${c.currency} /></span><${Badge} tone=${c.coupon.state === 'active' ? 'good' : ''}>${tOf('couponState', c.coupon.state)}</${Badge}></span>`],
    [t('coupons.until'), day(c.coupon.validUntil)],
    [t('coupons.number'), html`<code>${c.coupon.couponId}</code>`]]} />`}
  ${c.steps?.length > 0 && html`<details><summary>${t('account.arithmetic')}</summary><${Steps} of=${c.steps.map(textOf)} /></details>`}</${Panel}>`;

function NotReceived({ it, put, reload }) {
  const [asked, ask] = useState(false);
  const [id] = useState(() => crypto.randomUUID());
  const send = changing(({ text }) => it.notReceived.opens === 'claim'
    ? call('PUT', path`/linked/case/claims/${id}`, { text }) : call('PUT', path`/linked/case/hand-overs/${id}`, { reason: text }), put, reload);
  return html`<${Panel} title=${t('buyer.notReceived')} hint=${textOf(it.notReceived.text)}>${asked
    ? html`<${Form} send=${send} action=${t('action.send')} fields=${[{ name: 'text', type: 'area', label: t('buyer.whatHappened') }]} />`
    : html`<div><button type="button" onClick=${() => ask(true)}>${t('buyer.sayIt')}</button></div>`}</${Panel}>`;
}

function Person({ it, put, reload }) {
  const [asked, ask] = useState(false);
  const [id, next] = useState(() => crypto.randomUUID());
  const waits = it.handOvers.some((one) => one.state !== 'answered');
  const send = changing(({ reason }) => call('PUT', path`/linked/case/hand-overs/${id}`, { reason }), (answer) => { put(answer); ask(false); next(crypto.randomUUID()); }, reload);
  return html`<${Panel} title=${t('person.title')} hint=${t('buyer.personHint')}>
    ${it.claims.map((one) => html`<${Said} what=${t('buyer.claim')} at=${one.openedAt} state=${tOf('claimState', one.state)} by=${!one.decision && one.decideBy} answer=${one.decision && { text: one.decision.reason, at: one.decision.at }} />`)}
    ${it.handOvers.map((one) => html`<${Said} what=${t('buyer.question')} at=${one.at} state=${tOf('handOverState', one.state)} by=${!one.answer && one.answerBy} answer=${one.answer} />`)}
    ${!waits && (asked ? html`<${Form} send=${send} action=${t('action.send')} fields=${[{ name: 'reason', type: 'area', label: t('person.reason') }]} />`
      : html`<div><button type="button" onClick=${() => ask(true)}>${t('buyer.askPerson')}</button></div>`)}</${Panel}>`;
}

// What the buyer said, how it stands, and what was answered.
const Said = ({ what, at, state, by, answer }) => html`<div class="stack tight"><div class="row"><${Badge} tone=${answer ? 'good' : 'info'}>${state}</${Badge}><span>${what}</span><span class="small quiet">${dateTime(at)}</span></div>
  ${by && html`<p class="quiet">${t('buyer.answerBy', { at: dateTime(by) })}</p>`}${answer && html`<${Note} tone="good"><span>${answer.text}</span><span class="small">${dateTime(answer.at)}</span></${Note}>`}</div>`;

open('case', '/linked/case', Case).catch(failed);
