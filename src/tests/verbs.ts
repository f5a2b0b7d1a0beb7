import type { Complete } from '../i18n/langs.ts';

// Whether a sentence has a verb, told by lists of this site's own vocabulary: a verb that is missing here is added here.

const alternatives = (list: string) => list.trim().split(/\s+/).join('|');

const german = alternatives(`
  addieren akzeptieren ändern antworten arbeiten arbeitet bauen begann begannen begrenzen beginnen behandeln bekam bekommen beliefern besteht
  bestand bestehen bestimmt betreffen beträfe beurteilen beziehen bieten binden blieb blieben bot brach brauchen bremsen
  bringen darf dienen drosseln dürfen enden enthalten enthielt entfernen entscheiden entstehen erfuhr ergeben erkennen erklären
  erlauben erreichen erscheinen ersetzen ersetzt fallen fand fehlen fiel fielen finden folgen fragen führen gab galt geben geht gehen gehören
  gehört gelangt gelang gelingen gelingt gelten genügen genügt gerät geschieht gewinnt ging gingen greifen haben half halten
  hängen hat hatte hatten hätte heißen helfen hieß hing ist kam kamen kann kehren kennen kodieren kommen können könnte konnten
  lag landen lassen laufen lauten legen lehnen leiten lesen lief liefern ließ liegen löschen lösen machen melden müssen muss
  müsste nahm nehmen nennen nutzen passen prüfen rechnen reichen rief riss rufen sagen sah sähe sammeln scheitern schicken
  schien schließen schlug schrieb schreiben schwärzen sehen sei senden setzen siehe sind soll sollen sollten sortieren speichern
  sperren sprach sprechen stammen stand standen stapeln stecken stehen steigen stellen stören stünde tauchen teilen traf tragen
  trat treffen trennen tun umgeht unterscheiden unterstützen verbieten verbuchen verderben verfallen vergleichen verlangen verlegen
  verlieren verlor verschicken verschieben verschwinden verstehen versuchen verweigern verwenden verwerfen wachsen waren war
  warten wechseln weisen werden wäre wies will wird wirken wissen wollen würde wurde wurden zählen zeigen zerlegen ziehen zog
`);
/** German words that end like a verb. */
const noGermanVerb = alternatives(`
  mit damit somit womit nicht jetzt erst seit fast oft meist sonst selbst recht zuletzt zuerst sofort dort statt samt laut weit
  längst höchst mindest bekannt unbekannt direkt exakt echt schlecht leicht vielleicht wert gut rot alt acht insgesamt
  überhaupt verkürzt verkehrt geschätzt letzte erste zweite dritte rechte gute feste echte alte bekannte meiste nächste beste
  heute seite mitte bitte breite weite leichte schlechte andere direkte kalte harte laute gesamte bestimmte komplette konkrete
  erlaubte falsche ersten letzten zweiten dritten rechten guten festen echten alten meisten nächsten besten zeiten seiten
  fünfte vierte
`);
const english = alternatives(`
  accept add admit affect alter allow answer appear apply arrive ask assign assume became began begin belong bends block book
  bounce break broke build call came can cannot carry change check choose close combine come compare confirm connect contain
  convert correct cost could count cover create cut decide defer define delete deliver demand depend did differ discard do does
  drop encode end enter except exempt exist expect explain export fail fell file find fix follow forgot forward found free gave get give go
  goes got grow had handle hang happen has have held hide hit hold ignore include interfere is are was were be judge keep kept
  knew know lack lead leave left let lie like limit link list log logs look lose lost lower made make mark match may mean meant mistook
  might must name need offer open pass pile point prefer print put query quote raise ran reach read record redact redirect refuse
  regard register reject remember remove replace report require resolve return rewrite route run said sat save saw say scan search
  see select send sent separate set share should show sign slow sort speak spoil stay start stop store strike strip submit suppress support
  switch take test throttle told took treat try turn understand use vanish want watch weave weigh will would write wrote
`);
/** English words that end like a verb in the third person or in the past. */
const noEnglishVerb = alternatives(`
  messages mails replies codes addresses servers domains connections recipients mailboxes senders providers
  lines words texts headers fields accounts users rules numbers hosts errors attempts bounces hours
  minutes seconds days weeks years times keys ports networks signatures certificates links attachments refusals subscribers
  mailings services systems programs versions settings copies letters characters parts cases others its this his as always
  sometimes perhaps less unless across address plus thus us yes status alias various previous news express process access
  success class loss bytes firewalls routes pools ranges tools apps forms pages gateways entries customers readers results
  samples instructions shortened replaced omitted invented malformed mistyped need shared used limited unverified quoted based
  forged registered red speed indeed fixed named called old
`);

const whole = (list: string, flags: string) => new RegExp(`(?<![\\p{L}-])(?:${list})(?![\\p{L}-])`, flags);
const listed: Record<Complete, RegExp> = {
  de: whole(german, 'u'),
  // After an article it is a noun: "a test", "the end".
  en: new RegExp(String.raw`(?<!\b(?:an?|the|your|its|of) )${whole(english, 'u').source}`, 'u'),
};
const endings: Record<Complete, RegExp> = {
  de: /(?<![\p{L}`-])\p{Ll}{2,}t(?:e|en)?(?![\p{L}-])/gu,
  en: /(?<![\p{L}`’-]|\b(?:an?|the) )\p{Ll}{2,}(?:s|ed)(?![\p{L}-])/gu,
};
const noVerb: Record<Complete, RegExp> = {
  de: new RegExp(`^(?:${noGermanVerb}|(?:\\p{Ll}{2,3})?ge\\p{Ll}+t)$`, 'u'),
  en: new RegExp(`^(?:${noEnglishVerb})$`),
};

/** Whether a sentence has a verb, in the imperative too; code in it counts for none. */
export function hasVerb(sentence: string, lang: Complete): boolean {
  const text = sentence.replace(/`[^`]*`/g, '`');
  // Imperatives begin a sentence; inside it a capital makes a German noun.
  const uncapped = text.replace(/^\p{Lu}/u, (first) => first.toLowerCase());
  return (
    listed[lang].test(uncapped) ||
    (lang === 'de' && /\p{Ll}(?:en|ern|eln|un) Sie\b/u.test(text)) ||
    [...text.matchAll(endings[lang])].some(([word]) => !noVerb[lang].test(word))
  );
}
