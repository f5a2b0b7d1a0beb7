import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDecoder } from '../decoder/decode.ts';
import { makeKnowledge, type Knowledge } from '../decoder/knowledge.ts';
import { generateParts, repeated, shapes, tokensOf } from '../decoder/shapes.ts';
import { loadContent } from '../model/load.ts';

// npm run shapes: how time and memory of the decoder grow with a text, each shape and function in a process of its own.
// Options: --only <part of a name>, --kb <largest text, 4096>, --seconds <for generated shapes, 120>, --seed <number>.

const firstSize = 64 * 1024;
/**
 * The most that the time may grow by when the text doubles; 2 is linear, 4 quadratic. It is the mean of two doublings: where
 * the heap or the cache grows, one alone may be 3 and the next 1.5.
 */
const longestDoubling = 2.6;
/** Below so many milliseconds the clock and the collection of garbage decide: less counts as so many. */
const shortest = 20;
/**
 * The most memory beside the text and the answer, as a multiple of the bytes of the text in UTF-8. It is what a phone that
 * is short of memory cannot take back: all that a full collection leaves of the heap and of buffers, at the worst of many
 * moments. Garbage is not counted, as each engine keeps of it what it likes; what a function of the engine needs for itself
 * until it returns is not seen.
 */
const mostMemory = 12;
/** The answer belongs to who asked. It may take so many bytes for each finding, however short its line: "550 no". */
const mostOfFinding = 800;
/** The milliseconds between two looks at the memory; a look takes as long again. */
const pause = 50;
/** A busy machine may disturb a run, so the best of so many counts. */
const runs = 5;
const functions = ['decodeBounce', 'readBounce', 'blankAddresses'] as const;

type Run = (text: string) => unknown;
interface Memory {
  /** What was held at the worst moment beside the text, and what the answer holds, for each byte of the longest text. */
  peak: number;
  answer: number;
  /** The bytes of the answer for each finding. */
  ofFinding: number;
}
/** What one process measured. */
interface Measured extends Memory {
  /** The largest growth at a doubling, and the length of the text that it led to. */
  growth: number;
  at: number;
  /** The milliseconds of the last text. */
  last: number;
}

