import type { Knowledge } from './knowledge.ts';

// Texts that were made to be slow: for `hostile.test.ts`, and for `npm run shapes`, which measures up to megabytes.

/** Pieces of bounces and of what stands around them. */
// prettier-ignore
export const fragments = [
  '550 5.1.1 ', '550-5.7.26 ', '421', '4.7.1', '5.0.0', '2.0.0 Ok', '554 delivery error: dd ', '#5.1.1', '(#4.4.1)',
  'User unknown', 'mailbox is full', 'Mailbox ', 'Greylisted', 'policy', 'Empfänger unbekannt', '用户不存在', 'ユーザーが見つかりません',
  'пользователь не найден', 'İstanbul ẞ ﬁ', '\ud83d\ude00', '\ud83d', '\u0000', '\u200b', '\u00ad', 'e\u0301', '\u1e9e\u0307',
  'bob@example.com', '<bob@example.com>', 'a@', '@', '@@', 'x@x@x', 'jürgen@müller.example', ' ', '  ', '\t', '\n', '\r\n', '\r', '\n\n', '\n  ',
  '> ', '>>> ', '<<< ', '<- ', '** ', '=> ', 'S: ', '&lt;', '&gt;', '&amp;', '&amp;lt;', '&nbsp;', '&#60;', '&#x3c;', '&#99999;', '&', '<br>', '<p>', '</td>', '<',
  'Final-Recipient: rfc822; bob@example.com\n', 'Action: failed\n', 'Status: 5.0.0\n', 'Remote-MTA: dns; mx.example.com\n',
  'Diagnostic-Code: smtp; 550 5.7.1 refused\n', 'Reporting-MTA: dns; mail.example.net\n', 'Status: ', 'Diagnostic-Code:',
  'From: a@example.com\n', 'MIME-Version: 1.0\n', 'Content-Type: text/plain; charset=utf-8\n', 'Content-Type: multipart/mixed; boundary=b\n\n',
  'Content-Type: message/delivery-status\n\n', 'Content-Transfer-Encoding: base64\n\n', 'NTUwIDUuMS4xIFVzZXI=', '=E4=\n', '--b\n', '--b--\n',
  'charset=iso-2022-jp', '\u001b$B', '\u001b(B', '=?utf-8?Q?a?=', 'Received: from x\n', 'Subject: 550 5.1.1\n',
  'status=bounced (', 'dsn=5.1.1, ', 'to=<bob@example.com>, ', 'relay=mx.example.com[203.0.113.5]:25, ', 'host mx.example.com said: ',
  'delivery 1: failure: 550_5.1.1_no_such_user./', '{LED=', '192.0.2.25', 'Exim 4.94.2', '554.30', '[#4.16.1]', '5.1.1.1', '--- This is a copy of the message', '-----', '|', ';', '"',
  '{"email":"bob@example.com","event":"bounce","sg_event_id":"a","reason":"550 5.1.1"}', '[{', '}]', '{"Message":"', '{"msys":{"a":', '"event":"__proto__"',
  "smtplib.SMTPSenderRefused: (553, b'5.7.1 no', 'bob@example.com')", "{'bob@example.com': (550, b'no')}", ' (in reply to MAIL FROM command)', 'MAIL FROM:<bob@example.com>\n',
  '[TSS04]', 'AUP#In-1305', 'try again in 5 minutes', 'blocked using bl.example.net', 'Feedback-Type: abuse\n', 'Version: 1\n', 'Original-Rcpt-To: <bob@example.com>\n', 'Automatic reply: ', 'Auto-Submitted: auto-replied\n',
  'refused to talk to me: ', 'Sender address rejected: ', 'The server response was: ', 'failure: a_b_550_no/', '550 5.9.77 ',
];

/** What repeats a part to about a length. */
export const repeated = (part: string) => (length: number) => part.repeat(Math.ceil(length / part.length));

