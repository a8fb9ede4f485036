// A page that a signed link opens. The link's token comes in the fragment, which no server sees, and leaves the address bar at once. It stays
// in this tab's session storage, so that a reload works, until the link turns out to be over.
import { html, render } from '../kit/view.js';
import { loadWords, t } from '../kit/words.js';
import { setMarket } from '../kit/format.js';
import { connect, useLoad } from '../kit/api.js';
import { Empty, Failure, Languages, Title, Waiting } from '../kit/parts.js';

// Shows a page; View gets what the API says at this path, and put() for the answer of a change.
export async function open(purpose, where, View) {
  const root = document.getElementById('app');
  const kept = `makegood.link.${purpose}`;
  const token = location.hash.slice(1) || sessionStorage.getItem(kept);
  history.replaceState(null, '', location.pathname);
  if (token) sessionStorage.setItem(kept, token);
  const config = await (await fetch('/config.json')).json();
  await loadWords(config.languages);
  setMarket(config);
  connect(config.api, () => token);
  render(html`<header class="bar"><span class="brand"><img src="/icon.svg" alt="" />Makegood</span><div class="who"><${Languages} of=${config.languages} /></div></header>
    <main><div class="narrow stack"><${Page} where=${where} View=${View} has=${Boolean(token)} over=${() => sessionStorage.removeItem(kept)} /></div></main>`, root);
}

function Page({ where, View, has, over }) {
  const found = useLoad(has ? where : undefined);
  const ended = !has || [401, 403, 404].includes(found.problem?.status);
  if (ended) {
    over();
    return html`<${Title} text=${t('link.over')} /><${Empty} title=${t('link.overTitle')} text=${t('link.overHint')} />`;
  }
  if (found.problem) return html`<${Title} text=${t('problem.title')} /><${Failure} problem=${found.problem} retry=${found.reload} />`;
  if (!found.data) return html`<${Waiting} />`;
  return html`<${View} it=${found.data} put=${found.put} reload=${found.reload} />`;
}

// Sends a change; if the state has moved on meanwhile, the page shows how it is now, beside what the API said.
export const changing = (send, put, reload) => async (...given) => {
  try {
    put(await send(...given));
  } catch (problem) {
    if (problem.status === 409) reload();
    throw problem;
  }
};

export const failed = () => { document.getElementById('app').textContent = 'Makegood cannot be reached. Load the page again. 无法连接,请重新加载页面。'; };