/** The milliseconds of the processor, which other programs do not prolong. */
async function time(run: Run, text: string): Promise<number> {
  const start = process.cpuUsage();
  await run(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The growth at a doubling, from the times for a text and for four times the text. */
const growthBetween = (short: number, long: number) => Math.sqrt(long / Math.max(short, shortest));

/** The growth at a doubling, measured until it is within the limit or was measured often. */
async function growthOf(run: Run, shape: (length: number) => string, from: number): Promise<number> {
  let [best, bestLong] = [Infinity, Infinity];
  for (let count = 0; count < runs; count++) {
    best = Math.min(best, await time(run, shape(from)));
    bestLong = Math.min(bestLong, await time(run, shape(from * 4)));
    if (growthBetween(best, bestLong) <= longestDoubling) break;
  }
  return growthBetween(best, bestLong);
}

/** The bytes of the heap and of buffers that a full collection leaves. */
function weigh(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * Weighs while a function runs. It gives nobody else a turn, so the looks hang on what the decoder does all the time: it
 * cuts pieces out of texts, and tries expressions on them.
 */
async function watch<T>(run: () => T | Promise<T>): Promise<{ result: T; peak: number }> {
  const { slice } = String.prototype;
  const { test } = RegExp.prototype;
  let peak = 0;
  let calls = 0;
  let last = performance.now();
  const look = () => {
    if (++calls % 16 > 0 || performance.now() - last < pause) return;
    peak = Math.max(peak, weigh());
    last = performance.now();
  };
  String.prototype.slice = function (...range) {
    look();
    return slice.apply(this, range);
  };
  RegExp.prototype.test = function (piece) {
    look();
    return test.call(this, piece);
  };
  try {
    const result = await run();
    return { result, peak: Math.max(peak, weigh()) };
  } finally {
    Object.assign(String.prototype, { slice });
    Object.assign(RegExp.prototype, { test });
  }
}

const countFindings = (result: unknown): number => {
  const { findings = result } = Object(result) as { findings?: unknown };
  return Array.isArray(findings) ? findings.length : 0;
};

async function measureMemory(run: Run, text: string): Promise<Memory> {
  const bytes = Buffer.byteLength(text);
  // The engine holds the last text on which an expression was tried.
  const forget = () => /./.test('-');
  forget();
  const before = weigh();
  const held: { result?: unknown; peak: number } = await watch(() => run(text));
  forget();
  const after = weigh();
  const count = countFindings(held.result);
  delete held.result;
  const answer = Math.max(0, after - weigh());
  return { peak: (held.peak - before) / bytes, answer: answer / bytes, ofFinding: count && answer / count };
}

/** Doubles a text until it is too slow or long enough. */
async function measure(run: Run, shape: (length: number) => string, largest: number): Promise<Measured> {
  await run(shape(firstSize));
  const times: number[] = [];
  let worst = { growth: 0, at: 0 };
  for (let size = firstSize; size <= largest && worst.growth <= longestDoubling; size *= 2) {
    times.push(await time(run, shape(size)));
    const [short, long] = [times.at(-3), times.at(-1)];
    if (short === undefined || long === undefined) continue;
    const growth = growthBetween(short, long);
    const sure = growth > longestDoubling ? await growthOf(run, shape, size / 4) : growth;
    if (sure > worst.growth) worst = { growth: sure, at: size };
  }
  return { ...worst, last: times.at(-1) ?? 0, ...(await measureMemory(run, shape(largest))) };
}

/** Runs in the process of one shape and function. */
async function measureHere(knowledge: string, name: string, largest: number, runName: string) {
  const decoder = createDecoder(JSON.parse(readFileSync(knowledge, 'utf8')) as Knowledge);
  const [shape, run] = [shapes[name], functions.find((known) => known === runName)];
  if (!shape || !run) throw new Error(`There is no shape "${name}" or no function "${runName}"`);
  console.log(JSON.stringify(await measure(decoder[run], shape, largest)));
}

async function measureApart(...task: string[]): Promise<Measured> {
  const child = spawn(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), '--task', ...task], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const answer = await textOf(child.stdout);
  if (answer === '') throw new Error(`${task.slice(1).join(', ')}: the process ended without an answer`);
  return JSON.parse(answer) as Measured;
}

async function measureShapes(knowledge: Knowledge, names: string[], largest: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shapes-'));
  const file = join(folder, 'knowledge.json');
  writeFileSync(file, JSON.stringify(knowledge));
  console.log('time ×2  at KB  last ms  memory  answer  function        shape');
  const problems: string[] = [];
  try {
    for (const name of names)
      for (const run of functions) {
        const { growth, at, last, peak, answer, ofFinding } = await measureApart(file, name, String(largest), run);
        const figures = [
          growth.toFixed(2).padStart(7),
          String(at / 1024).padStart(6),
          last.toFixed(0).padStart(8),
          peak.toFixed(1).padStart(7),
          answer.toFixed(1).padStart(7),
        ];
        console.log(`${figures.join(' ')}  ${run.padEnd(14)}  ${name}`);
        if (growth > longestDoubling)
          problems.push(`${name}, ${run}: ${growth.toFixed(2)} times the time for ${at / 1024} KB, not twice`);
        if (peak - answer > mostMemory)
          problems.push(`${name}, ${run}: memory of ${(peak - answer).toFixed(1)} times the text beside the answer`);
        if (ofFinding > mostOfFinding) problems.push(`${name}, ${run}: ${ofFinding.toFixed(0)} bytes for each finding`);
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return problems;
}

/** Repeats tokens and pairs of them for a time, 64 KB against 256 KB. */
async function measureGenerated(knowledge: Knowledge, seed: number, seconds: number): Promise<string[]> {
  const { decodeBounce, blankAddresses } = createDecoder(knowledge);
  const both: Run = async (text) => {
    await decodeBounce(text);
    blankAddresses(text);
  };
  const end = performance.now() + seconds * 1000;
  const problems: string[] = [];
  let count = 0;
  let largest = { growth: 0, part: '' };
  for (const part of generateParts(tokensOf(knowledge), seed)) {
    if (performance.now() > end) break;
    count++;
    const growth = await growthOf(both, repeated(part), firstSize);
    if (growth > largest.growth) largest = { growth, part };
    if (growth > longestDoubling)
      problems.push(`${JSON.stringify(part)} repeated: ${growth.toFixed(2)} times the time, not twice`);
  }
  console.log(
    `${count} generated shapes in ${seconds} s (--seed ${seed}): at most ${largest.growth.toFixed(2)} times at a doubling, ${JSON.stringify(largest.part)}`,
  );
  return problems;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    task: { type: 'boolean' },
    only: { type: 'string', default: '' },
    kb: { type: 'string', default: '4096' },
    seconds: { type: 'string', default: '120' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
});
if (values.task) {
  const [file = '', name = '', largest, run = ''] = positionals;
  await measureHere(file, name, Number(largest), run);
} else {
  const knowledge = makeKnowledge(loadContent());
  const names = Object.keys(shapes).filter((name) => name.includes(values.only));
  if (names.length === 0) throw new Error(`--only "${values.only}": no shape of src/decoder/shapes.ts is called so`);
  for (const key of ['kb', 'seconds', 'seed'] as const)
    if (!/^\d+$/.test(values[key])) throw new Error(`--${key} "${values[key]}": give a whole number`);
  const problems = [
    ...(await measureGenerated(knowledge, Number(values.seed), Number(values.seconds))),
    ...(await measureShapes(knowledge, names, Number(values.kb) * 1024)),
  ];
  if (problems.length > 0) {
    console.error(`Not linear, or with too much memory:\n  ${problems.join('\n  ')}`);
    process.exitCode = 1;
  }
}
