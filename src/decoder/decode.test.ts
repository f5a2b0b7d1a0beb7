import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readStatusCode } from '../base/code.ts';
import { cases, negatives } from './cases.ts';
import { blankAddresses, decodeBounce, readBounce, type Finding } from './decode.ts';
import { knowledge } from './knowledge.ts';

const known = new Set(knowledge.codes);
const providers = new Set(knowledge.providers.map(({ id }) => id));
const evidenceKinds = new Set(['code', 'reply', 'wording', 'provider', 'recipient', 'remote', 'action']);

/** What holds for every finding, whatever the text. */
function assertWellFormed(text: string, findings: Finding[]): void {
  for (const finding of findings) {
    assert.ok(known.has(finding.page), `page ${finding.page}`);
    assert.ok(finding.code === null || readStatusCode(finding.code), `code ${finding.code}`);
    assert.ok(finding.replyCode === null || /^[2-5]\d\d$/.test(finding.replyCode), `reply ${finding.replyCode}`);
    assert.equal(finding.inferred, finding.page !== finding.code);
    assert.ok(finding.action === null || /^(?:failed|delayed|delivered|relayed|expanded)$/.test(finding.action));
    assert.ok(finding.provider === null || providers.has(finding.provider), `provider ${finding.provider}`);
    assert.ok(finding.recipient === null || finding.recipient.includes('@'), `recipient ${finding.recipient}`);
    assert.equal(finding.recipientBlanked === null, finding.recipient === null);
    // Something in the text has led to the page.
    assert.ok(finding.evidence.some(({ kind }) => kind === 'code' || kind === 'reply' || kind === 'wording'));
    for (const { kind, start, end, text: shown } of finding.evidence) {
      assert.ok(evidenceKinds.has(kind), kind);
      assert.ok(0 <= start && start <= end && end <= text.length, `${kind} ${start}–${end} of ${text.length}`);
      assert.notEqual(shown, '', kind);
    }
    // No code is invented: each is shown where it stands.
    if (finding.code)
      assert.ok(finding.evidence.some(({ kind, text: shown }) => kind === 'code' && shown === finding.code));
  }
}

test('bounces are read as what they are', async (t) => {
  for (const { name, text, inferred, others = [], ...expected } of cases) {
    await t.test(name, async () => {
      const findings = await decodeBounce(text);
      const [best, ...rest] = findings;
      assert.ok(best, 'no bounce is found');
      const stated = Object.fromEntries(Object.keys(expected).map((key) => [key, best[key as keyof Finding]]));
      assert.deepEqual(stated, expected);
      assert.equal(best.inferred, inferred ?? expected.page !== expected.code);
      assert.deepEqual(
        rest.map(({ code, page, recipient }) => ({ code, page, recipient })),
        others.map((other, at) => ({ recipient: rest[at]?.recipient ?? null, ...other })),
      );
      assertWellFormed(text, findings);
    });
  }
});

test('texts without a bounce yield nothing', async (t) => {
  for (const text of negatives) {
    await t.test(JSON.stringify(text.slice(0, 80)), async () => {
      assert.deepEqual(
        (await decodeBounce(text)).map(({ code, page, evidence }) => ({ code, page, evidence })),
        [],
      );
    });
  }
});

test('every code in a reply line leads to its page', async () => {
  const statusCodes = knowledge.codes.filter((code) => code.includes('.'));
  assert.ok(statusCodes.length > 100);
  for (const code of statusCodes) {
    const reply = { 2: '250', 4: '450', 5: '550' }[code[0] ?? ''];
    const [finding] = await decodeBounce(
      `${reply} ${code} ${code.startsWith('2') ? 'Message accepted' : 'Delivery failed'}`,
    );
    assert.deepEqual(
      { code: finding?.code, replyCode: finding?.replyCode, page: finding?.page, inferred: finding?.inferred },
      { code, replyCode: reply, page: code, inferred: false },
    );
  }
  for (const code of knowledge.codes.filter((code) => !code.includes('.'))) {
    const [finding] = await decodeBounce(`${code} Something happened`);
    assert.deepEqual([finding?.code, finding?.replyCode, finding?.page], [null, code, code]);
  }
});

test('a code has the same page alone, in a log line, in a report and in a mail', async () => {
  for (const code of knowledge.codes.filter((code) => /^[45]\./.test(code))) {
    for (const text of [
      code,
      `status ${code}`,
      `dsn=${code}, status=bounced (host mx.example.com said: ${code[0]}50 ${code} Delivery failed)`,
      `Final-Recipient: rfc822; bob@example.com\nAction: failed\nStatus: ${code}\n`,
      `From: a@example.com\nMIME-Version: 1.0\nContent-Type: text/plain\n\n${code[0]}50 ${code} Delivery failed`,
    ]) {
      assert.equal((await decodeBounce(text))[0]?.page, code, text);
    }
  }
});

