// Calls the API. A refusal is a Problem with the API's own words; an unreachable API is one too.
import { useEffect, useRef, useState } from './view.js';

export class Problem extends Error {
  constructor(status, body = {}) {
    super(body.detail ?? body.message ?? '');
    this.status = status;
    this.code = body.code ?? (status ? String(status) : 'offline');
    this.errors = body.errors ?? [];
    this.requestId = body.requestId;
  }
}

let base = '';
let bearer = () => undefined;
let refused = () => {};

// Sets where the API is, where the token comes from, and who hears of a token that it does not accept.
export function connect(api, token, signedOut = () => {}) {
  base = api;
  bearer = token;
  refused = signedOut;
}

// Sends a request and returns the answer's JSON; a body that is no text is sent as JSON.
export async function call(method, path, body, type) {
  const headers = {};
  const token = bearer();
  if (token) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = type ?? 'application/json';
  let answer;
  try {
    answer = await fetch(base + path, { method, headers, body: body === undefined || type ? body : JSON.stringify(body), cache: 'no-store', referrerPolicy: 'no-referrer' });
  } catch {
    throw new Problem(0);
  }
  const text = await answer.text();
  let json = {};
  try {
    json = text ? JSON.parse(text) : {};
  } catch {
    json = { message: text };
  }
  if (answer.ok) return json;
  if (answer.status === 401) refused();
  throw new Problem(answer.status, json);
}

// Joins a path from its parts, each of which is one segment whatever is in it.
export const path = (parts, ...ids) => parts.reduce((all, part, i) => all + encodeURIComponent(ids[i - 1]) + part);

// Loads one thing for a view: {data} or {problem}, neither while it waits. No path loads nothing.
export function useLoad(where) {
  const [held, hold] = useState({});
  const turn = useRef(0);
  const load = async () => {
    const mine = ++turn.current;
    if (!where) return;
    try {
      const data = await call('GET', where);
      if (mine === turn.current) hold({ where, data });
    } catch (problem) {
      if (mine === turn.current) hold({ where, problem });
    }
  };
  useEffect(() => { load(); }, [where]);
  const mine = held.where === where ? held : {};
  return { ...mine, reload: load, put: (data) => hold({ where, data }) };
}

// Loads a list page by page: {items, more} or {problem}. More is a function while there is another page.
export function usePages(where) {
  const [held, hold] = useState({});
  const turn = useRef(0);
  const next = async (before, cursor) => {
    const mine = ++turn.current;
    if (!where) return;
    const join = where.includes('?') ? '&' : '?';
    try {
      const page = await call('GET', where + (cursor ? `${join}cursor=${encodeURIComponent(cursor)}` : ''));
      if (mine === turn.current) hold({ where, items: [...before, ...page.items], cursor: page.cursor });
    } catch (problem) {
      if (mine === turn.current) hold({ where, items: before.length ? before : undefined, cursor, problem });
    }
  };
  useEffect(() => { next([]); }, [where]);
  const mine = held.where === where ? held : {};
  return { ...mine, reload: () => next([]), more: mine.cursor ? () => next(mine.items ?? [], mine.cursor) : undefined };
}

// Returns everything of a list, page by page, at most so many items.
export async function all(where, most = 10000) {
  const items = [];
  let cursor;
  do {
    const page = await call('GET', `${where}${where.includes('?') ? '&' : '?'}limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor && items.length < most);
  return { items, whole: !cursor };
}
