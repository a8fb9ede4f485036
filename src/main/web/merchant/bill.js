// The audit of a bill: a platform's file of deductions is worked out again, line by line. Nothing of it is kept.
import { html, useState } from '../kit/view.js';
import { t, textOf, tOf } from '../kit/words.js';
import { call, path } from '../kit/api.js';
import { decimal, lastDay } from '../kit/format.js';
import { Badge, csv, Empty, Failure, Figures, Money, Panel, save, Steps, Table, Title, Waiting } from '../kit/parts.js';

const TONES = { right: 'good', wrong: 'bad', unknown: 'soon' };

export default function Bill({ who }) {
  const [map, choose] = useState('fines');
  const [over, hover] = useState(false);
  const [state, set] = useState({});
  const read = async (file) => {
    if (!file) return;
    set({ name: file.name, busy: true });
    try {
      set({ name: file.name, audit: await call('POST', path`/merchants/${who.id}/fine-audits?map=${map}`, await file.arrayBuffer(), 'text/csv') });
    } catch (problem) {
      set({ name: file.name, problem });
    }
  };
  const drop = (event) => { event.preventDefault(); hover(false); read(event.dataTransfer.files[0]); };
  return html`<${Title} text=${t('bill.title')} hint=${t('bill.hint')} />
    <${Panel} title=${t('bill.file')}>
      <div class="field"><label for="map">${t('bill.map')}</label><select id="map" onChange=${(event) => choose(event.target.value)}>${['fines', 'tmall-fines'].map((one) => html`<option value=${one} selected=${one === map}>${tOf('billMap', one)}</option>`)}</select></div>
      <div class=${`drop${over ? ' over' : ''}`} onDragOver=${(event) => { event.preventDefault(); hover(true); }} onDragLeave=${() => hover(false)} onDrop=${drop}>
        <label for="bill">${t('bill.drop')}</label>
        <input id="bill" type="file" accept=".csv,.txt,.json,.jsonl,text/csv" onChange=${(event) => read(event.target.files[0])} />
        <span class="small quiet">${t('bill.dropHint')}</span>
      </div></${Panel}>
    ${state.busy && html`<${Waiting} />`}
    ${state.problem && html`<${Failure} problem=${state.problem} />`}
    ${state.audit && html`<${Result} audit=${state.audit} name=${state.name} />`}`;
}

function Result({ audit, name }) {
  const table = () => save(`audit-${name}`, csv([
    ['line', 'order', 'verdict', 'deducted', 'owed', 'tooMuch', 'currency', 'policy', 'reason', 'appealEnd'].map((one) => t(`bill.${one}`)),
    ...audit.findings.map((f) => [f.line, f.orderId, tOf('verdict', f.verdict), decimal(f.deductedMinor), f.owedMinor === undefined ? '' : decimal(f.owedMinor), f.tooMuchMinor === undefined ? '' : decimal(f.tooMuchMinor), f.currency, f.policy, textOf(f.reason), f.appealEnd])]), 'text/csv');
  return html`<${Figures} of=${[[t('verdict.wrong'), audit.wrong], [t('verdict.unknown'), audit.unknown], [t('verdict.right'), audit.right], audit.unreadable.length > 0 && [t('bill.unreadable'), audit.unreadable.length]]} />
    <${Panel} title=${name} flush actions=${html`<button type="button" onClick=${table}>${t('bill.csv')}</button>`}>${audit.findings.length ? html`<${Table} label=${t('bill.title')} rows=${audit.findings} columns=${[
      { title: t('bill.order'), cell: (f) => html`<span class="strong">${f.orderId}</span><span class="small quiet">${t('bill.lineNumber', { line: f.line })}</span>` },
      { title: t('bill.verdict'), cell: (f) => html`<${Badge} tone=${TONES[f.verdict]}>${tOf('verdict', f.verdict)}</${Badge}>` },
      { title: t('bill.deducted'), right: true, cell: (f) => html`<${Money} minor=${f.deductedMinor} currency=${f.currency} />` },
      { title: t('bill.owed'), right: true, cell: (f) => f.owedMinor === undefined ? '–' : html`<${Money} minor=${f.owedMinor} currency=${f.currency} />` },
      { title: t('bill.tooMuch'), right: true, cell: (f) => f.tooMuchMinor === undefined ? '–' : html`<span class="strong"><${Money} minor=${f.tooMuchMinor} currency=${f.currency} /></span>` },
      { title: t('bill.reason'), cell: (f) => html`<span>${textOf(f.reason)}</span>${f.steps.length > 0 && html`<details><summary>${t('account.arithmetic')}</summary><${Steps} of=${f.steps.map(textOf)} /></details>`}${f.appealEnd && html`<span class="small">${t('bill.appealEnd')} ${lastDay(f.appealEnd)}</span>`}` },
    ]} />` : html`<${Empty} title=${t('bill.none')} />`}</${Panel}>
    ${audit.unreadable.length > 0 && html`<${Panel} title=${t('bill.unreadable')} flush><${Table} label=${t('bill.unreadable')} rows=${audit.unreadable} columns=${[
      { title: t('bill.line'), cell: (u) => u.line }, { title: t('bill.field'), cell: (u) => u.field }, { title: t('bill.reason'), cell: (u) => u.reason }]} /></${Panel}>`}`;
}
