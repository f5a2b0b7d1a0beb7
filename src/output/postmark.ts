import { t } from '../i18n/index.ts';
import { textIn, type Lang } from '../i18n/langs.ts';
import type { Code, Reason } from '../model/shapes.ts';
import type { Type } from '../model/schema.ts';

// The stamp of a page, on the page itself and on the card that a shared link shows.

export interface Stamp {
  /** Its shape and colour; neutral where it is absent. */
  type: Type | undefined;
  /** The words above, on, and below the band. */
  top: string;
  band: string;
  bottom: string;
}

/** The shapes by type, in a box of 160 by 120. */
export const shapes = {
  hard: 'M30 1h100v118H30zM36 7h88v106H36z',
  soft: 'M80 1a59 59 0 1 1 0 118a59 59 0 1 1 0-118M80 7a53 53 0 1 1 0 106a53 53 0 1 1 0-106',
  block: 'M80 0l80 60l-80 60L0 60z',
  setup: 'M45 1h70l40 59l-40 59h-70l-40-59z',
  success: 'M30 1h76l34 59l-34 59H30zM36 7h66l31 53l-31 53H36z',
  none: 'M30 1h100v118H30z',
};

/** The stamp of a code: subject, type, and the date of its entry or its standard. */
export function stampOfCode(
  { code, reply, class: cls, subject, text, derived, standing, registered }: Code,
  lang: Lang,
): Stamp {
  const { intermediate, stampStanding, stamp, type: names } = t(lang);
  const own = text && textIn(text, lang);
  const type = own ? own.type : derived?.type;
  return {
    // RFC 5321, section 4.2.1: 3yz asks for more; nothing is accepted yet.
    type: cls === 3 ? undefined : type,
    top: reply ? `${code[0]}xx` : `X.${subject}`,
    band: cls === 3 ? intermediate : type ? names[type].name : stampStanding[standing],
    bottom: own ? stamp(own.reviewed) : (/RFC \d+/.exec(registered?.reference ?? '')?.[0] ?? ''),
  };
}

/** The stamp of a reason: its type, and the date of its entry. */
export function stampOfReason({ type, text }: Reason, lang: Lang): Stamp {
  const { reason: words, stamp, type: names } = t(lang);
  return {
    type,
    top: words.label.toUpperCase(),
    band: names[type].name,
    bottom: stamp(textIn(text, lang).reviewed),
  };
}
