import type { Lang } from './i18n/langs.ts';

/** Who answers for the content; required by § 5 DDG and § 18 MStV in Germany. */
export interface Operator {
  name: string;
  street: string;
  city: string;
  country: Record<Lang, string>;
  email: string;
  phone?: string;
}

// The one file that an operator edits.

export const name: Record<Lang, string> = { de: 'Bounce-Codes', en: 'Bounce Codes' };

/** The address under which the site is published, without a path. Set SITE_URL for a build. */
export const address = (process.env['SITE_URL'] ?? 'https://bounce-codes.example').replace(/\/$/, '');

/** As long as it is not set, imprint and privacy page show a placeholder and the build warns. */
export const operator: Operator | undefined = undefined;

/** The public repository, `https://github.com/owner/name`; corrections are collected there. */
export const repository: string | undefined = undefined;
