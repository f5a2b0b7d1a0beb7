import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { langs } from '../i18n/langs.ts';
import type { ProviderResponse } from '../model/schema.ts';

// How many responses of each provider are on record: none may get lost, and a new one is counted on purpose.
const counts: Record<string, number> = {
  a1: 2,
  aa: 1,
  abv: 2,
  'all-inkl': 3,
  att: 5,
  barracuda: 15,
  'blue-shield': 1,
  blueyonder: 1,
  bouygues: 2,
  bytecamp: 5,
  cisco: 3,
  cleanmail: 1,
  cloudflare: 2,
  cloudmark: 2,
  comcast: 11,
  cox: 10,
  datev: 1,
  docomo: 3,
  domainfactory: 3,
  duck: 1,
  'exchange-online': 67,
  'exchange-server': 26,
  exim: 21,
  fabel: 2,
  facebook: 2,
  forpsi: 6,
  'forward-email': 1,
  free: 12,
  freenet: 2,
  gmail: 85,
  gmx: 20,
  godaddy: 18,
  goneo: 2,
  hey: 1,
  'host-europe': 1,
  hostinger: 1,
  hostpoint: 1,
  'hot-ee': 1,
  'i-ua': 1,
  icloud: 20,
  improvmx: 5,
  'inbox-lv': 1,
  infomaniak: 2,
  interia: 4,
  interoute: 1,
  ionos: 20,
  kddi: 1,
  laposte: 21,
  libero: 3,
  magicspam: 3,
  'mail-ru': 3,
  messagelabs: 8,
  mimecast: 30,
  movistar: 1,
  netease: 1,
  onesystems: 4,
  orange: 19,
  outlook: 24,
  'ox-cloud-eu': 7,
  'ox-cloud-us': 7,
  postfix: 53,
  proofpoint: 14,
  proton: 2,
  qmail: 14,
  qq: 15,
  rackspace: 1,
  rambler: 4,
  secumail: 1,
  'securemail-pro': 2,
  sendmail: 25,
  'ses-receiving': 5,
  'ses-sending': 6,
  seznam: 1,
  sfr: 6,
  sophos: 2,
  spamhaus: 10,
  spectrum: 1,
  strato: 11,
  't-online': 9,
  tim: 1,
  'tre-it': 1,
  trellix: 2,
  'trend-micro': 5,
  tuta: 1,
  'unknown-pl': 1,
  'virgin-media': 1,
  'web-de': 22,
  'wp-pl': 1,
  yahoo: 33,
  yandex: 8,
  zerospam: 2,
  zoho: 12,
};

const responses = (id: string) =>
  parse(readFileSync(`content/providers/${id}/responses.yml`, 'utf8')) as ProviderResponse[];

test('every provider has the number of responses on record', () => {
  assert.deepEqual(
    Object.fromEntries(readdirSync('content/providers').map((id) => [id, responses(id).length])),
    counts,
  );
  assert.equal(
    Object.values(counts).reduce((sum, count) => sum + count),
    801,
  );
});

test('every provider with ten or more responses has a written page', () => {
  for (const [id, count] of Object.entries(counts)) {
    if (count < 10) continue;
    for (const lang of langs) assert.ok(existsSync(`content/providers/${id}/${lang}.mdx`), `${id}/${lang}.mdx`);
  }
});

test('ids are words, not ordinals, and name the code they stand with', () => {
  for (const id of Object.keys(counts)) {
    for (const row of responses(id)) {
      assert.match(row.id, /[a-z]{2}/, `${id}/${row.id}`);
      if (row.code) assert.ok(row.id.endsWith(row.code), `${id}/${row.id} states ${row.code}`);
    }
  }
});
