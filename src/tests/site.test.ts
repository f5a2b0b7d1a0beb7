import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { HtmlValidate, StaticConfigLoader, type ResolvedConfig } from 'html-validate';
import { parse } from 'yaml';
import { existsSync, readdirSync } from 'node:fs';
import { complete, isComplete, langs, type Lang } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';
import { codeInClass } from '../base/code.ts';
import type { Registered } from '../model/schema.ts';
import { builtAddresses, isRedirect, publishedAddresses } from '../scripts/addresses.ts';
import { follow, spellOut, readMoves } from '../base/moves.ts';
import { codeUrl, permalink, subjectUrl } from '../base/urls.ts';
import { moved } from '../moved.ts';

// Reads the built site as a visitor's browser would get it.

interface Page {
  path: string;
  html: string;
  ids: Set<string>;
  /** Targets of all links and resources, as written. */
  links: string[];
  lang: Lang | null;
  kind: string;
}
const pages = new Map<string, Page>();
let files: Set<string>;
let address: string;

const decode = (text: string) =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&');
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => decode(value));

function kindOf(path: string): string {
  const [lang, ...rest] = path.split('/').filter(Boolean);
  if (path.includes('404')) return '404';
  if (!lang || !(langs as readonly string[]).includes(lang)) return 'permalink';
  if (rest[0] === 'codes') return rest[1] === undefined ? 'all codes' : rest[1].startsWith('x.') ? 'subject' : 'code';
  if (rest[0] === 'reasons') return rest[1] ? 'reason' : 'all reasons';
  if (rest[0] === 'guides') return rest[1] ? 'guide' : 'page';
  if (rest[0] === 'services') return rest[1] ? 'service' : 'page';
  if (rest[0] === 'providers') return rest[1] ? 'provider' : 'all providers';
  return rest[0] ? 'page' : 'home';
}

before(async () => {
  files = new Set((await Array.fromAsync(glob('**/*', { cwd: 'dist' }))).map((file) => `/${file}`));
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    const html = await readFile(`dist${file}`, 'utf8');
    // It leads to another page, and no link of the site should lead to it.
    if (isRedirect(html)) continue;
    const path = file.replace(/index\.html$/, '');
    // Scripts hold no links.
    const markup = html.replace(/<script[\s\S]*?<\/script>/g, '');
    const kind = kindOf(path);
    pages.set(path, {
      path,
      html,
      ids: new Set(attributes(markup, 'id')),
      links: [...attributes(markup, 'href'), ...attributes(markup, 'src')],
      lang: kind === 'permalink' ? null : (langs.find((lang) => path.startsWith(`/${lang}`)) ?? null),
      kind:
        kind === 'code' && !html.includes('wire quiet note')
          ? 'written code'
          : kind === 'code'
            ? 'generated code'
            : kind,
    });
  }
  address = /<link rel="canonical" href="(https?:\/\/[^/]+)/.exec(pages.get('/de/')?.html ?? '')?.[1] ?? '';
});

const listed = () => [...pages.values()].filter(({ kind }) => kind !== '404');

test('the site has pages', () => {
  assert.ok(pages.size > 700, `${pages.size} pages`);
  assert.ok(address);
});

test('every internal link and anchor resolves', () => {
  const broken: string[] = [];
  for (const { path, links } of pages.values()) {
    for (const link of links) {
      const url = new URL(link, address + path);
      if (url.origin !== address) continue;
      const target = pages.get(url.pathname);
      if (!target && !files.has(url.pathname)) broken.push(`${path} → ${link}`);
      if (target && url.hash && !target.ids.has(decodeURIComponent(url.hash.slice(1))))
        broken.push(`${path} → ${link} (no such anchor)`);
    }
  }
  assert.deepEqual(broken, []);
});

