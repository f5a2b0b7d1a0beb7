import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signs } from '../model/sample.ts';
import { createBlanker } from './blank.ts';

const blank = createBlanker(signs, (text) => text === 'User Unknown');

test('addresses and names that stand with them are blanked', () => {
  for (const [text, blanked] of [
    ['bob@example.com', '***@example.com'],
    ['Max Muster <max@example.com>', '*** <***@example.com>'],
    ['Max <max@example.com>', '*** <***@example.com>'],
    ['Dr. Max-Emil von Muster <max@example.com>', '*** <***@example.com>'],
    ['Muster, Max <max@example.com>, Jürgen Ö. <j@example.org>', '*** <***@example.com>, *** <***@example.org>'],
    ['Delivery to Max Muster (max@example.com) failed', 'Delivery to *** (***@example.com) failed'],
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
    [`${'long'.repeat(20)}@example.com`, '***@example.com'],
    ['to=<bob@example.com>, relay=mx.example.com', 'to=<***@example.com>, relay=mx.example.com'],
    ['Dear Mr Muster,', 'Dear ***,'],
    ['Hallo Erika!', 'Hallo ***!'],
    ['', ''],
  ] as const) {
    assert.equal(blank(text), blanked);
  }
});

test('what is no name stays', () => {
  for (const [text, blanked] of [
    ['550 5.1.1 User unknown', '550 5.1.1 User unknown'],
    ['550 User Unknown <bob@example.com>', '550 User Unknown <***@example.com>'],
    ['Recipient <bob@example.com> is unknown', 'Recipient <***@example.com> is unknown'],
    ['after RCPT TO:<bob@example.com>', 'after RCPT TO:<***@example.com>'],
    ['RCPT TO <bob@example.com>', 'RCPT TO <***@example.com>'],
    ['Mail Delivery System <MAILER-DAEMON@example.net>', 'Mail Delivery System <***@example.net>'],
  ] as const) {
    assert.equal(blank(text), blanked);
  }
});
