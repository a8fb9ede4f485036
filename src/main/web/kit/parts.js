// What all views are made of: titles, panels, amounts, times, badges, and the states that a view can be in.
import { html, useEffect, useRef, useState } from './view.js';
import { language, t, useLanguage } from './words.js';
import { dateTime, fromNow, instantOf, localOf, money, zoneName } from './format.js';

// A view's heading; takes the focus, so that a screen reader says where one is.
export function Title({ text, hint, children }) {
  const heading = useRef();
  useEffect(() => {
    document.title = `${text} · Makegood`;
    heading.current.focus({ preventScroll: true });
  }, [text]);
  return html`<div class="title">
    <div><h1 tabindex="-1" ref=${heading}>${text}</h1>${hint && html`<p class="quiet">${hint}</p>`}</div>
    ${children && html`<div class="row unprinted">${children}</div>`}
  </div>`;
}

export const Panel = ({ title, hint, actions, flush, children }) => html`<section class=${`panel${flush ? ' flush' : ''}`}>
  <header><div><h2>${title}</h2>${hint && html`<p class="quiet small">${hint}</p>`}</div>${actions && html`<div class="row unprinted">${actions}</div>`}</header>
  <div class="inside">${children}</div>
</section>`;

// An amount; its value is in minor units, as the API said it.
export const Money = ({ minor, currency }) => html`<data class="num" value=${String(minor)}>${money(minor, currency)}</data>`;

// An instant, with how far it is away if that matters; inline within a sentence.
export const When = ({ at, far, inline }) => !at ? null : inline ? html`<time datetime=${at}>${dateTime(at)}</time>${far ? ` (${fromNow(at)})` : ''}` : html`<span class="cell"><time datetime=${at}>${dateTime(at)}</time>${far && html`<span class="small quiet">${fromNow(at)}</span>`}</span>`;

export const Badge = ({ tone, children }) => html`<span class=${`badge ${tone ?? ''}`}>${children}</span>`;

export const Note = ({ tone, children }) => html`<div class=${`note ${tone ?? ''}`} role=${tone === 'bad' ? 'alert' : 'status'}>${children}</div>`;

// Pairs of a name and what it is; those without a value are left out.
export const Facts = ({ of }) => html`<dl class="facts">${of.filter(([, value]) => value !== undefined && value !== null && value !== '')
  .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

export const Figures = ({ of }) => html`<dl class="figures">${of.filter(Boolean).map(([name, value, hint]) => html`<div class="figure"><dt>${name}</dt><dd>${value}</dd>${hint && html`<dd class="small">${hint}</dd>`}</div>`)}</dl>`;

// The arithmetic or any steps in words.
export const Steps = ({ of }) => html`<ol class="steps">${of.map((step) => html`<li>${step}</li>`)}</ol>`;

export const Waiting = () => html`<div class="waiting" role="status"><span class="unseen">${t('state.waiting')}</span><i></i><i></i><i></i><i></i></div>`;

export const Empty = ({ title, text, children }) => html`<div class="state"><h3>${title}</h3>${text && html`<p class="quiet">${text}</p>`}${children}</div>`;

// Says what went wrong in the reader's words, and what the API said in its own.
export function sayProblem(problem) {
  const known = { offline: 'offline', busy: 'busy', 429: 'busy', 401: 'signedOut', notFound: 'notFound', 403: 'wrongRole', wrongRole: 'wrongRole' }[problem.code];
  return known ? t(`problem.${known}`) : problem.message || t('problem.other');
}

export const Failure = ({ problem, retry }) => html`<div class="state" role="alert">
  <h3>${t(problem.code === 'offline' ? 'problem.offlineTitle' : 'problem.title')}</h3>
  <p class="quiet">${sayProblem(problem)}</p>
  ${problem.requestId && html`<p class="small quiet">${t('problem.request', { id: problem.requestId })}</p>`}
  ${retry && html`<button type="button" onClick=${retry}>${t('action.retry')}</button>`}
