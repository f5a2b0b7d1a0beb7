import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import { pathToFileURL } from 'node:url';
import { codeUrl, providerUrl, reasonUrl } from '../base/urls.ts';
import { de } from '../i18n/de.ts';
import { lostFields, schemaFile, type Definitions, type Schema } from '../scripts/fields.ts';

// The open data as the build wrote it.

const api = 'dist/api/v1';
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;

const schema = readJson(`${api}/schema.json`) as { $id: string; $schema: string; $defs: Definitions };

/** The definition for a file: `codes/5.4.2.json` is a code. */
function definitionOf(file: string): string {
  const [folder = '', rest] = file.replace(/\.json$/, '').split('/');
  if (!rest) return folder;
  return { codes: 'code', replies: 'reply', reasons: 'reason', providers: 'provider' }[folder] ?? folder;
}
const files = globSync('**/*.json', { cwd: api }).filter((file) => file !== 'schema.json');

test('every file holds what the schema says, and nothing else', () => {
  const ajv = new Ajv2020({ strict: true, allErrors: false, formats: { uri: true, date: /^\d{4}-\d\d-\d\d$/ } });
  ajv.addSchema(schema as AnySchema);
  assert.ok(files.length > 390, `${files.length} files`);
  for (const file of files) {
    const name = definitionOf(file);
    assert.ok(schema.$defs[name], `${file} has no definition ${name}`);
    const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`);
    assert.ok(validate, name);
    assert.ok(validate(readJson(`${api}/${file}`)), `${file}: ${JSON.stringify(validate.errors?.[0])}`);
  }
});

/** All places of a schema where an object is described. */
function* objects(part: Schema, path: string): Generator<{ path: string; part: Schema }> {
  if (part.properties) {
    yield { path, part };
    for (const [name, property] of Object.entries(part.properties)) yield* objects(property, `${path}.${name}`);
  }
  if (part.items) yield* objects(part.items, `${path}[]`);
  for (const choice of part.anyOf ?? []) yield* objects(choice, path);
}

test('every object of the schema is strict, and every field occurs in the data', () => {
  const seen = new Set<string>();
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) for (const item of value) walk(item, `${path}[]`);
    else if (value && typeof value === 'object')
      for (const [name, item] of Object.entries(value)) {
        seen.add(`${path}.${name}`);
        walk(item, `${path}.${name}`);
      }
  };
  for (const file of files) walk(readJson(`${api}/${file}`), definitionOf(file));
  const missing: string[] = [];
  for (const [name, definition] of Object.entries(schema.$defs)) {
    for (const { path, part } of objects(definition, name)) {
      assert.equal(part.additionalProperties, false, `${path} lets unknown fields through`);
      for (const field of Object.keys(part.properties ?? {}))
        if (!seen.has(`${path}.${field}`)) missing.push(`${path}.${field}`);
    }
  }
  assert.deepEqual(missing, [], 'these fields are promised and never there');
});

test('version 1 keeps every field and every choice that it was published with', () => {
  const published = readJson(schemaFile) as Definitions;
  assert.deepEqual(lostFields(published, schema.$defs), [], 'removing or renaming is version 2');
  assert.equal(
    JSON.stringify(schema.$defs),
    JSON.stringify(published),
    'fields were added to version 1, which stay for ever: run npm run publish-addresses',
  );
});

test('the table has a line for every code and as many cells in each', () => {
  const codes = readJson(`${api}/codes.json`) as { code: string }[];
  const replies = readJson(`${api}/replies.json`) as { code: string }[];
  const lines = readFileSync(`${api}/codes.csv`, 'utf8').trimEnd().split('\r\n');
  assert.equal(lines.length - 1, codes.length + replies.length);
  const cells = (line: string) => line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.length ?? 0;
  for (const line of lines) assert.equal(cells(line), cells(lines[0] ?? ''), line);
});

test('the descriptions for browsers keep the words behind the #', () => {
  for (const file of ['dist/opensearch.xml', 'dist/de/opensearch.xml', 'dist/en/opensearch.xml']) {
    assert.match(readFileSync(file, 'utf8'), /template="https?:\/\/[^"?#]+\/(?:de|en)\/decode\/#\{searchTerms\}"/);
  }
});

test('the rules for hosts open the data, and lead what is typed to its page', () => {
  assert.match(readFileSync('dist/_headers', 'utf8'), /\/api\/\*\n\s+Access-Control-Allow-Origin: \*/);
  const rules = readFileSync('dist/_redirects', 'utf8').split('\n');
  for (const rule of ['/5-4-2 /5.4.2/ 301', '/de/5.4.2 /de/codes/5.4.2/ 301', '/en/550 /en/codes/550/ 301'])
    assert.ok(rules.includes(rule), rule);
  assert.ok(rules.length <= 2000, `${rules.length} rules; Cloudflare Pages reads 2,000`);
});

test('every response has one verdict: in the data, on the pages of provider, code and reason, and from the module', async () => {
  interface Row {
    id: string;
    provider: string;
    replyCode?: string;
    code?: string;
    response: string;
    reason: string;
    page: string;
  }
  interface Entry {
    responses: Row[];
  }
  const all = readJson(`${api}/all.json`) as {
    codes: (Entry & { code: string })[];
    replies: (Entry & { code: string })[];
    reasons: (Entry & { id: string; verdict: { address: keyof typeof de.verdict.address } })[];
    providers: (Entry & { id: string; mx: string[] })[];
  };
  const verdicts = new Map(all.reasons.map(({ id, verdict }) => [id, verdict.address]));
  const html = (path: string) => readFileSync(`dist${path}index.html`, 'utf8');
  const module = (await import(
    pathToFileURL('dist/lib/v1/bounce-codes.js').href
  )) as typeof import('../decoder/module.ts');
  const problems: string[] = [];

  const meanings = new Map<string, Set<string>>();
  for (const { response, reason } of all.providers.flatMap(({ responses }) => responses))
    meanings.set(response, (meanings.get(response) ?? new Set()).add(reason));

  const shownOn = new Map(
    [...all.codes, ...all.replies].map(({ code }) => {
      // Group by group, each under the heading of its reason.
      const groups = html(codeUrl('de', code)).split(/<h3[^>]*>\s*<a href="\/de\/reasons\//);
      return [code, groups.slice(1).map((group) => [group.slice(0, group.indexOf('/')), group] as const)];
    }),
  );
  for (const { id: provider, mx, responses } of all.providers) {
    const page = html(providerUrl('de', provider));
    for (const row of responses) {
      const { id, reason, replyCode, code, response } = row;
      const name = `${provider}/${id}`;
      const address = verdicts.get(reason);
      if (!address) {
        problems.push(`${name}: reason ${reason} has no verdict`);
        continue;
      }
      const word = de.verdict.address[address];
      const own = page.slice(page.indexOf(`<li id="${id}"`)).split('</li>')[0] ?? '';
      if (!own.includes(`href="${reasonUrl('de', reason)}"`) || !own.includes(`>${word}</b>`))
        problems.push(`${name}: the page of the provider does not say ${reason}: ${word}`);

      const entry = all.reasons.find(({ id }) => id === reason);
      if (!entry?.responses.some((other) => other.id === id && other.provider === provider))
        problems.push(`${name}: is missing in reasons/${reason}.json`);
      const href = `href="${providerUrl('de', provider)}#${id}"`;
      if (!html(reasonUrl('de', reason)).includes(href)) problems.push(`${name}: the page of ${reason} lacks it`);
      for (const other of [...all.codes, ...all.replies])
        for (const same of other.responses.filter((same) => same.id === id && same.provider === provider))
          if (same.reason !== reason) problems.push(`${name}: has reason ${same.reason} in ${other.code}.json`);
      for (const [code, groups] of shownOn)
        for (const [heading, group] of groups)
          if (group.includes(href) && (heading !== reason || !group.includes(word)))
            problems.push(`${name}: the page of ${code} shows it under ${heading}`);

      // As the provider's server would say it. Where nothing tells who says it, words that others use for another reason
      // of the same verdict may be read as that, and the same words as what another means by them.
      const said = [replyCode, code, response].filter(Boolean).join(' ');
      const from = mx[0]?.replace('*', 'mx');
      const [finding] = await module.decodeBounce(from ? `host ${from}[192.0.2.1] said: ${said}` : said);
      const isShared = !from && meanings.get(response)?.has(finding?.reason ?? '');
      if ((from && finding?.reason !== reason) || (finding?.verdict?.address !== address && !isShared))
        problems.push(`${name}: the module reads "${said}" as ${finding?.reason}: ${finding?.verdict?.address}`);
    }
  }
  assert.deepEqual(problems, []);
});

test('every code that refuses something has a verdict, its own or that of a reason', () => {
  // Codes of a success have none, also with a 4 or a 5 before them (RFC 3463).
  const ofSuccess = new Set(['X.1.5', 'X.1.9', 'X.3.6']);
  const all = readJson(`${api}/all.json`) as Record<
    'codes' | 'replies',
    { code: string; verdict?: object; derived?: object }[]
  >;
  for (const { code, verdict, derived } of [...all.codes, ...all.replies])
    if (/^[45]/.test(code) && !ofSuccess.has(code.replace(/^./, 'X')))
      assert.ok(verdict ?? derived, `${code} needs an entry, or a reason whose codes name it`);
});

test('where a code and the reason of one of its responses answer differently, the page of the code shows it as an exception', () => {
  const all = readJson(`${api}/all.json`) as Record<
    'codes' | 'replies',
    {
      code: string;
      verdict?: { address: string };
      reasons: { id: string; isException: boolean }[];
    }[]
  > & { reasons: { id: string; verdict: { address: string } }[] };
  const verdicts = new Map(all.reasons.map(({ id, verdict }) => [id, verdict.address]));
  const problems: string[] = [];
  let exceptions = 0;
  for (const { code, verdict, reasons } of [...all.codes, ...all.replies]) {
    for (const { id, isException } of reasons) {
      // "Review" is what a code says that leaves it to the wording.
      if (!verdict || verdict.address === 'review') continue;
      if (verdict.address !== verdicts.get(id) && !isException)
        problems.push(`${code}: ${verdict.address}, but ${id}: ${verdicts.get(id)}`);
      if (!isException) continue;
      exceptions++;
      const page = readFileSync(`dist${codeUrl('de', code)}index.html`, 'utf8');
      const section = page.slice(page.indexOf('id="reasons"')).split('</section>')[0] ?? '';
      if (!section.includes(de.reason.exceptions(code)) || !section.includes(`href="${reasonUrl('de', id)}"`))
        problems.push(`${code}: does not show the exception ${id}`);
    }
  }
  assert.deepEqual(problems, []);
  assert.ok(exceptions > 10, `${exceptions} exceptions`);
});
