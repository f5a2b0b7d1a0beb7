import type { Texts } from './i18n/langs.ts';

/** Who answers for the content; required by § 5 DDG and § 18 MStV in Germany. */
export interface Operator {
  name: string;
  street: string;
  city: string;
  country: Texts<string>;
  email: string;
  phone?: string;
}

/** Stands in every page of a build without SITE_URL, and `finish` warns. */
export const example = 'https://bounce-codes.example';

// The one file that an operator edits.

export const name: Texts<string> = { de: 'Bounce-Codes', en: 'Bounce Codes' };

/** The address under which the site is published: scheme and host. Set SITE_URL for a build. */
export const address = readAddress(process.env['SITE_URL']);

/** Throws for what is no address of a host: every page and every rule for a host is made for its root. */
export function readAddress(text = example): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Error(`SITE_URL is "${text}"; write scheme and host without a path, such as https://bounces.example.com`);
}

/** As long as it is not set, imprint and privacy page show a placeholder and the build warns. */
export const operator: Operator | undefined = undefined;

/** The public repository, `https://github.com/owner/name`; corrections are collected there. */
export const repository: string | undefined = undefined;
