import type { Lang } from '../i18n/langs.ts';
import { address, repository } from '../site.ts';
import { pageUrl } from '../base/urls.ts';

// Contribution without Git: forms of the repository, as far as `site.ts` names one.

const noForm = (lang: Lang) => `${pageUrl(lang, 'about')}#corrections`;

/** Where a correction goes: a form of the repository that knows the address of the page and nothing else. */
export const correctionUrl = (lang: Lang, path: string) =>
  repository
    ? `${repository}/issues/new?template=correction.yml&page=${encodeURIComponent(address + path)}`
    : noForm(lang);

/** Where a bounce is reported that is not recognized: an empty form; the text is pasted by hand. */
export const reportUrl = (lang: Lang) => (repository ? `${repository}/issues/new?template=bounce.yml` : noForm(lang));
