/** The date of a source in words: a year, a month (`2026-02`) or a day (`2026-02-12`). */
export const sourceDate = (seen: string, lang: string) =>
  seen.length === 4
    ? seen
    : new Intl.DateTimeFormat(lang, {
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
        ...(seen.length > 7 && { day: 'numeric' }),
      }).format(new Date(seen));
