import type { de } from '../i18n/de.ts';
import { longDate } from '../i18n/dates.ts';
import {
  ChangedFile,
  fillCopy,
  isWhole,
  listCopies,
  listWholeCopies,
  loadEdition,
  readEdition,
  removeCopy,
  type Copy,
  type Edition,
} from './copies.ts';
import { trustScript } from './trusted.ts';

// Keeps the language of the page for offline use, and removes what is kept. Loaded when somebody asks for it, or has it.

const address = trustScript('offline', '/sw.js');

type Says = (typeof de)['offline']['says'];

const inMegabytes = (bytes: number) => String(Math.ceil(bytes / 1e6));

/** Why nothing could be kept. */
function reasonOf(error: unknown): keyof Says {
  const { name = '' } = (error ?? {}) as Partial<Error>;
  if (name === 'AbortError') return 'cancelled';
  if (name === 'QuotaExceededError') return 'full';
  if (error instanceof ChangedFile) return 'changed';
  return name === 'SecurityError' || name === 'NotSupportedError' ? 'unsupported' : 'lost';
}

/** Held while a copy is made: two tabs make one after the other, and none removes what another one makes. */
const lockOf = (lang: string) => `offline-${lang}`;
/** The worker of this site; another project of the same origin may have its own. */
const findRegistration = () => navigator.serviceWorker.getRegistration('/');

/** Connects the buttons of the section; `isAsked` tells whether the first of them was pressed before. */
export async function connect(section: HTMLElement, isAsked: () => boolean): Promise<void> {
  const { lang } = document.documentElement;
  const find = <T extends HTMLElement = HTMLElement>(selector: string) => section.querySelector<T>(selector)!;
  const [keep, cancel, remove] = ['keep', 'cancel', 'remove'].map((action) =>
    find<HTMLButtonElement>(`[data-action=${action}]`),
  ) as [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement];
  const progress = find<HTMLProgressElement>('progress');
  const status = find('[role=status]');
  const says = JSON.parse(section.dataset['says']!) as Says;
  const languages = JSON.parse(section.dataset['languages']!) as Record<string, string>;
  const say = (id: keyof Says, ...gaps: string[]) => gaps.reduce((text, gap) => text.replace('#', gap), says[id]);

  const show = (button: HTMLElement, ...sentences: string[]) => {
    const hadFocus = section.contains(document.activeElement);
    for (const other of [keep, cancel, remove]) other.hidden = other !== button;
    progress.hidden = button !== cancel;
    status.textContent = sentences.join(' ');
    // The button that had the focus is gone.
    if (hadFocus) button.focus();
  };
  /** Says what is kept, or that nothing is. */
  const showState = async (...sentences: string[]) => {
    const copies = await listCopies();
    const lists = await Promise.all(copies.map(readEdition));
    // The oldest of two is served until the newer one is whole in all languages.
    const own = lists.find((list, at) => list && copies[at]?.lang === lang);
    const others = copies.filter((copy, at) => lists[at] && copy.lang !== lang).map((copy) => languages[copy.lang]);
    const also = others.length > 0 ? [say('others', [...new Set(others)].join(', '))] : [];
    if (own) show(remove, ...sentences, say('kept', longDate(own.date, lang), inMegabytes(own.size)), ...also);
    else show(keep, ...sentences, ...also);
  };
  /** Removes copies, and the worker when none is left. */
  const clear = async (isUnwanted: (copy: Copy) => boolean) => {
    for (const copy of await listCopies()) if (isUnwanted(copy)) await removeCopy(copy);
    const left = await listCopies();
    if ((await Promise.all(left.map(isWhole))).some(Boolean)) return;
    for (const copy of left)
      await navigator.locks.request(lockOf(copy.lang), { ifAvailable: true }, async (lock) => {
        if (lock) await removeCopy(copy);
      });
    // Not waited for: it takes as long as an update that is being loaded.
    void (await findRegistration())?.unregister();
  };

  const isKept = async () => (await listWholeCopies()).some((copy) => copy.lang === lang);
  /** Fills the copy of an edition; where the page is left before it is whole, nothing of it stays. */
  const fill = async (list: Edition, controller: AbortController) => {
    const leave = () => {
      controller.abort();
      // A page that is left does nothing any more that takes more than one step.
      void removeCopy({ lang, edition: list.edition });
    };
    addEventListener('pagehide', leave);
    try {
      await fillCopy(lang, list, {
        controller,
        tell(bytes) {
          const before = progress.value;
          progress.value = bytes / list.size;
          // Each tenth is told to those who listen.
          if (Math.floor(progress.value * 10) > Math.floor(before * 10) || !status.textContent)
            status.textContent = say('loading', inMegabytes(bytes), inMegabytes(list.size));
        },
      });
    } finally {
      removeEventListener('pagehide', leave);
    }
  };
  const make = async (controller: AbortController) => {
    const { signal } = controller;
    // Another tab may have made it meanwhile.
    if (await isKept()) return showState();
    try {
      await fill(await loadEdition(lang, signal), controller);
      await Promise.race([register(), whenAborted(signal)]);
      // Or have removed it.
      if (!(await isKept())) throw new Error(`${lang} is gone`);
      await showState();
    } catch (error) {
      await clear((copy) => copy.lang === lang).catch(() => undefined);
      show(keep, say(reasonOf(error)));
    }
  };
  const keepCopy = async () => {
    const controller = new AbortController();
    cancel.onclick = () => controller.abort();
    progress.value = 0;
    show(cancel, '');
    try {
      await navigator.locks.request(lockOf(lang), { signal: controller.signal }, () => make(controller));
    } catch (error) {
      show(keep, say(reasonOf(error)));
    }
  };
  remove.onclick = async () => {
    try {
      (await findRegistration())?.installing?.postMessage('stop');
      await clear((copy) => copy.lang === lang);
      await showState(say('removed'));
    } catch (error) {
      show(remove, say(reasonOf(error)));
    }
  };

  try {
    // Where nothing is whole, what was broken off goes, and the worker with it.
    await clear(() => false);
    await showState();
    if (isAsked() && !keep.hidden) void keepCopy();
  } catch (error) {
    show(keep, say(reasonOf(error)));
  }
  // From here on, and no earlier: what is shown until now would replace what the click shows.
  keep.onclick = keepCopy;
}

const whenAborted = (signal: AbortSignal) =>
  new Promise<never>((_, fail) => signal.addEventListener('abort', () => fail(signal.reason as Error)));

/** Waits until a worker is at work: an older one serves a newer copy, too. */
async function register() {
  const { active, waiting, installing } = await navigator.serviceWorker.register(address).catch(() => {
    throw new DOMException('The browser has no service workers here', 'NotSupportedError');
  });
  const worker = active ?? waiting ?? installing;
  await new Promise<void>((done, fail) => {
    const check = () => {
      if (worker?.state === 'activated') done();
      // A newer edition than the one that was just loaded.
      else if (worker?.state === 'redundant') fail(new ChangedFile(address));
    };
    worker?.addEventListener('statechange', check);
    check();
  });
}