test('what a provider answers leads to the page that explains it', async () => {
  for (const { id, mx, responses } of knowledge.providers) {
    // An exchanger of the provider, where one is known.
    const host = mx[0]?.replaceAll('*', 'mx1').replaceAll('...', '1');
    for (const { replyCode, code, response, page } of responses) {
      // A code within the words belongs to the words.
      if (/[245]\.\d\.\d/.test(response)) continue;
      const answer = [replyCode, code, response.replaceAll('...', 'example')].filter(Boolean).join(' ');
      const text = host
        ? `<bob@example.com>: host ${host}[203.0.113.5] said: ${answer} (in reply to RCPT TO command)`
        : answer;
      const [finding] = await decodeBounce(text);
      if (replyCode || code)
        assert.deepEqual([finding?.code, finding?.replyCode], [code ?? null, replyCode ?? null], text);
      if (host) assert.deepEqual([finding?.provider, finding?.page], [id, page], text);
    }
  }
});

test('evidence marks what it names in the text as it was pasted', async () => {
  const text = '&gt; 550&nbsp;5.1.1 User unknown\r\n&gt; &lt;bob@example.com&gt;';
  const [finding] = await decodeBounce(text);
  const marked = (finding?.evidence ?? []).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
  assert.deepEqual(marked, [
    ['code', '5.1.1'],
    ['reply', '550'],
    ['wording', 'User unknown'],
    ['recipient', 'bob@example.com'],
  ]);
});

test('a reading for display marks its own text', async () => {
  for (const { text: pasted } of cases) {
    const { text, findings } = await readBounce(pasted);
    for (const { evidence } of findings) {
      for (const { start, end, text: shown, kind } of evidence) {
        if (kind === 'action') assert.equal(text.slice(start, end).toLowerCase(), shown);
        else assert.equal(text.slice(start, end), shown);
      }
    }
  }
});

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** What happens to a text on its way into the clipboard. */
const copied: Record<string, (text: string) => string> = {
  'with CRLF': (text) => text.replace(/\r?\n/g, '\r\n'),
  quoted: (text) => text.replace(/^/gm, '> '),
  'quoted twice': (text) => text.replace(/^/gm, '> > '),
  'HTML-escaped': escaped,
  'HTML-escaped, with line breaks of HTML': (text) => escaped(text).replaceAll('\n', '<br>\n'),
  'with no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'with no-break spaces of HTML': (text) => escaped(text).replaceAll(' ', '&nbsp;'),
  'with spaces at the ends of lines': (text) => text.replace(/$/gm, '  '),
  indented: (text) => text.replace(/^/gm, '    '),
};

test('a bounce is read alike however it was copied', async (t) => {
  const read = async (text: string) =>
    (await decodeBounce(text)).map(({ code, replyCode, page, recipient }) => ({ code, replyCode, page, recipient }));
  for (const [way, copy] of Object.entries(copied)) {
    await t.test(way, async () => {
      for (const { text, name } of cases) assert.deepEqual(await read(copy(text)), await read(text), name);
    });
  }
  await t.test('and what is no bounce stays none', async () => {
    for (const copy of Object.values(copied)) {
      for (const text of negatives) assert.deepEqual(await read(copy(text)), [], copy(text));
    }
  });
  await t.test('with line breaks that became spaces', async () => {
    for (const { text, name, code, page } of cases) {
      // What is encoded in lines, or is written in a charset of its own, is lost with its lines.
      if (/content-transfer-encoding|&(?:lt|gt);/i.test(text)) continue;
      const [finding] = await decodeBounce(text.replace(/\r?\n/g, ' '));
      assert.deepEqual([finding?.code, finding?.page], [code, page], name);
    }
  });
});

// prettier-ignore
const fragments = [
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
];

test('no text makes the decoder throw, and findings are always well-formed', async () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join('')),
    fc
      .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 25 })
      .map((parts) => parts.join('')),
    // A real bounce, cut and put together in another way.
    fc
      .tuple(fc.constantFrom(...cases), fc.constantFrom(...cases), fc.nat(), fc.nat())
      .map(([a, b, from, to]) => a.text.slice(from % (a.text.length + 1)) + b.text.slice(0, to % (b.text.length + 1))),
    fc
      .constantFrom(...cases)
      .chain(({ text: whole }) => fc.shuffledSubarray(whole.split(/(?<=[\s;:])/)).map((parts) => parts.join(''))),
  );
  await fc.assert(
    fc.asyncProperty(text, async (pasted) => {
      assertWellFormed(pasted, await decodeBounce(pasted));
      const reading = await readBounce(pasted);
      assertWellFormed(reading.text, reading.findings);
    }),
    { numRuns: 2500 },
  );
});

