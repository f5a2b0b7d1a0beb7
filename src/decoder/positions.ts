import type { Evidence } from './findings.ts';
import type { Place } from './statements.ts';
import type { View } from './view.ts';

/** Finds the places of a view in its source. */
export const locateThrough =
  ({ at }: View) =>
  ({ start, end }: Place): Place => ({
    start: at(start),
    // Behind the last character, not before what follows it in the source.
    end: end > 0 ? at(end - 1) + 1 : 0,
  });

/** How often a piece may be looked for in all of a mail; each time costs its whole length. */
const maxSearches = 100;

/**
 * Finds pieces of what a mail says in its source. They come in the order of the text, so that each is looked for behind
 * the one before; what is not there, as it stands encoded, has the position of the whole text.
 */
export function locateIn(source: string): (piece: Evidence) => Place {
  let done = 0;
  let searches = 0;
  const elsewhere = new Map<string, Place>();
  const whole = { start: 0, end: source.length };
  return ({ text }) => {
    const before = elsewhere.get(text);
    if (before) return before;
    if (searches >= maxSearches) return whole;
    const at = source.indexOf(text, done);
    if (at >= 0) {
      done = at;
      return { start: at, end: at + text.length };
    }
    searches++;
    const first = source.indexOf(text);
    const place = first < 0 ? whole : { start: first, end: first + text.length };
    elsewhere.set(text, place);
    return place;
  };
}
