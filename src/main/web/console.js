// The console: who is signed in decides which views there are. A view's address is in the fragment, which no server sees.
import { html, render, useEffect, useState } from './kit/view.js';
import { loadWords, t } from './kit/words.js';
import { setMarket } from './kit/format.js';
import { connect } from './kit/api.js';
import { finishSignIn, session, signIn, signOut } from './kit/session.js';
import { Empty, Languages, Note, Title, Waiting } from './kit/parts.js';

// A view: its address, whether it is in the menu, and the file that shows it.
const VIEWS = {
  merchant: [
    ['today', true, () => import('./merchant/today.js')],
    ['cases', true, () => import('./shared/cases.js')],
    ['case', false, () => import('./shared/case.js')],
    ['stock', true, () => import('./merchant/stock.js')],
    ['account', true, () => import('./merchant/account.js')],
    ['reputation', true, () => import('./merchant/reputation.js')],
    ['standards', true, () => import('./shared/standards.js')],
    ['causes', true, () => import('./shared/causes.js')],
    ['bill', true, () => import('./merchant/bill.js')],
    ['messages', true, () => import('./shared/messages.js')],
    ['policies', true, () => import('./shared/policies.js')],
  ],
  operator: [
    ['refunds', true, () => import('./operator/refunds.js')],
    ['refund', false, () => import('./operator/refund.js')],
    ['desk', true, () => import('./operator/desk.js')],
    ['cases', true, () => import('./operator/cases.js')],
    ['find', true, () => import('./operator/find.js')],
    ['account', false, () => import('./merchant/account.js')],
    ['standards', false, () => import('./shared/standards.js')],
    ['causes', false, () => import('./shared/causes.js')],
    ['proposals', true, () => import('./operator/proposals.js')],
    ['flags', true, () => import('./operator/flags.js')],
    ['skus', false, () => import('./shared/skus.js')],
    ['case', false, () => import('./shared/case.js')],
    ['policies', true, () => import('./shared/policies.js')],
    ['imports', true, () => import('./operator/imports.js')],
    ['messages', true, () => import('./operator/unreached.js')],
    ['holds', true, () => import('./operator/holds.js')],
    ['books', true, () => import('./operator/books.js')],
    ['developer', 'local', () => import('./developer/developer.js')], // only where the platform's configuration names its admin server
  ],
  buyer: [
    ['cases', true, () => import('./buyer/cases.js')],
    ['coupons', true, () => import('./buyer/coupons.js')],
    ['messages', true, () => import('./shared/messages.js')],
    ['policies', true, () => import('./shared/policies.js')],
  ],
};

// Reads the fragment: #/case/o-1~1~stockout is the view case with one argument; what follows a question mark are its filters.
function place() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [view, ...args] = path.split('/').map((part) => decodeURIComponent(part));
  return { view, args, query: new URLSearchParams(query ?? '') };
}

function Frame({ config, who, leave }) {
  const views = VIEWS[who.role].filter(([, listed]) => listed !== 'local' || config.developer);
  const [at, go] = useState(place);
  const [view, show] = useState();
  useEffect(() => {
    const moved = () => { go(place()); window.scrollTo(0, 0); };
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const chosen = views.find(([name]) => name === at.view) ?? views[0];
  useEffect(() => {
    let gone = false;
    chosen[2]().then((module) => gone || show(() => ({ name: chosen[0], View: module.default })), () => gone || show({ failed: true }));
    return () => { gone = true; };
  }, [chosen[0]]);
  const shown = view?.name === chosen[0] && view;
  return html`
    <a class="skip" href="#main" onClick=${(event) => { event.preventDefault(); document.querySelector('main').focus(); }}>${t('frame.skip')}</a>
    <header class="bar">
      <a class="brand" href="#/"><img src="/icon.svg" alt="" />Makegood</a>
      <div class="who">
        <span class="who-name small quiet" title=${who.id}>${who.role === 'operator' ? t('role.operator') : who.id}</span>
        <${Languages} of=${config.languages} />
        <button type="button" class="link" onClick=${leave}>${t('frame.signOut')}</button>
      </div>
    </header>
    <div class="frame">
      <nav class="nav" aria-label=${t('frame.menu')}><ul>${views.filter(([, listed]) => listed).map(([name]) => html`<li><a href=${`#/${name}`} aria-current=${name === chosen[0] ? 'page' : undefined}>${t(`nav.${who.role}.${name}`)}</a></li>`)}</ul></nav>
      <main id="main" tabindex="-1"><div class="stack">${view?.failed
        ? html`<${Empty} title=${t('problem.offlineTitle')} text=${t('problem.offline')}><button type="button" onClick=${() => location.reload()}>${t('action.retry')}</button></${Empty}>`
        : shown ? html`<${shown.View} key=${location.hash} who=${who} config=${config} args=${at.args} query=${at.query} />` : html`<${Waiting} />`}</div></main>
    </div>`;
}

function SignIn({ config, reason }) {
  const [failed, fail] = useState(reason);
  const as = (role) => () => signIn(config, role).catch(() => fail('problem.signIn'));
  return html`<header class="bar"><span class="brand"><img src="/icon.svg" alt="" />Makegood</span><div class="who"><${Languages} of=${config.languages} /></div></header>
    <main><div class="narrow stack">
      <${Title} text=${t('signIn.title')} hint=${t('signIn.hint')} />
      ${failed && html`<${Note} tone="soon">${t(failed)}</${Note}>`}
      <div class="stack tight">${['merchant', 'buyer', 'operator'].map((role) => html`<button type="button" class="first" onClick=${as(role)}>${t(`signIn.${role}`)}</button>`)}</div>
      <p class="quiet small">${t('signIn.buyerLink')}</p>
    </div></main>`;
}

// Returns why nobody could be signed in, or nothing.
async function arrive(config) {
  try {
    await finishSignIn(config);
  } catch {
    return 'problem.signIn';
  }
  const { view, query } = place();
  if (view === 'sign-in') { // a ready-made link: #/sign-in?as=merchant:m-1
    const hint = query.get('as') ?? 'operator';
    history.replaceState(null, '', '/');
    await signIn(config, hint.split(':')[0], hint);
    return new Promise(() => {});
  }
}

async function start() {
  const root = document.getElementById('app');
  const config = await (await fetch('/config.json')).json();
  await loadWords(config.languages);
  setMarket(config);
  const reason = await arrive(config).catch(() => 'problem.signIn');
  const show = (why) => {
    const who = session();
    connect(config.api, () => session()?.token, () => { signOut(); show('problem.signedOut'); });
    const leave = () => { signOut(); location.hash = ''; show(); };
    render(who ? html`<${Frame} config=${config} who=${who} leave=${leave} />` : html`<${SignIn} config=${config} reason=${why} />`, root);
  };
  show(reason);
}

start().catch(() => { document.getElementById('app').textContent = 'Makegood cannot be reached. Load the page again. 无法连接,请重新加载页面。'; });