test('a stated reply is found among any words', async () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/).filter((text) => !/^(?:spam|policy|user|mailbox)$/.test(text));
  const code = fc.constantFrom(
    ...knowledge.codes.filter((text) => /^[45]\.\d\.[1-9]/.test(text) && !/^[45]\.(?:7\.1|4\.7)$/.test(text)),
  );
  await fc.assert(
    fc.asyncProperty(code, fc.array(word, { maxLength: 12 }), async (stated, words) => {
      const [finding] = await decodeBounce(`${stated[0]}50 ${stated} ${words.join(' ')}`);
      assert.deepEqual([finding?.code, finding?.page], [stated, stated]);
    }),
    { numRuns: 300 },
  );
});

const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('');
/** Texts of one shape, each of about a length. */
const hostile: Record<string, (length: number) => string> = Object.fromEntries([
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
  ].map(([name, part = '']) => [name, (length: number) => part.repeat(Math.ceil(length / part.length))]),
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

const time = async (text: string) => {
  const start = performance.now();
  await decodeBounce(text);
  return performance.now() - start;
};

test('the time grows with the length of the text and no faster, whatever it is made of', async () => {
  for (const [name, shape] of Object.entries(hostile)) {
    const [short, long] = [shape(32 * 1024), shape(256 * 1024)];
    let [best, bestLong] = [Infinity, Infinity];
    // The best of several runs, as many as it takes: the machine may be busy with other things.
    for (let run = 0; run < 5; run++) {
      best = Math.min(best, await time(short));
      bestLong = Math.min(bestLong, await time(long));
      // Below a few milliseconds the clock decides.
      if (bestLong < Math.max(best, 5) * 8 * 2.5) break;
    }
    assert.ok(
      bestLong < Math.max(best, 5) * 8 * 2.5,
      `${name}: ${best.toFixed(1)} ms, eight times the text ${bestLong.toFixed(1)} ms`,
    );
  }
});

test('a megabyte takes no more than its share, also where it speaks of thousands of recipients', async () => {
  for (const name of ['digits and dots', 'reports', 'lines of a log, each of another one']) {
    const [short, long] = [hostile[name]?.(128 * 1024) ?? '', hostile[name]?.(1024 * 1024) ?? ''];
    const best = Math.max(Math.min(await time(short), await time(short)), 5);
    // A second time only where the first is too long: the machine may be busy.
    assert.ok((await time(long)) < best * 8 * 2.5 || (await time(long)) < best * 8 * 2.5, name);
  }
});

test('addresses and names that stand with them are blanked', () => {
  for (const [text, blanked] of [
    ['bob@example.com', '***@example.com'],
    ['Max Muster <max@example.com>', 'Max Muster <***@example.com>'],
    ['From: Max Muster <max@example.com>', 'From: *** <***@example.com>'],
    ['"Max Muster" <max@example.com>', '*** <***@example.com>'],
    [
      '550 5.1.1 <max.muster+news@example.com>: User max.muster+news unknown',
      '550 5.1.1 <***@example.com>: User *** unknown',
    ],
    ['jürgen@müller.example', '***@müller.example'],
    ["o'brien@example.com", '***@example.com'],
    ['<"bob smith"@example.com>', '<***@example.com>'],
    ['jose\u0301@example.com', '***@example.com'],
    ['to=<bob@example.com>, relay=mx.example.com', 'to=<***@example.com>, relay=mx.example.com'],
    ['Dear Mr Muster,', 'Dear ***,'],
    ['Hallo Erika!', 'Hallo ***!'],
    ['550 5.1.1 User unknown', '550 5.1.1 User unknown'],
    ['', ''],
  ] as const) {
    assert.equal(blankAddresses(text), blanked);
  }
});

test('no local part outlives the blanking', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][a-z0-9._+-]{4,20}[a-z0-9]$/),
      fc.array(fc.constantFrom(...fragments), { maxLength: 10 }),
      (local, parts) => {
        const blanked = blankAddresses(`${parts.join(' ')} <${local}@example.com> ${local} `);
        assert.ok(!blanked.includes(`${local}@`), blanked);
      },
    ),
    { numRuns: 300 },
  );
});

test('blanked recipients of findings show no local part', async () => {
  for (const { text } of cases) {
    for (const { recipient, recipientBlanked } of await decodeBounce(text)) {
      if (recipient) assert.equal(recipientBlanked, `***@${recipient.split('@').at(-1)}`);
    }
  }
});
