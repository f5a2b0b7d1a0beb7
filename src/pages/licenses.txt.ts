import type { APIRoute } from 'astro';
import { readFileSync } from 'node:fs';

/** The notices of the libraries whose code the site delivers, which their licenses ask to keep: where the packages have them. */
const notices = {
  Pagefind: 'pagefind/LICENSE/LICENSE',
  MiniSearch: 'minisearch/LICENSE.txt',
  'postal-mime': 'postal-mime/LICENSE.txt',
  'Tailwind CSS': 'tailwindcss/LICENSE',
};

export const GET: APIRoute = () =>
  new Response(
    Object.entries(notices)
      .map(([name, file]) => `${name}\n\n${readFileSync(`node_modules/${file}`, 'utf8').trim()}\n`)
      .join(`\n${'-'.repeat(78)}\n\n`),
  );
