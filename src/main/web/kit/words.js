// The words of the pages, in the format of the notices' words files: name = phrase, a backslash at the end goes on, {name} is filled in.
// The languages that the pages have words in; a market's other languages show the pages in the nearest one.
const FILES = ['en', 'zh-CN'];

let phrases = {};
let tag = 'en';

// Reads a words file.
export function parse(text) {
  const found = {};
  for (const line of text.replace(/\\\r?\n[ \t]*/g, '').split(/\r?\n/)) {
    const at = line.indexOf('=');
    if (at > 0 && !line.startsWith('#')) found[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return found;
}

// Chooses the reader's language among the market's, and loads its words.
export async function loadWords(languages) {
  const kept = localStorage.getItem('makegood.language');
  const wanted = [...(kept ? [kept] : []), ...navigator.languages];
  tag = wanted.flatMap((one) => [one, ...languages.filter((l) => l.split('-')[0] === one.split('-')[0])])
    .find((one) => languages.includes(one)) ?? languages[0];
  const file = FILES.find((one) => one === tag) ?? FILES.find((one) => one.split('-')[0] === tag.split('-')[0]) ?? FILES[0];
  const answer = await fetch(`/words/${file}.properties`);
  if (!answer.ok) throw new Error(`no words in ${tag}`);
  phrases = parse(await answer.text());
  document.documentElement.lang = tag;
}

// Remembers another language and shows the page in it.
export function useLanguage(other) {
  localStorage.setItem('makegood.language', other);
  location.reload();
}

export const language = () => tag;

// Returns a phrase with its details filled in; a phrase that is missing shows its name, and a test fails.
export function t(name, details) {
  const phrase = phrases[name] ?? name;
  return details ? phrase.replace(/\{(\w+)\}/g, (all, key) => details[key] ?? all) : phrase;
}

// Returns the phrase of a value that the API may give, such as a state; the value itself if it is newer than these words.
export const tOf = (kind, value) => phrases[`${kind}.${value}`] ?? String(value);

// Returns what the API says in this language, such as a step of the arithmetic.
export const textOf = (text) => text?.[tag.replace(/-(\w)/, '$1')] ?? text?.en ?? '';
