// Formats are kept: making one takes longer than writing a hundred dates with it.
const formats = new Map<string, Intl.DateTimeFormat>();

function writeDate(iso: string, lang: string, options: Intl.DateTimeFormatOptions): string {
  const key = [lang, ...Object.entries(options).flat()].join(' ');
  const format = formats.get(key) ?? new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(new Date(iso));
}

/** A day in words. */
export const longDate = (iso: string, lang: string) => writeDate(iso, lang, { dateStyle: 'long' });

/** Month and year, short enough for every shape of a stamp. */
export const shortMonth = (iso: string, lang: string) => writeDate(iso, lang, { month: 'short', year: 'numeric' });

/** The date of a source in words: a year, a month (`2026-02`) or a day (`2026-02-12`). */
export const sourceDate = (seen: string, lang: string) =>
  seen.length === 4
    ? seen
    : writeDate(seen, lang, { month: 'long', year: 'numeric', ...(seen.length > 7 && { day: 'numeric' }) });