test('links stay in their language, but for the switch and for what it lacks', () => {
  for (const { path, html, lang } of pages.values()) {
    if (!lang) continue;
    const leading = isComplete(lang) ? /<a [^>]*data-twin[^>]*>/g : /<(?:a [^>]*hreflang|form )[^>]*>/g;
    const body = html.slice(html.indexOf('<body')).replace(leading, '');
    const others = langs.filter((other) => other !== lang);
    const strayed = attributes(body, 'href').filter((href) => others.some((other) => href.startsWith(`/${other}/`)));
    assert.deepEqual(strayed, [], path);
  }
});

test('twins point at each other and at the same neutral address', () => {
  for (const { path, html, kind } of listed()) {
    const alternates = Object.fromEntries(
      [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)].map(
        ([, lang = '', href = '']) => [lang, href.slice(address.length)],
      ),
    );
    for (const lang of [...complete, 'x-default']) assert.ok(alternates[lang], `${path} names ${lang}`);
    const own = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
    assert.equal(own, address + path);
    assert.ok(Object.values(alternates).includes(path), `${path} names itself`);
    for (const twin of Object.values(alternates)) {
      const other = pages.get(twin);
      assert.ok(other, `${path} → ${twin}`);
      assert.ok(
        other.html.includes(`href="${address}${path}"`) || kind === 'permalink',
        `${twin} points back at ${path}`,
      );
    }
  }
});

/** A page as it is shown; the page for a wrong address holds itself in the other languages too. */
const withoutTemplates = (html: string) => html.replace(/<template data-lang=.*?<\/footer>\s*<\/template>/gs, '');

test('every page has one h1, a title, a description of at most 300 characters and the language it says', () => {
  for (const { path, html, lang, kind } of pages.values()) {
    assert.equal(withoutTemplates(html).match(/<h1[\s>]/g)?.length, 1, path);
    assert.match(html, /<title>[^<]{3,}<\/title>/, path);
    if (lang) assert.ok(html.includes(`<html lang="${lang}">`), path);
    if (kind === '404') continue;
    const description = decode(/<meta name="description" content="([^"]+)">/.exec(html)?.[1] ?? '');
    assert.ok(description.length > 20 && description.length <= 300, `${path}: ${description.length}`);
  }
});

