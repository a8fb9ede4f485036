// Signs people in: OpenID Connect, authorisation code with PKCE. The token is in this tab's session storage, so that a reload does not ask
// again; no other tab can read it, it ends with the tab, and it is removed when it expires, is refused, or the person signs out.
const TOKEN = 'makegood.token';
const ATTEMPT = 'makegood.sign-in';
const ROLES = ['operator', 'merchant', 'buyer'];

const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const drawn = () => base64(crypto.getRandomValues(new Uint8Array(32)));
const callback = () => location.origin + '/';

async function discover(config) {
  const answer = await fetch(config.issuer.replace(/\/$/, '') + '/.well-known/openid-configuration');
  if (!answer.ok) throw new Error('the issuer has no configuration');
  return answer.json();
}

// Leaves for the issuer. The hint says who it is, where the issuer accepts that.
export async function signIn(config, role, hint) {
  const verifier = drawn();
  const state = drawn();
  const { authorization_endpoint: authorize } = await discover(config);
  sessionStorage.setItem(ATTEMPT, JSON.stringify({ verifier, state }));
  const challenge = base64(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const query = new URLSearchParams({
    response_type: 'code', client_id: config.clientId, redirect_uri: callback(), scope: `openid makegood/${role}`, audience: config.audience,
    state, code_challenge: challenge, code_challenge_method: 'S256', ...(hint ? { login_hint: hint } : {}),
  });
  location.assign(`${authorize}?${query}`);
}

// Ends a sign-in if the issuer has just sent the person back. The code leaves the address bar before anything else happens.
export async function finishSignIn(config) {
  const query = new URLSearchParams(location.search);
  if (!query.has('state')) return;
  history.replaceState(null, '', '/');
  const attempt = JSON.parse(sessionStorage.getItem(ATTEMPT) ?? '{}');
  sessionStorage.removeItem(ATTEMPT);
  if (!query.has('code') || attempt.state !== query.get('state')) throw new Error('signIn');
  const { token_endpoint: tokens } = await discover(config);
  const answer = await fetch(tokens, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code', client_id: config.clientId, redirect_uri: callback(), code: query.get('code'), code_verifier: attempt.verifier,
    }),
  });
  if (!answer.ok) throw new Error('signIn');
  const { access_token: token, expires_in: seconds } = await answer.json();
  sessionStorage.setItem(TOKEN, JSON.stringify({ token, until: Date.now() + (seconds ?? 3600) * 1000 }));
}

// Returns the token, and who its claims say that this is; nothing if nobody is signed in. Only the API checks the token.
export function session() {
  try {
    const { token, until } = JSON.parse(sessionStorage.getItem(TOKEN));
    if (Date.now() >= until) throw new Error('expired');
    const bytes = Uint8Array.from(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    const scopes = [claims.scope ?? claims.scp ?? ''].flat().join(' ').split(' ');
    const role = ROLES.find((one) => scopes.includes(`makegood/${one}`));
    const id = role === 'merchant' ? claims.merchant_id : claims.sub;
    return role && id ? { token, role, id } : undefined;
  } catch {
    signOut();
    return undefined;
  }
}

export function signOut() {
  sessionStorage.removeItem(TOKEN);
}
