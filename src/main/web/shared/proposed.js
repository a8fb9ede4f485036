// Says that a request waits for a second operator, where the platform demands one.
import { html } from '../kit/view.js';
import { t } from '../kit/words.js';
import { Note, When } from '../kit/parts.js';

export const Proposed = ({ p }) => html`<${Note} tone="soon"><span>${t('proposed.waits')} <${When} at=${p.until} inline /></span><a href="#/proposals">${t('proposed.see')}</a></${Note}>`;
