import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeData } from './api.ts';
import { copyText } from './copy.ts';
import { loadContent } from '../model/load.ts';

const { codes } = loadContent();
const data = (code: string) => codeData(codes.get(code)!, 'https://bounces.example');

test('a link is the permalink, in every form', () => {
  assert.equal(copyText('link', data('5.4.2'), 'de'), 'https://bounces.example/5.4.2/');
  assert.match(
    copyText('markdown', data('5.4.2'), 'en'),
    /^\[5\.4\.2 [^\]]+\]\(https:\/\/bounces\.example\/5\.4\.2\/\)$/,
  );
  assert.match(
    copyText('html', data('5.4.2'), 'de'),
    /^<a href="https:\/\/bounces\.example\/5\.4\.2\/">5\.4\.2 [^<]+<\/a>$/,
  );
});

test('the SMTP reply is ASCII, begins with a reply code of the same class and fits into a line of RFC 5321', () => {
  for (const code of codes.keys()) {
    const reply = copyText('reply', data(code), 'de');
    assert.match(reply, /^[2-5]\d\d [ -~]+$/, code);
    assert.equal(reply[0], code[0], code);
    assert.ok(reply.length <= 510, `${code}: ${reply.length}`);
  }
  assert.match(copyText('reply', data('5.1.1'), 'en'), /^550 5\.1\.1 Bad destination mailbox address; see /);
  assert.match(copyText('reply', data('421'), 'en'), /^421 \D/);
});

test('the log line and the JSON carry the verdict', () => {
  assert.match(
    copyText('log', data('5.1.1'), 'de'),
    /^dsn=5\.1\.1 address=suppress resend=never title="[ -!#-~]+" see=https/,
  );
  const json = JSON.parse(copyText('json', data('5.1.1'), 'de')) as { verdict: { address: string } };
  assert.equal(json.verdict.address, 'suppress');
});

test('the letter stands in its own language, whatever the page', () => {
  assert.match(copyText('letterDe', data('5.4.2'), 'en'), /kam mit 5\.4\.2 zurück[\s\S]+\/de\/codes\/5\.4\.2\//);
  assert.match(copyText('letterEn', data('5.4.2'), 'de'), /came back with 5\.4\.2[\s\S]+\/en\/codes\/5\.4\.2\//);
});

test('the letter does not give its receiver the advice that is meant for the sender', () => {
  for (const code of codes.keys()) {
    const { lead, summary } = data(code);
    for (const { de, en } of [lead ?? summary, summary]) {
      assert.ok(!copyText('letterDe', data(code), 'de').includes(de), code);
      assert.ok(!copyText('letterEn', data(code), 'en').includes(en), code);
    }
  }
});
