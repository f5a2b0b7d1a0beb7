import type { APIRoute } from 'astro';
import type { Index } from '../../browser/words.ts';
import * as content from '../../content.ts';
import { t } from '../../i18n/index.ts';
import { langs, type Lang } from '../../i18n/langs.ts';
import { nameParts, titles } from '../../output/index.ts';
import { codesUrl, decodeUrl } from '../../base/urls.ts';

export const getStaticPaths = () => langs.map((lang) => ({ params: { lang } }));

/** Loaded when the search field takes the focus: what the field says, and the pages that it knows. */
export const GET: APIRoute = ({ params }) => {
  const lang = params['lang'] as Lang;
  const { unknown, none, because, all, codes, decode, report, results } = t(lang).search;
  const index: Index = {
    strings: {
      unknown,
      none,
      because,
      all,
      codes,
      decode,
      report,
      result: results(1),
      results: results(2).replace('2', '#'),
    },
    names: nameParts(content, lang),
    codesHref: codesUrl(lang),
    decodeHref: decodeUrl(lang),
    pages: titles(content, lang),
  };
  return Response.json(index);
};
