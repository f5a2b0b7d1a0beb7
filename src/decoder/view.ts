/** A text made readable, and for each of its characters the place in the text that it was made from. */
export interface View {
  text: string;
  /** `at[i]` is the offset in the source of the character `i`; one entry more marks the end. */
  at: Uint32Array;
}

/** The text as it is. */
export function plainView(text: string): View {
  const at = new Uint32Array(text.length + 1);
  for (let index = 0; index <= text.length; index++) at[index] = index;
  return { text, at };
}

/** Puts a space at places of a view, in its order. */
function insertSpaces({ text, at }: View, places: number[]): View {
  if (places.length === 0) return { text, at };
  const map = new Uint32Array(text.length + places.length + 1);
  const parts: string[] = [];
  let done = 0;
  for (const [count, place] of places.entries()) {
    parts.push(text.slice(done, place), ' ');
    map.set(at.subarray(done, place), done + count);
    map[place + count] = at[place] ?? 0;
    done = place;
  }
  parts.push(text.slice(done));
  map.set(at.subarray(done), done + places.length);
  return { text: parts.join(''), at: map };
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

/** Replaces all matches; a replacement must not be longer than its match. */
function rewrite(view: View, pattern: RegExp, replace: (match: string) => string): View {
  const { text, at } = view;
  if (text.search(pattern) < 0) return view;
  const map = new Uint32Array(text.length + 1);
  const parts: string[] = [];
  let length = 0;
  let done = 0;
  const copy = (end: number) => {
    parts.push(text.slice(done, end));
    map.set(at.subarray(done, end), length);
    length += end - done;
  };
  for (const match of text.matchAll(pattern)) {
    copy(match.index);
    const made = replace(match[0]);
    parts.push(made);
    map.set(at.subarray(match.index, match.index + made.length), length);
    length += made.length;
    done = match.index + match[0].length;
  }
  copy(text.length);
  map[length] = at[text.length] ?? 0;
  return { text: parts.join(''), at: map.subarray(0, length + 1) };
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
  // Letters and their accents that were pasted apart.
  view = rewrite(view, /[A-Za-z\u0400-\u04ff][\u0300-\u036f]{1,4}/g, (match) => match.normalize('NFC'));
  // "<<<" and ">>>" mark the sides of a dialogue, "> " a quotation.
  view = rewrite(view, /^[ \t]*>(?!>>)(?:[ ]?>(?!>>))*[ ]?/gm, () => '');
  // A mail in a listing, all of whose lines are indented.
  const margin = /^\n*([ \t]{1,16})[A-Z][\w-]{1,40}:/.exec(view.text)?.[1];
  if (margin && view.text.split('\n').every((line) => line.trim() === '' || line.startsWith(margin)))
    view = rewrite(view, new RegExp(`^${margin}`, 'gm'), () => '');
  // An input field of one line swallows the breaks of what is pasted into it.
  if (view.text.length > 60 && !view.text.trim().includes('\n'))
    view = insertSpaces(
      view,
      [...view.text.matchAll(glue)].map(({ index }) => index),
    );
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
    /(?:^|\s+)[2-5]\d\d(?:-(?:[245]\.\d{1,3}\.\d{1,3}[ -])?| [245]\.\d{1,3}\.\d{1,3} )|\s+/g,
    () => ' ',
  );
  const { text, at } = rewrite(lines, /[’‘‛´`]|[“”„]| {2,}/g, (match) =>
    /[“”„]/.test(match) ? '"' : match[0] === ' ' ? ' ' : "'",
  );
  const lower = text.toLowerCase();
  // A few letters become longer in lower case, which would shift all positions.
  return { text: lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (word) => word.toLowerCase()), at };
}
