import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { countCalls, findWrongOptions } from './options.ts';

const files = globSync('content/**/*.{mdx,yml}').map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** Where something stands: the line, and the step that it belongs to. */
function placeOf(file: string, text: string, at: number): string {
  const before = text.slice(0, at);
  const step = [...before.matchAll(/^ *- id: (.+)$/gm)].pop()?.[1];
  const inFrontMatter = !/^---\n[^]*\n---\n/.test(before);
  return `${file}:${before.split('\n').length}${step && inFrontMatter ? ` (${step})` : ''}`;
}

test('swaks, dig, openssl and postconf know each option and parameter that a page names', () => {
  const calls = files.reduce((sum, { text }) => sum + countCalls(text), 0);
  assert.ok(calls > 450, `${calls} calls`);
  const wrong = files.flatMap(({ file, text }) =>
    findWrongOptions(text).map(({ at, problem }) => `${placeOf(file, text, at)}: ${problem}`),
  );
  assert.ok(wrong.length === 0, `\n${wrong.join('\n')}`);
});

const problemsIn = (text: string) => findWrongOptions(text).map(({ problem }) => problem);
const cases: [text: string, ...found: RegExp[]][] = [
  ['swaks --server mx.example.com --quitafter RCPT', /no option --quitafter/, /RCPT belongs to no option/],
  ['swaks --server mx.example.com --quit-after | grep SIZE', /--quit-after lacks its value/],
  ['swaks mx.example.com --tls', /mx\.example\.com belongs to no option/],
  ['swaks --server mx.example.com --tls=yes', /--tls takes no value/],
  ['for tls in "" --tsl; do\n  swaks -s mx.example.com $tls; done', /no option --tsl/],
  ['echo "$(dig +shrot MX "$domain")"', /no option \+shrot/],
  ['dig +timeout MX example.com', /\+timeout lacks its value/],
  ['dig -X 192.0.2.1', /no option -X/],
  ['openssl s_client -starttls smtp -conect \\\n  mx.example.com:25 </dev/null', /s_client: no option -conect/],
  ['openssl s_client -starttls smtp -connect </dev/null', /-connect lacks its value/],
  ['openssl x590 -noout', /lacks openssl x590/],
  ['postconf -x smtp_tls_securitylevel', /no parameter smtp_tls_securitylevel/],
  ['run `postconf -e soft_bounces=no`', /no parameter soft_bounces/],
  ['use `swaks --quit-affter`', /no option --quit-affter/],
];
for (const [text, ...found] of cases) {
  test(`finds what is wrong in ${text.replace(/\s+/g, ' ')}`, () => {
    const problems = problemsIn(text);
    assert.equal(problems.length, found.length, problems.join('\n'));
    found.forEach((pattern, at) => assert.match(problems[at] ?? '', pattern));
  });
}

test('reads calls in loops, brackets, quotes and prose', () => {
  for (const text of [
    'for opt in +nocd +cd; do\n  echo "$opt: $(dig $opt MX example.com | head -1)"',
    "swaks --server mx.example.com --from '<>' --header 'Subject: Test' -li 192.0.2.10",
    'dig @"$ns" -x 2001:db8::25 +edns=0 +noedns 2>/dev/null',
    'openssl x509 -noout -pubkey | openssl pkey -pubin -outform DER | openssl sha256 -r',
    'set `swaks --helo`, ask with `dig -x`, and compare with `openssl`',
    'postconf -M smtp/unix; postconf -hx $p | tr , " "',
  ])
    assert.deepEqual(problemsIn(text), [], text);
});
