import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { complete } from '../i18n/langs.ts';
import { readStatusCode, registryKey } from '../base/code.ts';
import {
  actors,
  addressAnswers,
  categories,
  codeSchema,
  placeholder,
  resendAnswers,
  stages,
  types,
  type Registered,
  type Vendor,
} from '../model/schema.ts';

// npm run new 5.1.1: writes the skeleton of an entry in the complete languages, from the facts of the registry.

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
const files = complete.map((lang) => ({ lang, path: `${folder}/${lang}.mdx` }));
for (const { path } of files) if (existsSync(path)) stop(`${path} exists; nothing was written`);

/** The choices as a comment behind the key. */
const choices = (list: readonly string[]) => `# ${list.join(', ')}`;
/** A fact that is too long for a place is not cut: the writer shortens it. */
const fitting = (key: 'title' | 'summary', text: string) =>
  codeSchema.shape[key].safeParse(text).success ? text : placeholder;

mkdirSync(folder, { recursive: true });
for (const { lang, path } of files) {
  writeFileSync(
    path,
    `---
title: >-
  ${fitting('title', known.title[lang])}
summary: >-
  ${fitting('summary', known.fact[lang])}
lead: >-
  ${placeholder}
type: ${choices(types)}
category: ${choices(categories)}
verdict:
  address: ${choices(addressAnswers)}
  resend: ${choices(resendAnswers)}
  actors: [] ${choices(actors)}
  why: >-
    ${placeholder}
stage: ${choices(stages)}
action: >-
  ${placeholder}
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

${placeholder}
`,
  );
  console.log(`wrote ${path}`);
}
console.log('Fill in both; npm run check says what is missing.');
