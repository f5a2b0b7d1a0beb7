import { Joiner, Numbers, replaceIn } from './memory.ts';

/** A text made readable. */
export interface View {
  text: string;
  /** The offset in the source of a character; the length of the text stands for its end. */
  at: (index: number) => number;
}

/** The text as it is. */
export const plainView = (text: string): View => ({ text, at: (index) => index });

/** Where a text goes on as its source does behind what was replaced: no entry for each character, but one for each change. */
class Shifts {
  readonly #made = new Numbers();
  readonly #source = new Numbers();

  add(made: number, source: number): void {
    const last = this.#made.length - 1;
    if (source - made === this.#source.at(last) - this.#made.at(last)) return;
    this.#made.push(made);
    this.#source.push(source);
  }

  /** `at` is that of the source. */
  behind(at: View['at']): View['at'] {
    return (index) => {
      const last = this.#made.countBelow(index + 1) - 1;
      return at(last < 0 ? index : this.#source.at(last) + index - this.#made.at(last));
    };
  }
}

// Where a line ended before its break was swallowed: behind an address or a sentence, before a field, a command or a reply.
const glue = new RegExp(
  [
    /(?<=@[a-z0-9.-]{1,100}\.[a-z]{2,10})(?=[A-Z#]|[^\x00-\x7f])/,
    /(?<=[\w.>)\]"])(?=(?:From|To|Subject|Date|MIME-Version|Content-[A-Z][\w-]{2,30}|Auto-Submitted|X-[A-Z][\w-]{2,30}|Received|Message-ID|Return-Path|Reporting-MTA|Final-Recipient|Original-[A-Z][\w-]{2,30}|Remote-MTA|Diagnostic-Code|Last-Attempt-Date|Arrival-Date|Feedback-Type|User-Agent|Version|Source-IP|Action|Status): ?)(?<!-)/,
    /(?<=[\w.>)\]])(?=MAIL FROM:|RCPT TO:|(?:EHLO|HELO) [\w[]|QUIT|[CS]: )/,
    /(?<=[a-z>)\]]|[a-z'"]\.)(?=[2-5]\d\d[ -](?:[245]\.\d|[A-Za-z<]))/,
    /(?<=[a-z][.!:)])(?=[A-Z][a-z]{1,20} )/,
    /(?<=\s[a-zäöüßéèáíóú]{3,30})(?=[A-ZÄÖÜ][a-zäöü']{1,12} )/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Replaces all matches; each letter of a replacement stands for the one at its place in the match. */
function rewrite(view: View, pattern: RegExp, replace: (match: string) => string): View {
  const { text, at } = view;
  const made = new Joiner();
  const shifts = new Shifts();
  let done = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const replacement = replace(match);
    if (replacement === match) continue;
    made.add(text.slice(done, index));
    made.add(replacement);
    done = index + match.length;
    shifts.add(made.length, done);
  }
  if (made.length === 0 && done === 0) return view;
  made.add(text.slice(done));
  return { text: made.toString(), at: shifts.behind(at) };
}

const latin =
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const named: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '\u00ad',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  // U+00C0 to U+00FF.
  ...Object.fromEntries(latin.split(' ').map((name, at) => [name, String.fromCharCode(0xc0 + at)])),
};
// Tags have nothing or a space behind their name: "<b@example.com>" is an address.
const attributes = '(?:\\s[^<>]{0,400})?';
const block = `(?:p|div|tr|li|pre|table|tbody|ul|ol|blockquote|h\\d)`;
const inline = `(?:td|th|span|b|i|em|strong|code|a|font|tt|samp|small)`;
const entities = /&(?:#\d{1,5}|#x[\da-f]{1,4}|[a-z]{2,6});|<br\s{0,2}\/?>(?:\r?\n)?/gi;
const markup = new RegExp(
  [
    entities.source,
    `<\\/${block}>\\s{0,4}<${block}${attributes}>`,
    `<\\/?${block}${attributes}>`,
    `<\\/?${inline}${attributes}>`,
  ].join('|'),
  'gi',
);
const isInline = new RegExp(`^<\\/?${inline}[\\s>]`, 'i');
const isCell = /^<\/t[dh]/i;

function unescape(match: string): string {
  if (match.startsWith('<')) return isCell.test(match) ? '\t' : isInline.test(match) ? '' : '\n';
  const name = match.slice(1, -1);
  if (!name.startsWith('#')) return named[name] ?? match;
  return String.fromCharCode(name[1]?.toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text.slice(0, 200)) || !text.includes('\n')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether all lines begin with a margin that are not blank. */
function isIndented(text: string, margin: string): boolean {
  for (let from = 0, end = 0; end < text.length; from = end + 1) {
    const next = text.indexOf('\n', from);
    end = next < 0 ? text.length : next;
    if (!text.startsWith(margin, from) && text.slice(from, end).trim() !== '') return false;
  }
  return true;
}

/**
 * Pasted text as a reader sees it: HTML escapes resolved (also twice), every line break `\n`, every space a space,
 * invisible characters, the colours of a terminal and the `>` of quotations gone, qmail's underscores in log lines turned back into spaces.
 */
export function readable(pasted: string): View {
  let view = plainView(pasted);
  // What was escaped twice is no markup of the page.
  for (let times = 0; times < 2 && /&[#\w]|<[/a-z]/i.test(view.text); times++)
    view = rewrite(view, times === 0 ? markup : entities, unescape);
  view = rewrite(
    view,
    /\r\n?|[\v\f\u0085\u2028\u2029]|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+|[\u00ad\u200b-\u200f\u2060\ufeff]+|\u001b\[[\d;]{0,12}m/g,
    (match) =>
      /[\r\v\f\u0085\u2028\u2029]/.test(match)
        ? '\n'
        : /[\u001b\u00ad\u200b-\u200f\u2060\ufeff]/.test(match)
          ? ''
          : ' '.repeat(match.length),
  );
  // The wide forms of ASCII in Chinese and Japanese texts.
  view = rewrite(view, /[\uff01-\uff5e]+/g, (match) => match.normalize('NFKC'));
  // The target of a link behind the address that it shows.
  view = rewrite(view, /(?<=@[\w.-]{1,253}\]?)(?:[ ]?<mailto:[^<>\s]{1,320}>|\(mailto:[^()\s]{1,320}\))/gi, () => ' ');
  // Letters and their accents that were pasted apart.
  view = rewrite(view, /[A-Za-z\u0400-\u04ff][\u0300-\u036f]{1,4}/g, (match) => match.normalize('NFC'));
  // "<<<" and ">>>" mark the sides of a dialogue, "> " a quotation.
  view = rewrite(view, /^[ \t]*>(?!>>)(?:[ ]?>(?!>>))*[ ]?/gm, () => '');
  // JSON of several lines, so that each of its objects is one.
  if (isJson(view.text)) view = rewrite(view, /\n[ \t]*/g, () => ' ');
  // A mail in a listing, all of whose lines are indented.
  const margin = /^\n*([ \t]{1,16})[A-Z][\w-]{1,40}:/.exec(view.text)?.[1];
  if (margin && isIndented(view.text, margin)) view = rewrite(view, new RegExp(`^${margin}`, 'gm'), () => '');
  // An input field of one line swallows the breaks of what is pasted into it.
  if (view.text.length > 60 && !view.text.trim().includes('\n')) view = rewrite(view, glue, () => ' ');
  return rewrite(view, /^.{0,80}\b(?:failure|deferral|success): [^\s_]{1,80}_\S+[ \t]{0,8}$/gm, (line) => {
    const start = line.trimEnd().lastIndexOf(' ') + 1;
    return (
      line.slice(0, start) +
      line
        .slice(start)
        .replaceAll('_', ' ')
        .replace(/\/(?=[A-Z]|$)/g, '\n')
    );
  });
}

/**
 * The words of a view in lower case with one space between them, for comparison with known wordings: the codes that
 * every line of a reply repeats are left out, so that a wording is found across its lines.
 */
export function wordsOf(view: View): View {
  const lines = rewrite(
    view,
    /(?:^|\s+)(?:<<< )?[2-5]\d\d(?:-(?:[245]\.\d{1,3}\.\d{1,3}[ -])?| [245]\.\d{1,3}\.\d{1,3} )|\s+/g,
    () => ' ',
  );
  const { text, at } = rewrite(lines, /[’‘‛´`]|[“”„]| {2,}/g, (match) =>
    /[“”„]/.test(match) ? '"' : match[0] === ' ' ? ' ' : "'",
  );
  const lower = text.toLowerCase();
  // A few letters become longer in lower case, which would shift all positions.
  return { text: lower.length === text.length ? lower : replaceIn(text, /[A-Z]+/g, (word) => word.toLowerCase()), at };
}
