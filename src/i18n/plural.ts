/** A sentence with a number in the forms that a language has for it; `#` stands for the number, `zero` is for none. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** `{ one: '# code', other: '# codes' }` and 3 → `3 codes`. */
export function sayCount(forms: Forms, count: number, lang: string): string {
  const form = count === 0 ? forms.zero : forms[new Intl.PluralRules(lang).select(count)];
  return (form ?? forms.other).replace('#', String(count));
}
