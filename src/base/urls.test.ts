import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeUrl, permalink, responseUrl, sourceUrl, subjectUrl } from './urls.ts';

test('addresses follow the contract', () => {
  assert.equal(codeUrl('de', '5.4.2'), '/de/codes/5.4.2/');
  assert.equal(subjectUrl('en', 4), '/en/codes/x.4/');
  assert.equal(permalink('5.4.2'), '/5.4.2/');
  assert.equal(permalink('X.4'), '/x.4/');
  assert.equal(responseUrl('de', 'gmail', 'timeout-4.4.2'), '/de/providers/gmail/#timeout-4.4.2');
});

test('a source in a repository has an address, another has none', () => {
  assert.equal(
    sourceUrl('sisimai/rb-sisimai lib/sisimai/rhost/google.rb'),
    'https://github.com/sisimai/rb-sisimai/blob/HEAD/lib/sisimai/rhost/google.rb',
  );
  assert.equal(
    sourceUrl('notqmail/notqmail qmail-remote.c'),
    'https://github.com/notqmail/notqmail/blob/HEAD/qmail-remote.c',
  );
  assert.equal(sourceUrl('public source text (repository unknown)'), null);
  assert.equal(sourceUrl('STRATO FAQ: error messages with e-mails'), null);
});
