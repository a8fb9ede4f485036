// For whoever develops: the local platform's clock, schedules and newest events. No deployed stack has this view.
import { html, useEffect, useState } from '../kit/view.js';
import { t } from '../kit/words.js';
import { dateTime, setMarket } from '../kit/format.js';
import { Act, Empty, Failure, Form, Note, Panel, Table, Title } from '../kit/parts.js';
import { Problem } from '../kit/api.js';

const SCHEDULES = ['DetectStockouts', 'SweepRefunds', 'IssueCoupons', 'DeliverNotices', 'ImportFiles', 'WatchStock', 'WatchDesk', 'ExpireCoupons', 'ArchiveOrders', 'Reconcile'];
const SPANS = { PT1M: 'developer.minute', PT1H: 'developer.hour', P1D: 'developer.day' };

export default function Developer({ config }) {
  const [state, set] = useState({});
  const ask = async (method, where) => {
    let answer;
    try {
      answer = await fetch(config.developer + where, { method });
    } catch {
      throw new Problem(0);
    }
    const text = await answer.text();
    if (!answer.ok) throw new Problem(answer.status, { detail: text });
    return text;
  };
  const load = async () => {
    try {
      const clock = JSON.parse(await ask('GET', '/clock'));
      const events = (await ask('GET', '/events')).trim().split('\n').filter(Boolean).map((line) => JSON.parse(line)).reverse().slice(0, 50);
      setMarket({ ...config, now: clock.now });
      set((before) => ({ ...before, clock, events, problem: undefined }));
    } catch (problem) {
      set({ problem });
    }
  };
  useEffect(() => { load(); }, []);
  const move = (query) => async () => {
    const { fired } = JSON.parse(await ask('POST', `/clock?${query}`));
    set((before) => ({ ...before, said: fired ? fired.map((one) => `${one.function}: ${one.outcome}`).join(', ') : '' }));
    await load();
  };
  const run = async ({ name }) => { const said = await ask('POST', `/run/${name}`); set((before) => ({ ...before, said: `${name}: ${said}` })); await load(); };
  return html`<${Title} text=${t('developer.title')} hint=${t('developer.hint')} />
    ${state.problem && html`<${Failure} problem=${state.problem} retry=${load} />`}
    <${Panel} title=${t('developer.clock')} hint=${state.clock && `${dateTime(state.clock.now)} · ${t(state.clock.frozen ? 'developer.frozen' : 'developer.runs')}`}>
      <div class="row">${Object.entries(SPANS).map(([span, name]) => html`<${Act} text=${t(name)} act=${move(`advance=${span}`)} />`)}
        <${Act} text=${t(state.clock?.frozen ? 'developer.release' : 'developer.freeze')} act=${move(state.clock?.frozen ? 'release' : 'freeze')} /></div>
      <p class="quiet small">${t('developer.clockHint')}</p>
      ${state.said && html`<${Note}>${state.said}</${Note}>`}</${Panel}>
    <${Panel} title=${t('developer.run')}><${Form} inline kind="plain" action=${t('developer.run')} send=${run} fields=${[{ name: 'name', type: 'choice', label: t('developer.function'), options: SCHEDULES.map((one) => [one, one]) }]} /></${Panel}>
    <${Panel} title=${t('developer.events')} hint=${t('developer.eventsHint')} flush>${state.events?.length ? html`<${Table} label=${t('developer.events')} rows=${state.events} columns=${[
      { title: t('developer.kind'), cell: (e) => html`<span class="strong">${e['detail-type']}</span><span class="small quiet">${e.source}</span>` },
      { title: t('developer.detail'), cell: (e) => html`<details><summary>${t('policy.showWhole')}</summary><pre tabindex="0"><code>${JSON.stringify(e.detail, null, 2)}</code></pre></details>` },
    ]} />` : html`<${Empty} title=${t('developer.noEvents')} />`}</${Panel}>`;
}
