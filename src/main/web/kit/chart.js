// Bars beside each other, by uPlot; the same numbers are in a table for whoever cannot see them.
import uPlot from 'uplot';
import { html, useEffect, useRef } from './view.js';

function stylesheet() {
  if (document.querySelector('link[href="/lib/uplot/uPlot.min.css"]')) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/lib/uplot/uPlot.min.css' }));
}

// names: one a group; series: [name, numbers]; format: how a number is said.
export function Bars({ label, names, series, format, height = 220 }) {
  const box = useRef();
  useEffect(() => {
    stylesheet();
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const colours = (series.length === 1 ? ['--accent'] : ['--strong-line', '--accent', '--soon', '--info']).map(colour);
    const axis = { stroke: colour('--quiet'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '12px system-ui' };
    const wide = 0.7 * Math.min(1, names.length / 4); // a few groups are no wider than one of four
    const each = wide / series.length;
    const paths = series.map((_, i) => uPlot.paths.bars({
      disp: { x0: { unit: 1, values: (u) => u.data[0].map((x) => x - wide / 2 + i * each) }, size: { unit: 1, values: (u) => u.data[0].map(() => each * 0.92) } },
    }));
    const draw = () => new uPlot({
      width: Math.max(box.current.clientWidth, 200), height, legend: { show: true, live: false }, cursor: { show: false },
      scales: { x: { time: false, range: [-0.5, names.length - 0.5] }, y: { range: (u, low, high) => [Math.min(low, 0), high > 0 ? high * 1.08 : 1] } },
      axes: [{ ...axis, grid: { show: false }, splits: () => names.map((_, i) => i), values: (u, at) => at.map((i) => shorten(names[i], box.current.clientWidth / names.length)) }, { ...axis, size: 64, values: (u, at) => at.map((v) => format(v)) }],
      series: [{}, ...series.map(([name], i) => ({ label: name, fill: colours[i], stroke: colours[i], width: 0, paths: paths[i], points: { show: false } }))],
    }, [names.map((_, i) => i), ...series.map(([, values]) => values)], box.current);
    let plot = draw();
    const again = () => { plot.destroy(); plot = draw(); };
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const watch = new ResizeObserver(() => plot.setSize({ width: Math.max(box.current.clientWidth, 200), height }));
    watch.observe(box.current);
    scheme.addEventListener('change', again);
    return () => { watch.disconnect(); scheme.removeEventListener('change', again); plot.destroy(); };
  }, [JSON.stringify([names, series])]);
  return html`<figure><div class="chart" ref=${box} aria-hidden="true" style=${{ minHeight: `${height + 28}px` }}></div>
    <table class="unseen" aria-label=${label}><thead><tr><td></td>${series.map(([name]) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${names.map((name, i) => html`<tr><th scope="row">${name}</th>${series.map(([, values]) => html`<td>${values[i] === null ? '–' : format(values[i])}</td>`)}</tr>`)}</tbody></table></figure>`;
}

const shorten = (text, width) => {
  const most = Math.max(4, Math.floor(width / 8));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};
