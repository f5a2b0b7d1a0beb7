import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findProblems } from './check.ts';
import { authored, reason, reasonText, text } from './sample.ts';
import type { CodeText, GuideText, Question } from './schema.ts';
import type { Authored } from './shapes.ts';

/** The problems of the good content after one change, one line each. */
function problemsAfter(change: (content: Authored) => void): string {
  const content = authored();
  change(content);
  return findProblems(content)
    .map(({ file, path, message }) => `${file}  ${path.join('.')}: ${message}`)
    .join('\n');
}
const en = (content: Authored) => content.codes['4.4.2/en'] as CodeText;

test('good content has no problems', () =>
  assert.equal(
    problemsAfter(() => {}),
    '',
  ));

/** A guide in both languages; its tree asks one question. */
function guides(answer: Partial<Question['answers'][number]>): Authored['guides'] {
  const answers = [
    { answer: 'yes', text: 'x', reasons: [], codes: [], ...answer },
    { answer: 'no', text: 'x', reasons: [], codes: [] },
  ];
  const guide = (): GuideText => ({
    order: 1,
    title: 'x',
    summary: 'x',
    lead: 'x',
    keywords: [],
    tree: structuredClone([{ id: 'one', question: 'x', answers }]),
    sources: [],
    reviewed: '2026-11-28',
  });
  return { 'test/de': guide(), 'test/en': guide() };
}

