// Lists and texts as long as what was pasted. An object for each entry would take fifty times the memory of the letters that
// it stands for: these hold numbers at four bytes each, and what is read from them is made when it is asked for.

const chunkBits = 12;
const chunkLength = 1 << chunkBits;

/** A list of whole numbers from 0 to 2 ** 32 - 1 that grows without being copied. */
export class Numbers {
  readonly #full: Uint32Array[] = [];
  #last: number[] = [];

  get length(): number {
    return this.#full.length * chunkLength + this.#last.length;
  }

  push(value: number): void {
    if (this.#last.push(value) < chunkLength) return;
    this.#full.push(Uint32Array.from(this.#last));
    this.#last = [];
  }

  #chunkOf(index: number): Uint32Array | number[] {
    return this.#full[index >> chunkBits] ?? this.#last;
  }

  at(index: number): number {
    return this.#chunkOf(index)[index & (chunkLength - 1)] ?? 0;
  }

  set(index: number, value: number): void {
    this.#chunkOf(index)[index & (chunkLength - 1)] = value;
  }

  /** How many come before a value, where they stand in order. Binary search. */
  countBelow(value: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** So many things may be held as objects. */
const few = 1000;

/** A list of places that three numbers tell, the first of which is where they start. */
export class Records<T extends { start: number; end: number }> implements Iterable<T> {
  readonly #unpack: (start: number, second: number, third: number) => T;
  #columns: [start: Numbers, second: Numbers, third: Numbers] = [new Numbers(), new Numbers(), new Numbers()];

  constructor(unpack: (start: number, second: number, third: number) => T) {
    this.#unpack = unpack;
  }

  get length(): number {
    return this.#columns[0].length;
  }

  push(start: number, second: number, third: number): void {
    this.#columns[0].push(start);
    this.#columns[1].push(second);
    this.#columns[2].push(third);
  }

  at(index: number): T | undefined {
    const [starts, second, third] = this.#columns;
    return index < this.length ? this.#unpack(starts.at(index), second.at(index), third.at(index)) : undefined;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let index = 0; index < this.length; index++) yield this.at(index) as T;
  }

  /** Those that stand in ranges; where they are many, each is made anew whenever it is asked for. All stand in order. */
  within(ranges: Iterable<[from: number, to: number]>): Iterable<T> {
    const found: T[] = [];
    for (const [from, to] of ranges)
      for (let index = this.#columns[0].countBelow(from); index < this.length; index++) {
        const item = this.at(index) as T;
        if (item.start >= to) break;
        if (item.end <= to && found.push(item) > few) return lazily(() => this.#eachWithin(ranges));
      }
    return found;
  }

  *#eachWithin(ranges: Iterable<[from: number, to: number]>): Generator<T> {
    for (const [from, to] of ranges)
      for (let index = this.#columns[0].countBelow(from); index < this.length; index++) {
        const item = this.at(index) as T;
        if (item.start >= to) break;
        if (item.end <= to) yield item;
      }
  }

  /** Puts all in order; of those that start together the one that was added first comes first. */
  sort(): void {
    const { length } = this;
    // Start and index in one number, which an array of numbers sorts in its place.
    const keys = new Float64Array(length);
    for (let index = 0; index < length; index++) keys[index] = this.#columns[0].at(index) * length + index;
    keys.sort();
    const unsorted = this.#columns;
    this.#columns = [new Numbers(), new Numbers(), new Numbers()];
    for (const key of keys) {
      const index = key % length;
      this.push(unsorted[0].at(index), unsorted[1].at(index), unsorted[2].at(index));
    }
  }

  /** None of these. */
  none(): Records<T> {
    return new Records(this.#unpack);
  }

  filter(isWanted: (item: T) => boolean): Records<T> {
    const wanted = this.none();
    const [starts, second, third] = this.#columns;
    for (let index = 0; index < this.length; index++)
      if (isWanted(this.at(index) as T)) wanted.push(starts.at(index), second.at(index), third.at(index));
    return wanted;
  }
}

/** What can be gone through again and again, and is made anew each time instead of being kept. */
export const lazily = <T>(make: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: make });

/** The first that is wanted. */
export function first<T>(items: Iterable<T>, isWanted: (item: T) => boolean): T | undefined {
  for (const item of items) if (isWanted(item)) return item;
  return undefined;
}

export const some = <T>(items: Iterable<T>, isWanted: (item: T) => boolean): boolean => {
  for (const item of items) if (isWanted(item)) return true;
  return false;
};

export const filter = <T>(items: Iterable<T>, isWanted: (item: T) => boolean): Iterable<T> =>
  Array.isArray(items)
    ? items.filter(isWanted)
    : lazily(function* () {
        for (const item of items) if (isWanted(item)) yield item;
      });

/** The one than which no other is better; of equals the first. */
export function best<T>(items: Iterable<T>, isBetter: (item: T, than: T) => boolean): T | undefined {
  let found: T | undefined;
  for (const item of items) if (found === undefined || isBetter(item, found)) found = item;
  return found;
}

/** A text that is put together from pieces; many of them, each a string, would take more memory than the text. */
export class Joiner {
  #pieces: string[] = [];
  #joined = '';
  length = 0;

  add(piece: string): void {
    this.length += piece.length;
    if (this.#pieces.push(piece) < 1000) return;
    this.#joined += this.#pieces.join('');
    this.#pieces = [];
  }

  toString(): string {
    return this.#joined + this.#pieces.join('');
  }
}

/** `replaceAll` that holds no list of all matches; `group` is the first of the expression. */
export function replaceIn(text: string, pattern: RegExp, replace: (match: string, group: string) => string): string {
  const made = new Joiner();
  let done = 0;
  for (const { 0: match, 1: group = '', index } of text.matchAll(pattern)) {
    const replacement = replace(match, group);
    if (replacement === match) continue;
    made.add(text.slice(done, index));
    made.add(replacement);
    done = index + match.length;
  }
  if (made.length === 0 && done === 0) return text;
  made.add(text.slice(done));
  return made.toString();
}