const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('');
/** Texts of one shape, each of about a length. */
export const shapes: Record<string, (length: number) => string> = Object.fromEntries([
  ...[
    ['digits and dots', '5.1.'],
    ['digits', '5'],
    ['dots', '.'],
    ['at signs', '@'],
    ['letters', 'a'],
    ['addresses without an end', 'a@a.'],
    ['spaces', ' '],
    ['tabs', '\t'],
    ['line breaks', '\n'],
    ['CRLF', '\r\n'],
    ['angle brackets', '<'],
    ['closing brackets', '>'],
    ['quoted empty lines', '> \n'],
    ['quotation marks', '"'],
    ['first words of wordings', 'mailbox mailbox '],
    ['wordings with gaps', 'domain account ip dkim '],
    ['wordings', 'user unknown mailbox full '],
    ['Chinese wordings', '用户不存在'],
    ['replies', '550-5.1.1 '],
    ['reply lines', '550-5.1.1 User unknown\n'],
    ['reply codes', '550 '],
    ['codes', '5.1.1 '],
    ['bars', '--\n'],
    ['a bar', '-'],
    ['headers', 'Received: from a by b\n'],
    ['a header that goes on', 'X-A: b\n c\n'],
    ['lines that go on', '\n  a'],
    ['headers without values', 'Subject:'],
    ['ampersands', '&amp;'],
    ['ampersands alone', '&'],
    ['numeric entities', '&#38;#38;'],
    ['line breaks of HTML', '<br'],
    ['tags', '<td><'],
    ['underscores of qmail', 'delivery 1: failure: _/_'],
    ['recipients of a report', 'Final-Recipient: rfc822; a@example.com\n'],
    ['fields of a report in one line', 'Action: failed 550-5.7.26 '],
    ['names', 'Max Muster '],
    ['fields of a report', 'Status: 5.1.1\nAction: failed\n'],
    ['statuses without values', 'Status: '],
    ['reports', 'Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.1.1\n\n'],
    ['hosts', 'host mx.example.com said: '],
    ['parts of hosts', 'a.'],
    ['rows of a table', 'a@example.com;550 5.1.1 unknown\n'],
    ['lines of a log', 'dsn=5.1.1, to=<a@example.com>, status=bounced\n'],
    ['signs of failure', 'error '],
    ['greetings', 'dear '],
    ['Unicode', '\u00a0\u200b\ud83d\ude00'],
    ['accents', 'e\u0301'],
    ['commands', 'MAIL FROM:<a@example.com>\n'],
    ['commands and replies', 'RCPT TO:<a@example.com>\n550 no\n'],
    ['commands that are named', ' in reply to MAIL FROM'],
    ['tags', '[TSS04] AUP#In-1305 '],
    ['words of stages', 'sender address '],
    ['nouns of a sender', '550 5.1.1 User unknown sender a.a@a.a to sender '],
    ['lines before answers', 'The sender:\n550 5.1.1 User unknown\n'],
    ['tuples', "(550, b'5.1.1 no', 'a@example.com') "],
    ['words of libraries', 'Mailbox unavailable. The server response was: '],
    ['waits', 'try again in 5 '],
    ['blocklists', 'listed in a.spamhaus.'],
    ['quoted commands', 'Sent: RCPT TO:<a@example.com>\n'],
    ['lines of replies', '550 no\n'],
    ['lines of a reply without an end', '550-no\n'],
    ['lines of addresses and replies', 'a@example.com 550 no\n'],
    ['log entries', '2026-01-01 10:00:00 1abcDE-0001-AB == '],
    ['underscores', 'failure: a_'],
    ['complaints', 'Feedback-Type: abuse\nVersion: 1\n'],
    ['automatic replies', 'Subject: '],
    ['open brackets', '['],
    ['encoded mails in one line', 'Content-Transfer-Encoding: base64 QUJDREVGR0hJSktMTU5P '],
    ['base64 in one line', 'Content-Transfer-Encoding: base64 '.padEnd(64, 'QUJD')],
    ['quoted-printable in one line', 'Content-Transfer-Encoding: quoted-printable =E4=F6 '],
    ['lines that were glued together', 'to a@b.exampleDie nichtDas try550-5.1.1 no.'],
    ['paragraphs', '<p>550 no</p> '],
    ['paragraphs without an end', '<p '],
    ['open objects', '{"a":'],
    ['events one a line', '{"email":"a@example.com","ts_event":1,"event":"hard_bounce","reason":"550 no"}\n'],
    ['halves of events', '{"email":"a@example.com"} {'],
  ].map(([name, part = '']) => [name, repeated(part)]),
  [
    'recipients, each another one',
    (length: number) =>
      Array.from({ length: length / 48 }, (_, at) => `Final-Recipient: rfc822; a${at}@example.com\n\n`).join(''),
  ],
  [
    'lines of a log, each of another one',
    (length: number) =>
      Array.from({ length: length / 48 }, (_, at) => `to=<a${at}@example.com>, dsn=5.1.1, status=bounced\n`).join(''),
  ],
  [
    'a mail with deep nesting',
    (length: number) =>
      `From: a@example.com\nMIME-Version: 1.0\n${nested(60)}${'550 5.1.1 User unknown\n'.repeat(length / 23)}`,
  ],
  [
    'fields of a report, each of which could go on',
    (length: number) =>
      `Report:\n${'  Final-Recipient: rfc822; a@example.com\n  Action: failed\n  Status: 5.1.1\n'.repeat(length / 76)}`,
  ],
  ...['7bit', 'base64'].map((encoding): [string, (length: number) => string] => [
    `a mail of many recipients in ${encoding}`,
    (length) => {
      const lines = Array.from(
        { length: length / 50 },
        (_, at) => `<a${at}@example.com>: host mx.example.com said: 550 no\n`,
      );
      const body = encoding === 'base64' ? btoa(lines.join('')).replace(/.{76}/g, '$&\n') : lines.join('');
      return `From: a@example.com\nMIME-Version: 1.0\nContent-Transfer-Encoding: ${encoding}\n\n${body}`;
    },
  ]),
  [
    'events of many recipients',
    (length: number) =>
      JSON.stringify(
        Array.from({ length: length / 100 }, (_, at) => ({
          sg_event_id: at,
          event: 'bounce',
          email: `a${at}@example.com`,
          reason: '550 no',
        })),
      ),
  ],
  [
    'a tuple of many recipients',
    (length: number) =>
      Array.from({ length: length / 48 }, (_, at) => `'a${at}@example.com': (550, b'5.1.1 User unknown'), `).join(''),
  ],
  ['a mail with deeper nesting', (length: number) => `From: a@example.com\nMIME-Version: 1.0\n${nested(length / 52)}`],
  [
    'a mail with a header without an end',
    (length: number) =>
      `From: a@example.com\nMIME-Version: 1.0\n\n${'Content-Type: text/plain; charset=x; '.repeat(length / 37)}ä`,
  ],
  [
    'a mail of HTML',
    (length: number) =>
      `From: a@example.com\nMIME-Version: 1.0\nContent-Type: text/html\n\n${'<p <b '.repeat(length / 6)}`,
  ],
  [
    'a mail with many headers',
    (length: number) =>
      `From: a@example.com\nMIME-Version: 1.0\n\n${`A: ä${'x'.repeat(80)}\n b\n`.repeat(length / 88)}`,
  ],
]);