/** Resolves its rules once, and not for every page, which takes more than the pages themselves. */
class OneConfig extends StaticConfigLoader {
  #config: ResolvedConfig | Promise<ResolvedConfig> | undefined;
  override getConfigFor(file: string): ResolvedConfig | Promise<ResolvedConfig> {
    return (this.#config ??= super.getConfigFor(file));
  }
}

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(
    new OneConfig({
      extends: ['html-validate:standard'],
      elements: ['html5'],
      rules: {
        'void-style': 'off',
        'doctype-style': 'off',
        'long-title': 'off',
        // Buttons in forms submit; the others say what they are.
        'no-implicit-button-type': 'off',
      },
    }),
  );
  const problems: string[] = [];
  for (const { path, html } of pages.values()) {
    const { results } = await validator.validateString(withoutTemplates(html));
    for (const { messages } of results)
      problems.push(...messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId}: ${message}`));
  }
  assert.deepEqual(problems.slice(0, 20), []);
});

test('a shared link shows a picture that there is, and that of its own page where it has one', () => {
  for (const { path, html, kind } of pages.values()) {
    const [, image] = /<meta property="og:image" content="https:\/\/[^/]+(\/[^"]+)">/.exec(html) ?? [];
    if (kind === '404') continue;
    assert.ok(image && files.has(image), `${path}: ${image}`);
    if (kind === 'written code' || kind === 'reason') assert.match(image, /^\/cards\/\w\w\/[^/]+\.png$/, path);
  }
});

test('JSON-LD parses and names the page', () => {
  for (const { path, html, kind } of pages.values()) {
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
    if (kind === '404' || kind === 'permalink') continue;
    assert.ok(json, path);
    const { '@graph': graph } = JSON.parse(json) as { '@graph': { '@type': string }[] };
    const types = graph.map((item) => item['@type']);
    if (kind.endsWith('code') || kind === 'reason' || kind === 'guide')
      assert.deepEqual(types, ['TechArticle', 'BreadcrumbList'], path);
    else assert.ok(types.length === 1, path);
  }
});

test('every registered code, every vendor code and every reply code resolves in both languages and as a permalink', async () => {
  const registry = parse(await readFile('content/registry/codes.yml', 'utf8')) as Record<string, Registered>;
  const vendor = parse(await readFile('content/registry/vendor.yml', 'utf8')) as Record<string, unknown>;
  const replies = parse(await readFile('content/registry/replies.yml', 'utf8')) as Record<string, unknown>;
  assert.equal(Object.keys(registry).length, 81);
  const known = [
    ...Object.entries(registry).flatMap(([key, { classes }]) =>
      [4, 5, ...(classes.includes(2) ? [2] : [])].map((cls) => codeInClass(key, cls)),
    ),
    ...Object.keys(vendor),
    ...Object.keys(replies),
  ];
  for (const code of known) {
    for (const path of [codeUrl('de', code), codeUrl('en', code), permalink(code)]) assert.ok(pages.has(path), path);
  }
  for (const subject of [0, 1, 2, 3, 4, 5, 6, 7]) {
    for (const path of [subjectUrl('de', subject), subjectUrl('en', subject), permalink(`X.${subject}`)])
      assert.ok(pages.has(path), path);
  }
});

test('a derived page suppresses no address in words whose verdict keeps it', () => {
  let kept = 0;
  for (const { path, html, kind, lang } of pages.values()) {
    if (kind !== 'generated code' || !lang || !html.includes('id="summary"')) continue;
    const slip = html.slice(html.indexOf('id="summary"'), html.indexOf('</section>'));
    const { suppress, ...others } = t(lang).verdict.address;
    const answer = [...slip.matchAll(/<b class="tick[^"]*">([^<]+)</g)].map(([, words]) => words)[0] ?? '';
    if (answer === suppress) continue;
    assert.ok(Object.values(others).includes(answer), `${path}: ${answer}`);
    kept++;
    if (answer === others.keep || answer === others.review)
      assert.doesNotMatch(
        slip.slice(slip.lastIndexOf('class="tick')),
        /suppress (?:the|every|this)|setzen Sie [^.]*auf die Suppression-Liste/i,
        path,
      );
  }
  assert.ok(kept > 50, `${kept} pages`);
});

test('every entry of the content folder has its page', () => {
  const written = [...pages.values()].filter(({ kind }) => kind === 'written code').map(({ path }) => path);
  const expected = ['content/codes', 'content/replies'].flatMap((folder) =>
    readdirSync(folder).flatMap((code) =>
      langs.filter((lang) => existsSync(`${folder}/${code}/${lang}.mdx`)).map((lang) => codeUrl(lang, code)),
    ),
  );
  assert.deepEqual(written.sort(), expected.sort());
});

test('no published address has gone', () => {
  const published = publishedAddresses();
  assert.ok(published.length > 5000);
  const moves = readMoves(moved);
  const built = builtAddresses();
  const answered = new Set(built.flatMap(spellOut));
  const gone = published.flatMap(spellOut).filter((address) => {
    if (!answered.has(follow(address, moves))) return true;
    const [path = '', anchor] = address.split('#');
    // A moved anchor has an empty target on its page, a moved page or file has its place.
    if (moves.anchors.has(address)) return !pages.get(path)?.ids.has(anchor ?? '');
    return !files.has(path.endsWith('/') ? `${path}index.html` : path);
  });
  assert.deepEqual(gone, [], 'these addresses were published and must stay, or src/moved.ts says where they lead');
  const onRecord = new Set(published);
  const unlisted = built.filter((address) => !onRecord.has(address));
  assert.deepEqual(unlisted, [], 'new addresses, which stay for ever: run npm run publish-addresses');
});

test('the sitemap lists what may be indexed, with its twins', async () => {
  const sitemap = await readFile('dist/sitemap-0.xml', 'utf8');
  const urls = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url.slice(address.length));
  const indexed = listed()
    .filter(({ html }) => !html.includes('content="noindex"'))
    .map(({ path }) => path);
  assert.deepEqual(urls.sort(), indexed.sort());
  assert.equal(sitemap.match(/hreflang="x-default"/g)?.length, urls.length);
});

test('a class that is styled anywhere is styled on every page that uses it', () => {
  /** The class selectors of a page, each with the scope that its elements must have; '' is for all elements. */
  const selectors = (html: string) => {
    const scopes = new Map<string, Set<string>>();
    const css = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text = '']) => text).join('');
    // Astro writes the scope behind the rest of a compound: `.mark.soft:where(._3)`.
    const compounds = css.matchAll(/\.([a-z_][\w-]*)((?:[.[:](?!where)[^\s,{>+~:]*)*)(?::where\(\.([\w-]+)\))?/gi);
    for (const [, name = '', , scope = ''] of compounds) scopes.set(name, (scopes.get(name) ?? new Set()).add(scope));
    for (const [, scope = ''] of css.matchAll(/:where\(\.([\w-]+)\)/g)) scopes.set(scope, new Set(['']));
    return scopes;
  };
  const styled = new Map([...pages.values()].map(({ path, html }) => [path, selectors(html)]));
  const anywhere = new Set([...styled.values()].flatMap((scopes) => [...scopes.keys()]));
  assert.ok(anywhere.has('numeral') && anywhere.size > 50, `${anywhere.size} classes`);
  const lost = new Set<string>();
  for (const { path, html } of pages.values()) {
    for (const value of attributes(html.replace(/<(style|script)[\s\S]*?<\/\1>/g, ''), 'class')) {
      const names = value.split(' ');
      for (const name of names.filter((name) => anywhere.has(name))) {
        const scopes = styled.get(path)?.get(name) ?? new Set();
        if (!scopes.has('') && !names.some((scope) => scopes.has(scope))) lost.add(`${path}: ${name}`);
      }
    }
  }
  assert.deepEqual([...lost].slice(0, 20), []);
});

test('nothing is loaded from another host, and each page is one request', () => {
  for (const { path, html } of pages.values()) {
    const loaded = [
      ...html.matchAll(
        /<(?:script|img|iframe|source|video|audio|object|embed)[^>]*\ssrc="([^"]+)"|<link rel="(?:stylesheet|preload|modulepreload|icon)" [^>]*href="([^"]+)"|url\((?!["']?#)([^)]+)\)/g,
      ),
    ]
      .map(([, src, href, url]) => src ?? href ?? url)
      .filter((target) => target !== '/favicon.svg');
    assert.deepEqual(loaded, [], path);
  }
});

test('every page has a policy without unsafe-inline, before anything it governs', () => {
  for (const { path, html } of pages.values()) {
    const at = html.indexOf('<meta http-equiv="content-security-policy"');
    assert.ok(at > 0 && at < html.search(/<(script|style|link)/), path);
    assert.doesNotMatch(html, /unsafe-inline|\sstyle="|\son[a-z]+="/, path);
  }
});

/** The bytes with brotli, as hosts send what is compressed beforehand (11) or, some eight percent more, on the fly (7). */
const brotli = (text: string, quality = 11) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

test('the pages hold their budgets (bytes with brotli)', () => {
  // The pages have but a few different scripts.
  const scriptSizes = new Map<string, number>();
  const sizeOf = (script: string) => {
    const size = scriptSizes.get(script) ?? brotli(script);
    scriptSizes.set(script, size);
    return size;
  };
  // Quality 11 takes fifteen times as long: only where 7 is too much.
  const fits = (text: string, budget: number) => brotli(text, 7) <= budget || brotli(text) <= budget;
  const byKind = Map.groupBy(
    [...pages.values()].map(({ path, html, kind }) => ({ path, kind, html, bytes: brotli(html, 7) })),
    ({ kind }) => kind,
  );
  const median = (sizes: number[]) => sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  console.table(
    Object.fromEntries(
      [...byKind].map(([kind, group]) => {
        const largest = group.reduce((a, b) => (a.bytes > b.bytes ? a : b));
        return [
          kind,
          {
            pages: group.length,
            median: median(group.map(({ bytes }) => bytes)),
            largest: brotli(largest.html),
            'largest page': largest.path,
          },
        ];
      }),
    ),
  );
  const tooLarge: string[] = [];
  for (const { path, kind, html, bytes } of [...byKind.values()].flat()) {
    // The directory of forms stands in a guide.
    const isTable = kind === 'all codes' || path.endsWith('/services/') || path.endsWith('/guides/blocked/');
    const isLong = isTable || (/provider|service/.test(kind) && (html.match(/<li id=/g)?.length ?? 0) > 30);
    const budget = isLong ? 32_000 : 20_000;
    if (bytes > budget && !fits(html, budget)) tooLarge.push(`${path}: ${brotli(html)} of ${budget} bytes`);
    if (kind === 'written code' || kind === 'reason') {
      // What arrives in the first flight of a connection is painted at once; only the end may come a round trip later.
      // In short, and the reasons, as far as they are shown unasked.
      const reasons = html.indexOf('id="reasons"');
      const end =
        reasons < 0 ? html.indexOf('</section>') : reasons + html.slice(reasons).search(/<details|<\/section>/);
      const answer = html.slice(0, end);
      assert.ok(fits(answer, 11_300), `${path}: the answer ends after ${brotli(answer)} bytes`);
    }
    const script = [...html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)]
      .map(([, code = '']) => code)
      .join('');
    assert.ok(sizeOf(script) <= 2_000, `${path}: scripts ${sizeOf(script)} bytes`);
  }
  assert.deepEqual(tooLarge, []);
  const codePages = [...byKind]
    .filter(([kind]) => kind.endsWith('code'))
    .flatMap(([, group]) => group.map(({ bytes }) => bytes));
  assert.ok(median(codePages) <= 13_000, `median code page ${median(codePages)} bytes`);
});

test('the first full-text hit costs at most 150 KB', async () => {
  const size = async (file: string) => brotliCompressSync(await readFile(`dist${file}`)).length;
  const totals: Record<string, number> = {};
  for (const lang of langs) {
    // What comes on focus, the engine, and of its index the largest parts that the first hit can ask for.
    const largest = async (pattern: string, count = 1) => {
      const sizes = await Promise.all(
        [...files].filter((file) => file.startsWith('/parts/') && file.includes(pattern)).map(size),
      );
      assert.ok(sizes.length >= count, pattern);
      return sizes
        .sort((x, y) => y - x)
        .slice(0, count)
        .reduce((sum, bytes) => sum + bytes, 0);
    };
    const parts = await Promise.all([
      ...[...files].filter((file) => /^\/parts\/\w+\/words\d*\.js$/.test(file)).map(size),
      largest(`/search/${lang}.json`),
      largest('/pagefind/pagefind.js'),
      largest('/pagefind/pagefind-entry.json'),
      largest(`wasm.${lang}.`),
      largest(`pagefind.${lang}_`),
      largest(`index/${lang}_`),
      largest(`fragment/${lang}_`),
    ]);
    const total = parts.reduce((sum, bytes) => sum + bytes, 0);
    console.log(`first full-text hit, ${lang}: at most ${total} bytes (${parts.join(' + ')})`);
    totals[lang] = total;
  }
  for (const total of Object.values(totals)) assert.ok(total <= 150_000, JSON.stringify(totals));
});

test('the lockfile names every platform and no host', async () => {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
  };
  const missing: string[] = [];
  for (const [name, { optionalDependencies = {}, resolved }] of Object.entries(lock.packages)) {
    assert.ok(!resolved?.startsWith('http'), `${name} names a host`);
    for (const optional of Object.keys(optionalDependencies)) {
      const parents = name
        .split('/node_modules/')
        .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
      const places = [`node_modules/${optional}`, ...parents.map((parent) => `${parent}/node_modules/${optional}`)];
      if (!places.some((place) => lock.packages[place])) missing.push(`${name || 'the project'} → ${optional}`);
    }
  }
  assert.deepEqual(missing, []);
});