</div>`;

// Shows one thing that was loaded, or how that stands.
export const Loaded = ({ of, children }) => of.data ? children(of.data) : of.problem ? html`<${Failure} problem=${of.problem} retry=${of.reload} />` : html`<${Waiting} />`;

// A list as a table, which on a phone is a pile of cards. A column: title, cell(item), right for numbers, whole for the widest.
export function Table({ columns, rows, label }) {
  return html`<table class="table cards" role="table" aria-label=${label}>
    <thead role="rowgroup"><tr role="row">${columns.map((c) => html`<th role="columnheader" scope="col" class=${c.right ? 'right' : ''}>${c.title}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${columns.map((c) => html`<td role="cell" class=${`${c.right ? 'right' : ''} ${c.whole ? 'whole' : ''}`} data-label=${c.title}><div class="cell">${c.cell(row)}</div></td>`)}</tr>`)}</tbody>
  </table>`;
}

// A list that goes on: its pages so far, its states, and a button for the next page. A page of the API may be empty and not the last.
export function Listing({ of, columns, label, empty }) {
  const { items, problem, more, reload } = of;
  return html`
    ${items?.length > 0 && html`<${Table} columns=${columns} rows=${items} label=${label} />`}
    ${problem && html`<${Failure} problem=${problem} retry=${items ? more : reload} />`}
    ${!items && !problem && html`<${Waiting} />`}
    ${items && !items.length && !more && !problem && (empty ?? html`<${Empty} title=${t('state.nothing')} />`)}
    ${more && !problem && html`<div class="more unprinted"><${Act} text=${t('action.more')} act=${more} /></div>`}`;
}

// A button that does something at the API: busy meanwhile, and says what went wrong.
export function Act({ text, act, kind, done }) {
  const [state, set] = useState({});
  const press = async () => {
    if (state.busy) return;
    set({ busy: true });
    try {
      const result = await act();
      set({ done: done !== undefined });
      return result;
    } catch (problem) {
      set({ problem });
    }
  };
  return html`<span class="row">
    <button type="button" class=${kind ?? ''} aria-disabled=${state.busy ? 'true' : 'false'} onClick=${press}>${text}</button>
    ${state.done && html`<span role="status">${done}</span>`}
    ${state.problem && html`<${Note} tone="bad">${sayProblem(state.problem)}</${Note}>`}
  </span>`;
}

// A way in, as tabs that are links.
export const Tabs = ({ of, current, label }) => html`<nav class="tabs unprinted" aria-label=${label}>${of.map(([id, text, href]) => html`<a href=${href} aria-current=${id === current ? 'page' : undefined}>${text}</a>`)}</nav>`;

// The languages that this is not shown in.
export const Languages = ({ of }) => of.filter((one) => one !== language()).map((one) => html`<button type="button" class="link" lang=${one} onClick=${() => useLanguage(one)}>${new Intl.DisplayNames([one], { type: 'language' }).of(one.split('-')[0])}</button>`);

let names = 0;

// One field of a form: a label, a hint, and what the API says against its value.
export function Field({ label, hint, wrong, children }) {
  const [id] = useState(() => `field-${++names}`);
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
  return html`<div class="field"><label for=${id}>${label}</label>
    ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
    ${children({ id, 'aria-describedby': described, 'aria-invalid': wrong ? 'true' : undefined })}
    ${wrong && html`<span class="wrong" id=${`${id}-wrong`}>${wrong}</span>`}</div>`;
}

// A form that sends its values; what the API says against a field stands at that field, and anything else below.
// fields: name, label, hint, type (text, area, number, date, instant, choice), value, options, optional. send(values) does it. An instant is
// chosen as the market's clocks show it, and sent as UTC.
export function Form({ fields, send, action, kind, inline, done }) {
  const [state, set] = useState({});
  const submit = async (event) => {
    event.preventDefault();
    if (state.busy) return;
    const form = event.currentTarget;
    const values = Object.fromEntries(new FormData(form));
    for (const field of fields) if (field.type === 'instant' && values[field.name]) values[field.name] = instantOf(values[field.name]);
    set({ busy: true });
    try {
      await send(values);
      set({ done: true });
      if (done) form.reset();
    } catch (problem) {
      set({ problem });
    }
  };
  const wrong = (name) => state.problem?.errors?.find((one) => one.field?.split(/[.[]/).includes(name))?.message;
  const placed = fields.some((field) => wrong(field.name));
  return html`<form class=${inline ? 'inline-form' : 'form'} onSubmit=${submit}>
    ${fields.map((field) => html`<${Field} label=${field.label} hint=${field.type === 'instant' ? [field.hint, t('field.zone', { zone: zoneName() })].filter(Boolean).join(' ') : field.hint} wrong=${wrong(field.name)}>${(given) => input(field, given)}</${Field}>`)}
    <div class="row"><button class=${kind ?? 'first'} aria-disabled=${state.busy ? 'true' : 'false'}>${action}</button></div>
    ${state.problem && !placed && html`<${Note} tone="bad">${sayProblem(state.problem)}</${Note}>`}
    ${state.done && done && html`<${Note} tone="good">${done}</${Note}>`}
  </form>`;
}

function input(field, given) {
  const common = { ...given, name: field.name, required: !field.optional };
  if (field.type === 'area') return html`<textarea ...${common} maxlength="2000">${field.value ?? ''}</textarea>`;
  if (field.type === 'long') return html`<textarea ...${common} rows="16" spellcheck="false" class="code">${field.value}</textarea>`;
  if (field.type === 'choice') return html`<select ...${common}>${field.options.map(([value, text]) => html`<option value=${value} selected=${value === field.value}>${text}</option>`)}</select>`;
  if (field.type === 'instant') return html`<input ...${common} type="datetime-local" step=${field.step} value=${field.value && localOf(field.value)} />`;
  return html`<input ...${common} type=${field.type ?? 'text'} value=${field.value} min=${field.min} max=${field.max} step=${field.step} inputmode=${field.inputmode} placeholder=${field.example} autocomplete="off" />`;
}

// Gives the reader a file; a spreadsheet opens it as UTF-8 because of its first bytes.
export function save(name, text, type) {
  const mark = type === 'text/csv' ? '\ufeff' : '';
  const address = URL.createObjectURL(new Blob([mark + text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// Writes rows as CSV (RFC 4180). A cell that a spreadsheet would compute is kept a text.
export const csv = (rows) => rows.map((row) => row.map((cell) => {
  const text = String(cell ?? '');
  const kept = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(kept) ? `"${kept.replace(/"/g, '""')}"` : kept;
}).join(',')).join('\r\n') + '\r\n';