/** Every string in a value, however deep. */
const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value
      ? Object.values(value).flatMap(stringsIn)
      : [];

/** Every token that the decoder knows: codes, signs, phrases, responses, tags, hosts, words of services, and the forms. */
export function tokensOf({ codes, classes, wordings, providers, signs }: Knowledge): string[] {
  const known = [
    ...codes,
    ...stringsIn(signs).map((sign) => sign.replaceAll('*', '')),
    ...wordings.flatMap(({ phrases }) => phrases),
    ...providers.flatMap(({ name, domains, mx, responses }) => [
      name,
      ...domains,
      ...mx,
      ...responses.flatMap(({ response, tags = [] }) => [response, ...tags]),
    ]),
    ...Object.values(classes).flatMap((words) => Object.keys(words)),
  ];
  return [...new Set([...fragments, ...known])].filter(Boolean);
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Without an end: by turns a token alone and two of them, which a seed repeats. */
export function* generateParts(tokens: string[], seed: number): Generator<string> {
  const next = numbersOf(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const separators = ['', ' ', '\n', '\n  ', ': '];
  for (;;) {
    yield `${pick(tokens)}${pick(separators)}`;
    // Signs and forms are few beside codes and phrases, and break more.
    yield `${pick(fragments)}${pick(separators)}${pick(tokens)}${pick(separators)}`;
    yield `${pick(fragments)}${pick(separators)}${pick(fragments)}${pick(separators)}`;
  }
}
