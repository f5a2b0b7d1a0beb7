import { t } from '../i18n/index.ts';
import { textIn, type Lang, type Texts } from '../i18n/langs.ts';
import { homeUrl } from '../base/urls.ts';

// The site as an app that can be installed (Web Application Manifest).

// The light tokens of the pages: paper, and the red of a hard bounce, as in the favicon.
const [paper, ink] = ['#f5f5f1', '#ad2318'];

export const iconSizes = [192, 512];
export const iconUrl = (size: number) => `/icons/${size}.png`;

/** The sign of the favicon on paper; whatever shape a system cuts, the sign lies within. */
export const drawIcon = (size: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 56 56" width="${size}" height="${size}" fill="none" stroke="${ink}" stroke-width="3"><rect x="-12" y="-12" width="56" height="56" fill="${paper}" stroke="none"/><path d="M3 12V6h26v20H3v-6M20 16H4m6-6-6 6 6 6"/></svg>`;

/** The manifest of a language: each is an app of its own. */
export const manifest = (lang: Lang, name: Texts<string>) => ({
  id: homeUrl(lang),
  name: textIn(name, lang),
  short_name: textIn(name, lang),
  description: t(lang).homePage.title,
  lang,
  start_url: homeUrl(lang),
  scope: '/',
  // With a way back and the address, as people copy links to pages.
  display: 'minimal-ui',
  background_color: paper,
  theme_color: paper,
  icons: iconSizes.flatMap((size) =>
    ['any', 'maskable'].map((purpose) => ({
      src: iconUrl(size),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
  ),
});
