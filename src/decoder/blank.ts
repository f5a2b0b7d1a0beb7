import type { Signs } from '../model/schema.ts';
import { compileNames } from './expressions.ts';
import { Joiner, replaceIn } from './memory.ts';

const quotedLocalPart = /"[^"\n]{1,64}"(?=@)/g;
const isLocal = (char: string) => /[\p{L}\p{M}\p{N}\p{Surrogate}._%+=#~!$&'*/?^|{}-]/u.test(char);

/** The local parts of all addresses. Looks from each @ backwards, so that the time grows with the text alone. */
function* findLocalParts(text: string): Generator<[start: number, end: number]> {
  let done = 0;
  for (const { index: end } of text.matchAll(/@(?=[\p{L}\p{N}-])/gu)) {
    let start = end;
    while (start > done && isLocal(text.charAt(start - 1))) start--;
    if (start === end) continue;
    yield [start, end];
    done = end;
  }
}

function blankLocalParts(text: string): string {
  const blanked = new Joiner();
  let done = 0;
  for (const [start, end] of findLocalParts(text)) {
    blanked.add(text.slice(done, start));
    blanked.add('***');
    done = end;
  }
  blanked.add(text.slice(done));
  return blanked.toString();
}

/**
 * Makes the function that blanks the local parts of all addresses, also where they stand alone, and the names that stand
 * with addresses. `isWording` tells words of a server, "User Unknown <…>", from a name.
 */
export function createBlanker(signs: Signs, isWording: (text: string) => boolean): (text: string) => string {
  const { quoted, header, greeted, before, alone, system } = compileNames(signs);
  // "Mail Delivery System <MAILER-DAEMON@example.net>" names nobody.
  const blankName = (name: string, local: string) => (isWording(name) || system.test(local) ? name : '***');
  return (text) => {
    const locals = new Set<string>();
    // Shorter ones are also words.
    for (const [start, end] of findLocalParts(text)) if (end - start >= 5) locals.add(text.slice(start, end));
    let blanked = text.replace(quoted, '***').replace(header, '$1*** ').replace(greeted, '$1***');
    for (const name of [before, alone]) blanked = replaceIn(blanked, name, blankName);
    const withoutLocals = blankLocalParts(blanked.replace(quotedLocalPart, '***'));
    if (locals.size === 0) return withoutLocals;
    return replaceIn(withoutLocals, /[\p{L}\p{N}._%+-]{5,64}/gu, (word) => (locals.has(word) ? '***' : word));
  };
}
