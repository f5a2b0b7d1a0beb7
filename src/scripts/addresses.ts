import { existsSync, globSync, readFileSync } from 'node:fs';
import { complete } from '../i18n/langs.ts';
import { responseUrl } from '../base/urls.ts';
import { loadContent } from '../model/load.ts';

// The addresses that the site answers, and those that were published and must stay: every page, and every response on
// the page of its provider, with {lang} for each complete language.

export const file = 'src/tests/published.txt';

/** The addresses on record. */
export const publishedAddresses = () => readFileSync(file, 'utf8').split('\n').filter(Boolean);

/** The addresses of the built site. Throws where there is none, or where it is older than the content. */
export function builtAddresses(): string[] {
  if (!existsSync('dist/index.html')) throw new Error('There is no built site; run npm run build first');
  const pages = globSync('**/*.html', { cwd: 'dist' })
    .map((page) => `/${page.replaceAll('\\', '/')}`.replace(/index\.html$/, ''))
    .filter((path) => !/\/404(?:\.html)?$/.test(path));
  const responses = [...loadContent().providers.values()].flatMap(({ id: provider, responses }) => {
    const html = complete.map((lang) => readFileSync(`dist/${lang}/providers/${provider}/index.html`, 'utf8'));
    return responses.map(({ id }) => {
      if (!html.every((text) => text.includes(` id="${id}"`)))
        throw new Error(
          `content/providers/${provider}/responses.yml  ${id}: is not in the built site; run npm run build first`,
        );
      return responseUrl(complete[0], provider, id).replace(`/${complete[0]}/`, '/{lang}/');
    });
  });
  return [...pages.sort(), ...responses.sort()];
}
