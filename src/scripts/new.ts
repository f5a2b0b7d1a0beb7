import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { langs } from '../i18n/langs.ts';
import { readStatusCode, registryKey } from '../base/code.ts';
import type { Registered, Vendor } from '../model/schema.ts';

// npm run new 5.1.1: writes the skeleton of an entry in both languages, from the facts of the registry.

const stop = (message: string): never => {
  console.error(message);
  process.exit(1);
};
const facts = <T>(name: string) => parse(readFileSync(`content/registry/${name}.yml`, 'utf8')) as Record<string, T>;

const [code = ''] = process.argv.slice(2);
if (!readStatusCode(code)) stop(`"${code}" is not an enhanced status code; write npm run new 5.1.1`);
const registered = facts<Registered>('codes')[registryKey(code)];
const known =
  registered ??
  facts<Vendor>('vendor')[code] ??
  stop(`${code} is neither registered nor in content/registry/vendor.yml; add it there first, with its source`);

const folder = `content/codes/${code}`;
const files = langs.map((lang) => ({ lang, path: `${folder}/${lang}.mdx` }));
for (const { path } of files) if (existsSync(path)) stop(`${path} exists; nothing was written`);

mkdirSync(folder, { recursive: true });
for (const { lang, path } of files) {
  writeFileSync(
    path,
    `---
title: >-
  ${known.title[lang]}
summary: >-
  ${known.fact[lang].slice(0, 160)}
lead: >-
  …
type: # hard, soft, block, success
category: # address, mailbox, system, network, protocol, content, authentication, encryption, policy, other
verdict:
  address: # keep, review, suppress-if-repeated, suppress
  resend: # automatic, later, after-fix, never
  actors: [] # sender-setup, sender-reputation, sender-content, recipient, recipient-admin, provider, network
  why: >-
    …
stage: # resolve, connect, greet, encrypt, authenticate, sender, recipient, content, store, forward, any
action: >-
  …
causes: []
fixes:
  marketers: []
  developers: []
investigation: []
confused: []
examples: []
practices: []
related: []
keywords: []
sources:
  - title: >-
      ${registered?.reference ?? (known as Vendor).source}
    url: ''
reviewed: ''
---

${known.fact[lang]}
`,
  );
  console.log(`wrote ${path}`);
}
console.log('Fill in both; npm run build says what is missing.');
