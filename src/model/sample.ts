import { readFileSync } from 'node:fs';
import { readSigns } from './read.ts';
import type { CodeText, ProviderResponse, ReasonFacts, ReasonText, Registered, Signs } from './schema.ts';
import type { Authored } from './shapes.ts';

// A small content without a mistake, for the tests.

const both = (text: string) => ({ de: text, en: text });
const registered = (title: string, classes: Registered['classes']): Registered => ({
  registryTitle: title,
  title: both(title),
  replyCodes: ['421'],
  classes,
  basis: 'explicit',
  reference: 'RFC 3463',
  status: 'registered',
  fact: both(title),
});
export const text: CodeText = {
  title: 'Titel',
  summary: 'Kurz',
  lead: 'Lead',
  type: 'soft',
  category: 'network',
  verdict: { address: 'keep', resend: 'automatic', actors: ['network'], why: 'Darum' },
  stage: 'connect',
  action: 'Warten',
  causes: [
    { id: 'one', title: 'a', text: 'b' },
    { id: 'two', title: 'a', text: 'b' },
  ],
  fixes: { marketers: [], developers: [] },
  investigation: [{ id: 'look', title: 'a', text: 'b', command: 'dig +short MX example.com' }],
  confused: [{ code: '5.4.1', difference: 'x' }],
  examples: [{ response: '421 4.4.2', note: 'x', evidence: 'documented', source: 'gmail/timeout-4.4.2' }],
  practices: [],
  related: ['5.4.2'],
  keywords: ['x'],
  sources: [{ title: 'RFC', url: 'https://www.rfc-editor.org/' }],
  reviewed: '2026-11-24',
};
export const reason: ReasonFacts = {
  party: 'path',
  type: 'soft',
  verdict: { address: 'keep', resend: 'automatic', actors: ['network'] },
  stage: 'any',
  codes: ['4.4.2', '421'],
  phrases: ['lost connection'],
};
export const reasonText: ReasonText = {
  title: 'Grund',
  summary: 'Kurz',
  lead: 'Lead',
  why: 'Darum',
  action: 'Warten',
  recognize: 'So',
  causes: [{ id: 'one', title: 'a', text: 'b' }],
  fixes: { marketers: [], developers: [] },
  investigation: [],
  confused: [],
  practices: [],
  keywords: ['x'],
  sources: [{ title: 'RFC', url: 'https://www.rfc-editor.org/' }],
  reviewed: '2026-11-24',
};
export const response = (id: string, more: Partial<ProviderResponse> = {}): ProviderResponse => ({
  id,
  replyCode: '451',
  code: '4.4.2',
  response: 'Timeout',
  meaning: both('x'),
  reason: 'connection-lost',
  source: 'a/b c.rb',
  checked: '2026-11-23',
  ...more,
});
/** The real words of the decoder. */
export const signs = readSigns('content/signs.yml', readFileSync('content/signs.yml', 'utf8')).data as Signs;

export const authored = (): Authored => ({
  codes: { '4.4.2/de': structuredClone(text), '4.4.2/en': structuredClone(text) },
  replies: { '421/de': { ...structuredClone(text), related: [] }, '421/en': { ...structuredClone(text), related: [] } },
  replyFacts: { 421: { name: 'Service not available', reference: 'RFC 5321', commands: [] } },
  registry: {
    'X.4.1': registered('No answer', [4]),
    'X.4.2': registered('Bad connection', [4]),
    'X.1.5': registered('Valid', [2]),
  },
  classes: {},
  subjects: {
    4: { registryTitle: 'Network', title: both('Netz'), fact: both('x'), reference: 'RFC 3463' },
  },
  vendor: { '5.4.316': { title: both('v'), fact: both('v'), page: '4.4.2', source: 'x' } },
  providerTexts: {},
  providers: { gmail: { name: 'Gmail', kind: 'mailbox' }, postfix: { name: 'Postfix', kind: 'mailbox' } },
  responses: {
    gmail: [response('timeout-4.4.2')],
    postfix: [response('refused-5.4.316', { code: '5.4.316' })],
  },
  reasons: { 'connection-lost': structuredClone(reason) },
  reasonTexts: { 'connection-lost/de': structuredClone(reasonText), 'connection-lost/en': structuredClone(reasonText) },
  order: { telling: ['connection-lost'], vague: [] },
  home: {
    examples: ['4.4.2'],
    codes: ['4.4.2'],
    reasons: ['connection-lost'],
    stamps: { hard: '4.4.2', soft: '4.4.2', block: '4.4.2', setup: '4.4.2', success: '4.4.2' },
    providers: ['gmail'],
  },
  guides: {},
  glossary: [{ id: 'bounce', term: { de: 'Bounce', en: 'Bounce' }, text: { de: 'x', en: 'x' } }],
  services: {},
  suppression: { bounces: 3, weeks: 3, words: { de: 'nach drei', en: 'after three' } },
  signs: { ...signs, openings: signs.openings.filter(({ provider }) => provider === 'postfix') },
  samples: [],
  pages: { 'about/de': { title: 'x', summary: 'x' }, 'about/en': { title: 'x', summary: 'x' } },
});
