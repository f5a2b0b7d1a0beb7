import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { longestText, TextSplitter } from './splitter.ts';

/** The texts of a stream that arrives in pieces of `size` bytes, each with the line at which it begins. */
function split(stream: string | Uint8Array, size = 7): [line: number, text: string][] {
  const bytes = typeof stream === 'string' ? new TextEncoder().encode(stream) : stream;
  const splitter = new TextSplitter();
  const pieces = [];
  const buffer = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    // The same buffer each time, as some sources do.
    const part = bytes.subarray(at, at + size);
    buffer.set(part);
    pieces.push(...splitter.push(buffer.subarray(0, part.length)));
  }
  return [...pieces, ...splitter.end()].map(({ line, text }) => [line, text]);
}

test('each line of a log is a text, an indented one belongs to the line before', () => {
  for (const [first, second] of [
    ['Nov 24 09:14:02 mail postfix/smtp[9]: one', 'Nov  4 09:14:03 mail postfix/smtp[9]: two'],
    ['2026-11-24T09:14:02.482113+01:00 mail one', '2026-11-24 09:14:02 1vNabc-0005Ql-1Z ** two'],
    ['@4000000065a1b2c3d4e5f607 one', '1764000000.123456 two'],
    ['<22>1 2026-11-24T09:14:02Z one', '[24/Nov/2026:09:14:02 +0100] two'],
    ['{"event":"bounce","reason":"one"}', '{"event":"bounce","reason":"two"}'],
  ] as const) {
    assert.deepEqual(split(`${first}\r\n\r\n${second}\n\tmore of it\n`), [
      [1, first],
      [3, `${second}\n\tmore of it`],
    ]);
  }
});

test('each mail of an mbox is a text, without the line that opens it', () => {
  const mbox = `
From MAILER-DAEMON Tue Nov 24 09:14:02 2026
Subject: One

From here on it is text.
>From a quotation
>>From another

From bounces@example.net Tue Nov 24 09:14:03 2026
Subject: Two
`;
  assert.deepEqual(split(mbox), [
    [3, 'Subject: One\n\nFrom here on it is text.\nFrom a quotation\n>From another\n'],
    [10, 'Subject: Two'],
  ]);
});

test('a reply, a report and a mail are one text each', () => {
  for (const text of [
    '550-5.1.1 The mailbox\n550 5.1.1 does not exist',
    'Could not be delivered to:\n\n  bob@example.com\n    550 5.1.1 User unknown',
    'From: a@example.com\nReceived: x; Tue, 24 Nov 2026\nMIME-Version: 1.0\n\nNov 24 09:14:02 log\n\nFrom me',
    '{\n  "event": "bounce"\n}',
  ])
    assert.deepEqual(split(`\n${text}\n`), [[2, text]]);
});

test('of what is longer than a text a mail is read as far as that, and everything else by its lines', () => {
  const header = 'MIME-Version: 1.0\nSubject: Undelivered\n\n';
  const [[line, text] = [], ...others] = split(header + `${'x'.repeat(99)}\n`.repeat(20_000), 65_536);
  assert.equal(others.length, 0);
  assert.equal(line, 1);
  assert.ok(text?.startsWith(header) && text.length <= longestText);
  const lines = split('550 5.1.1 User unknown\n'.repeat(60_000), 65_536);
  assert.equal(lines.length, 60_000);
  assert.deepEqual(lines.at(-1), [60_000, '550 5.1.1 User unknown']);
  const [[, long] = [], [, next] = []] = split(`${'y'.repeat(longestText * 3)}\n550 5.1.1 User unknown`, 65_536);
  assert.equal(long?.length, longestText);
  assert.equal(next, '550 5.1.1 User unknown');
  const mbox = split(
    `From a@example.com Tue Nov 24 09:14:02 2026\n${header}${'z'.repeat(longestText * 2)}\n\nFrom b@example.com Tue Nov 24 09:14:02 2026\n${header}`,
    65_536,
  );
  assert.equal(mbox.length, 2);
});

test('what is not UTF-8 is Windows-1252, line by line', () => {
  const bytes = Buffer.concat([Buffer.from('Postfach überfüllt\n'), Buffer.from('Postfach überfüllt', 'latin1')]);
  assert.deepEqual(split(bytes), [[1, 'Postfach überfüllt\nPostfach überfüllt']]);
});

test('where a stream is cut does not matter, and no word is lost', () => {
  const word = fc.constantFrom(
    '',
    'From a Tue Nov 24 09:14:02 2026',
    '>From b',
    'Nov 24 09:14:02 c',
    ' d',
    '\u00fc\u{1f4ec}',
    'w\r',
    '{}',
  );
  fc.assert(
    fc.property(fc.array(word), fc.integer({ min: 1, max: 40 }), (lines, size) => {
      const stream = lines.join('\n');
      const pieces = split(stream, size);
      assert.deepEqual(pieces, split(stream, 4096));
      const text = pieces.map(([, each]) => each).join('\n');
      for (const mark of ['c', 'd', '\u{1f4ec}', 'w'])
        assert.equal(text.split(mark).length, stream.split(mark).length, mark);
    }),
  );
});
