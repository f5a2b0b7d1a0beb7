import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { readCode } from '../model/read.ts';
import { categories, stages, types } from '../model/schema.ts';

// In a folder of its own, with the real facts.
const folder = mkdtempSync(join(tmpdir(), 'new-'));
cpSync('content/registry', join(folder, 'content/registry'), { recursive: true });
after(() => rmSync(folder, { recursive: true }));
const run = (code: string) =>
  spawnSync(process.execPath, [resolve('src/scripts/new.ts'), code], { cwd: folder, encoding: 'utf8' });

test('writes a skeleton for both languages from the facts of the registry', () => {
  assert.equal(run('5.1.2').status, 0);
  const german = readFileSync(join(folder, 'content/codes/5.1.2/de.mdx'), 'utf8');
  assert.match(german, /Empfängerdomain/);
  assert.match(readFileSync(join(folder, 'content/codes/5.1.2/en.mdx'), 'utf8'), /domain/);
  // What is left to fill in is reported key by key, so that nobody publishes a skeleton.
  const keys = readCode('de.mdx', german).problems.map(({ path }) => path.join('.'));
  for (const key of ['lead', 'type', 'category', 'verdict.address', 'verdict.why', 'stage', 'action', 'keywords'])
    assert.ok(keys.includes(key), key);
  for (const key of ['sources.0.url', 'reviewed', 'body']) assert.ok(keys.includes(key), key);
});

test('names the choices of the schema, and does not cut a fact that is too long for the summary', () => {
  run('5.7.29');
  const english = readFileSync(join(folder, 'content/codes/5.7.29/en.mdx'), 'utf8');
  for (const list of [types, categories, stages]) assert.ok(english.includes(`# ${list.join(', ')}\n`));
  assert.match(english, /summary: >-\n {2}(?:…|.{1,160}[.!?])\nlead/);
});

test('refuses to overwrite', () => {
  run('5.1.3');
  const { status, stderr } = run('5.1.3');
  assert.equal(status, 1);
  assert.match(stderr, /content\/codes\/5\.1\.3\/de\.mdx exists; nothing was written/);
});

test('knows vendor codes, and refuses what is no code or unknown', () => {
  assert.equal(run('5.4.316').status, 0);
  assert.match(run('542').stderr, /"542" is not an enhanced status code/);
  assert.match(run('5.9.9').stderr, /neither registered nor in content\/registry\/vendor\.yml/);
});
