import { existsSync, globSync, readFileSync } from 'node:fs';
import { complete } from '../i18n/langs.ts';

// The addresses that the site answers, and those that were published and must stay: pages; anchors of points (causes,
// fixes, practices, terms, responses), with {lang} for each complete language; files of data and module, and those that
// browsers ask for by themselves; and the names that the module exports, written like anchors of it.

export const file = 'src/tests/published.txt';

/** The addresses on record. */
export const publishedAddresses = () => readFileSync(file, 'utf8').split('\n').filter(Boolean);

/** Whether the file is a page that leads to another address. */
export const isRedirect = (html: string) => html.slice(0, 1000).includes('<noscript><meta http-equiv="refresh"');

/** The anchors of a page that belong to a point of its content; those of sections and headings come and go with them. */
function anchorsOf(html: string): string[] {
  const main = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'));
  return [...main.matchAll(/<(?:li|div)(?=\s)[^>]*? id="([^"]+)"/g)].map(([, id = '']) => id);
}

/** The names that the module and its types export. */
function exportsOf(module: string, types: string): string[] {
  const [, list = ''] = /\bexport\s*\{([^}]*)\}\s*;?\s*(?:\/\/#.*)?$/.exec(module.trimEnd()) ?? [];
  const names = list.split(',').map((name) => (name.split(' as ').at(-1) ?? '').trim());
  const declared = [...types.matchAll(/^export (?:declare )?(?:interface|type|const|function|class) (\w+)/gm)];
  return [
    ...names.filter(Boolean).map((name) => `/lib/v1/bounce-codes.js#${name}`),
    ...declared.map(([, name = '']) => `/lib/v1/bounce-codes.d.ts#${name}`),
  ];
}

/** The addresses of the built site. Throws where there is none. */
export function builtAddresses(root = 'dist'): string[] {
  if (!existsSync(`${root}/index.html`)) throw new Error('There is no built site; run npm run build first');
  const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
  const list = (pattern: string) =>
    globSync(pattern, { cwd: root, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
      .map((path) => path.slice(path.indexOf(`${root}/`) + root.length));
  const pages = list('**/*.html')
    .filter((path) => !/\/404\.html$/.test(path) && !isRedirect(read(path)))
    .map((path) => path.replace(/index\.html$/, ''));
  const [first, ...others] = complete;
  const anchors = pages
    .filter((path) => path.startsWith(`/${first}/`))
    .flatMap((path) => {
      const neutral = path.replace(`/${first}/`, '/{lang}/');
      const shared = others.map((lang) => anchorsOf(read(`${neutral.replace('{lang}', lang)}index.html`)));
      return anchorsOf(read(`${path}index.html`))
        .filter((id) => shared.every((ids) => ids.includes(id)))
        .map((id) => `${neutral}#${id}`);
    });
  const files = ['{api,lib}/**/*', '**/opensearch.xml', '*/manifest.webmanifest', 'sw.js']
    .flatMap(list)
    .filter((path) => !path.endsWith('.map'));
  const names = exportsOf(read('/lib/v1/bounce-codes.js'), read('/lib/v1/bounce-codes.d.ts'));
  return [...pages, ...anchors, ...files, ...names].sort();
}
