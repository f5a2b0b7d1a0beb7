import type { Signs } from '../model/schema.ts';
import { compileNames } from './expressions.ts';

const quotedLocalPart = /"[^"\n]{1,64}"(?=@)/g;
const isLocal = (char: string) => /[\p{L}\p{M}\p{N}\p{Surrogate}._%+=#~!$&'*/?^|{}-]/u.test(char);

/** Puts something else for each local part. Looks from each @ backwards, so that the time grows with the text alone. */
function replaceLocalParts(text: string, replace: (local: string) => string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { index } of text.matchAll(/@(?=[\p{L}\p{N}-])/gu)) {
    let start = index;
    while (start > done && isLocal(text.charAt(start - 1))) start--;
    if (start === index) continue;
    pieces.push(text.slice(done, start), replace(text.slice(start, index)));
    done = index;
  }
  return pieces.join('') + text.slice(done);
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
    replaceLocalParts(text, (local) => {
      // Shorter ones are also words.
      if (local.length >= 5) locals.add(local);
      return local;
    });
    const blanked = text
      .replace(quoted, '***')
      .replace(header, '$1*** ')
      .replace(greeted, '$1***')
      .replace(before, blankName)
      .replace(alone, blankName)
      .replace(quotedLocalPart, '***');
    const withoutLocals = replaceLocalParts(blanked, () => '***');
    if (locals.size === 0) return withoutLocals;
    return withoutLocals.replace(/[\p{L}\p{N}._%+-]{5,64}/gu, (word) => (locals.has(word) ? '***' : word));
  };
}