const bad: [what: string, change: (content: Authored) => void, message: RegExp][] = [
  [
    'a missing twin',
    (content) => delete content.codes['4.4.2/en'],
    /content\/codes\/4\.4\.2\/en\.mdx {2}: is missing; write it, or remove content\/codes\/4\.4\.2\/de\.mdx/,
  ],
  [
    'a missing twin of a page',
    (content) => delete content.pages['about/en'],
    /content\/pages\/about\/en\.mdx.*is missing/,
  ],
  [
    'an entry in one language only',
    (content) => (content.replies['450/en'] = text),
    /^content\/replies\/450\/de\.mdx {2}: is missing; write it, or remove content\/replies\/450\/en\.mdx$/m,
  ],
  [
    'a type that differs',
    (content) => (en(content).type = 'hard'),
    /de\.mdx {2}type: "soft" differs from "hard" in content\/codes\/4\.4\.2\/en\.mdx; all languages must say the same/,
  ],
  [
    'an address that differs',
    (content) => (en(content).verdict.address = 'suppress'),
    /verdict\.address: "keep" differs from "suppress"/,
  ],
  [
    'actors that differ',
    (content) => en(content).verdict.actors.push('provider'),
    /verdict\.actors: "network" differs from "network, provider"/,
  ],
  ['a cause in one language only', (content) => en(content).causes.pop(), /causes\.id: "one, two" differs from "one"/],
  [
    'a command that differs',
    (content) => (en(content).investigation[0]!.command = 'nc'),
    /investigation\.command: "dig/,
  ],
  [
    'a contrast in one language only',
    (content) => (en(content).contrast = { standard: 'a', field: 'b', advice: 'c', ours: 'd' }),
    /contrast: "\(absent\)" differs from "present"/,
  ],
  [
    'sources that differ in number',
    (content) => en(content).sources.push({ title: 'b', url: 'https://example.com/' }),
    /sources: "1 of them" differs from "2 of them"/,
  ],
  [
    'an unknown related code',
    (content) => Object.values(content.codes).forEach((entry) => entry.related.push('5.9.9')),
    /related\.1: "5\.9\.9" is not a known code; correct it, or add it to content\/registry\/vendor\.yml/,
  ],
  [
    'a page that is related to itself',
    (content) => Object.values(content.codes).forEach((entry) => entry.related.push('4.4.2')),
    /"4\.4\.2" is the page itself/,
  ],
  [
    'an unknown confused code',
    (content) =>
      Object.values(content.codes).forEach((entry) => entry.confused.push({ code: '4.9.9', difference: 'x' })),
    /confused\.1\.code: "4\.9\.9" is not a known code/,
  ],
  [
    'an entry for an unknown code',
    (content) => (content.codes['5.9.9/de'] = content.codes['5.9.9/en'] = text),
    /content\/codes\/5\.9\.9\/de\.mdx {2}: "5\.9\.9" is not a known code/,
  ],
  [
    'a folder that is no code',
    (content) => (content.codes['542/de'] = content.codes['542/en'] = text),
    /"542" is not an enhanced status code; name the folder after one/,
  ],
  [
    'an example with an unknown source',
    (content) => Object.values(content.codes).forEach((entry) => (entry.examples[0]!.source = 'hearsay')),
    /examples\.0\.source: "hearsay" is neither a title under sources nor/,
  ],
  [
    'a documented example without a source',
    (content) => Object.values(content.codes).forEach((entry) => delete entry.examples[0]!.source),
    /examples\.0\.source: is missing; an example that is documented needs a source/,
  ],
  [
    'a constructed example with a source',
    (content) => Object.values(content.codes).forEach((entry) => (entry.examples[0]!.evidence = 'constructed')),
    /a constructed example has no source; remove it/,
  ],
  [
    'a registered code among the vendors',
    (content) => (content.vendor['5.4.1'] = content.vendor['5.4.316']!),
    /vendor\.yml {2}5\.4\.1: "5\.4\.1" is registered; remove it here/,
  ],
  [
    'a range that ends before it begins',
    (content) => (content.vendor['5.4.316']!.until = '5.4.300'),
    /5\.4\.316\.until: "5\.4\.300" does not follow 5\.4\.316/,
  ],
  [
    'a home page that offers an unknown code',
    (content) => content.home.codes.push('5.9.9'),
    /content\/home\.yml {2}codes\.\d+: "5\.9\.9" is not a known code/,
  ],
  [
    'a home page that offers an unknown provider',
    (content) => content.home.providers.push('nobody'),
    /content\/home\.yml {2}providers\.\d+: "nobody" is no folder of content\/providers; correct or remove it/,
  ],
  [
    'a response that names an unknown page',
    (content) => (content.responses['gmail']![0]!.page = '5.9.9'),
    /content\/providers\/gmail\/responses\.yml {2}timeout-4\.4\.2\.page: "5\.9\.9" is not a known code/,
  ],
  [
    'a provider without a name',
    (content) => delete content.providers['gmail'],
    /content\/providers\/gmail\/provider\.yml {2}: is missing; write it with the name of gmail/,
  ],
  [
    'a provider without responses',
    (content) => delete content.responses['gmail'],
    /content\/providers\/gmail\/responses\.yml {2}: is missing; write what gmail answers/,
  ],
  [
    'a reply code without an entry',
    (content) => (content.replyFacts['422'] = { commands: [] }),
    /content\/replies\/422\/en\.mdx {2}: is missing; write it, or remove 422/,
  ],
  [
    'a vendor code that is none',
    (content) => (content.vendor['5.4'] = content.vendor['5.4.316']!),
    /vendor\.yml {2}5\.4: "5\.4" is not an enhanced status code/,
  ],
  [
    'a phrase under two reasons',
    (content) => {
      content.reasons['expired'] = { ...reason, phrases: ['x', 'Lost connection'] };
      content.reasonTexts['expired/de'] = content.reasonTexts['expired/en'] = reasonText;
      content.order.telling.push('expired');
    },
    /reasons\/expired\/reason\.yml {2}phrases\.1: "Lost connection" stands under connection-lost already/,
  ],
  [
    'a reason without texts and without its place',
    (content) => (content.reasons['expired'] = { ...reason, phrases: [] }),
    /reasons\/expired\/de\.mdx {2}: is missing[^]*order\.yml {2}: lacks "expired"/,
  ],
  [
    'an order that names no reason',
    (content) => content.order.telling.push('gone'),
    /order\.yml {2}telling\.1: "gone" is no reason; remove it/,
  ],
  [
    'a response with an unknown reason',
    (content) => (content.responses['gmail']![0]!.reason = 'gone'),
    /gmail\/responses\.yml {2}timeout-4\.4\.2\.reason: "gone" is no reason/,
  ],
  [
    'a page that suppresses where the reason does not',
    (content) => {
      Object.values(content.codes).forEach((entry) => {
        entry.type = 'hard';
        entry.verdict.address = 'suppress';
      });
      content.responses['gmail']![0]!.page = '4.4.2';
    },
    /timeout-4\.4\.2\.page: "4\.4\.2" suppresses the address, the reason connection-lost does not/,
  ],
  [
    'a hard bounce that keeps the address',
    (content) => Object.values(content.codes).forEach((entry) => (entry.type = 'hard')),
    /verdict\.address: "keep": a hard bounce does not keep the address/,
  ],
  [
    'something temporary that suppresses at once',
    (content) => Object.values(content.codes).forEach((entry) => (entry.verdict.address = 'suppress')),
    /"suppress": nothing temporary suppresses at once; write suppress-if-repeated/,
  ],
  [
    'a block that suppresses without the recipient having said so',
    (content) =>
      (content.reasons['connection-lost'] = {
        ...reason,
        type: 'block',
        verdict: { ...reason.verdict, address: 'suppress' },
      }),
    /reason\.yml {2}verdict\.address: "suppress": block says nothing against the address/,
  ],
  [
    'a reason that suppresses although somebody else was refused',
    (content) =>
      (content.reasons['connection-lost'] = {
        ...reason,
        party: 'sender',
        type: 'hard',
        verdict: { ...reason.verdict, address: 'suppress' },
      }),
    /"suppress": the party refused is the sender, not the recipient; write keep or review/,
  ],
  [
    'an unknown reason and an unknown code in the tree of a guide',
    (content) => (content.guides = guides({ reasons: ['no-anser'], codes: ['5.9.99'] })),
    /guides\/test\/de\.mdx {2}tree\.0\.answers\.0\.codes\.0: "5\.9\.99" is not a known code[\s\S]*reasons\.0: "no-anser" is no reason/,
  ],
  [
    'a tree that differs between the languages',
    (content) => {
      content.guides = guides({});
      content.guides['test/en']!.tree![0]!.answers[0]!.reasons = ['connection-lost'];
    },
    /guides\/test\/de\.mdx {2}tree\.answers\.reasons: .* languages must say the same/,
  ],
];
for (const [what, change, message] of bad) {
  test(`finds ${what}`, () => assert.match(problemsAfter(change), message));
}

test('the order of points may differ between the languages', () => {
  assert.equal(
    problemsAfter((content) => en(content).causes.reverse()),
    '',
  );
});
