// Amounts, times and shares as the reader's language writes them, in the market's zone.
import { language } from './words.js';

let zone = 'UTC';
let offsetMs = 0;

// Sets the market's zone, and by how much the platform's clock is ahead of this machine's.
export function setMarket(config) {
  zone = config.zone;
  offsetMs = config.now ? Date.parse(config.now) - Date.now() : 0;
}

export const now = () => new Date(Date.now() + offsetMs);

// Returns an amount of minor units; exact, since it is given as digits.
export function money(minor, currency) {
  return new Intl.NumberFormat(language(), { style: 'currency', currency }).format(decimal(minor, placesOf(currency)));
}

// Returns how many digits a currency has after the point.
export const placesOf = (currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;

// Returns minor units as decimal digits, such as -0.05.
export function decimal(minor, places = 2) {
  const digits = String(Math.abs(minor)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return (minor < 0 ? '-' : '') + (places ? `${whole}.${digits.slice(-places)}` : whole);
}

export const dateTime = (instant) => new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(new Date(instant));

export const dateOf = (instant) => new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeZone: zone }).format(new Date(instant));

// Returns the last day before an instant at which something is over.
export const lastDay = (over) => dateOf(new Date(Date.parse(over) - 1));

// Returns a day of the calendar, such as 2026-12-09.
export const day = (text) => new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(text + 'T00:00:00Z'));

// Returns the day in the market's zone, as 2026-12-09.
export const isoDay = (date) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(date);

// Returns the month in the market's zone, as 2026-12.
export const isoMonth = (date) => isoDay(date).slice(0, 7);

// Returns the month so many months after one, as 2026-12.
export const monthAfter = (month, by) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, 1)).toISOString().slice(0, 7);

export const monthName = (month) => new Intl.DateTimeFormat(language(), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(month + '-01T00:00:00Z'));

// Returns how far the market's clocks are ahead of UTC at an instant, in milliseconds.
const aheadMs = (ms) => Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(ms).replace(' ', 'T') + 'Z') - Math.floor(ms / 1000) * 1000;

// Returns what the market's clocks show at an instant, as a date-time field takes it: 2026-12-01T08:30.
export const localOf = (date) => new Date(date.getTime() + aheadMs(date.getTime())).toISOString().slice(0, 16);

// Returns the instant at which the market's clocks show this; of two, the first. What they never show counts by the offset before.
export function instantOf(local) {
  const ms = Date.parse(local + 'Z');
  const [before, after] = [ms - 86400000, ms + 86400000].map(aheadMs);
  const found = [before, after].map((ahead) => ms - ahead).filter((at) => at + aheadMs(at) === ms);
  return new Date(found.length ? Math.min(...found) : ms - before).toISOString();
}

export const zoneName = () => zone;

export const number = (value) => new Intl.NumberFormat(language()).format(value);

export const percent = (basisPoints) => new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10000);

// Returns how long it is until an instant, or since, in its largest unit.
export function fromNow(instant) {
  const seconds = (new Date(instant) - now()) / 1000;
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  for (const [unit, size] of [['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (Math.abs(seconds) >= size || unit === 'minute') return format.format(Math.trunc(seconds / size), unit);
  }
}
