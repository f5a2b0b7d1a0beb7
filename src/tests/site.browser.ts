import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { codeUrl, codesUrl, homeUrl, pageUrl, permalink, providersUrl, providerUrl, subjectUrl } from '../lib/urls.ts';

// One page of each kind, in both languages where the kind has one.
const kinds = (['de', 'en'] as const).flatMap((lang) => [
  homeUrl(lang),
  codesUrl(lang),
  codeUrl(lang, '5.4.2'),
  codeUrl(lang, '4.4.2'),
  codeUrl(lang, '5.7.1'),
  codeUrl(lang, '550'),
  codeUrl(lang, '442'),
  providerUrl(lang, 'gmx'),
  providerUrl(lang, 'hey'),
  codeUrl(lang, '5.7.30'),
  codeUrl(lang, '5.4.316'),
  subjectUrl(lang, 4),
  providersUrl(lang),
  providerUrl(lang, 'gmail'),
  pageUrl(lang, 'about'),
  pageUrl(lang, 'imprint'),
  `/${lang}/404.html`,
]);

/** Fails the test on anything the console or the policy complains about, and on any request to another host. */
function watch(page: Page, baseURL: string | undefined): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404 (Not Found)')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (baseURL && !request.url().startsWith(baseURL)) complaints.push(`request to ${request.url()}`);
  });
  return complaints;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const path of [...kinds, '/404.html']) {
      test(path, async ({ page, baseURL }) => {
        const complaints = watch(page, baseURL);
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
        expect(complaints).toEqual([]);
      });
    }
  });
}

for (const width of [320, 360, 768, 1280, 1920]) {
  test(`nothing scrolls sideways at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    for (const path of kinds) {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
    }
  });
}

for (const lang of ['de', 'en'] as const) {
  for (const code of ['5.4.2', '4.4.2', '5.1.1', '5.7.1']) {
    test(`the three answers of ${code} are on the first screen of a phone, ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(codeUrl(lang, code));
      const answers = page.locator('.slip dd').filter({ has: page.locator('b.tick') });
      await expect(answers).toHaveCount(3);
      for (const answer of await answers.locator('b.tick').all()) {
        const box = await answer.boundingBox();
        expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
      }
      await expect(page.locator('h1')).toContainText(code);
    });
  }
}

test('numeral and postmark share a row on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const code of ['5.4.2', '5.7.30', '5.4.316']) {
    await page.goto(codeUrl('de', code));
    const numeral = await page.locator('.numeral').boundingBox();
    const postmark = await page.locator('.postmark').boundingBox();
    expect(postmark?.x, code).toBeGreaterThanOrEqual((numeral?.x ?? 0) + (numeral?.width ?? 0));
    expect(postmark?.width, code).toBeGreaterThan(72);
  }
});

test('the code page says the same in both languages', async ({ page }) => {
  const read = async (lang: 'de' | 'en') => {
    await page.goto(codeUrl(lang, '5.4.2'));
    return {
      sections: await page.locator('main section[id]').evaluateAll((sections) => sections.map(({ id }) => id)),
      points: await page.locator('.points li[id]').evaluateAll((points) => points.map(({ id }) => id).sort()),
      commands: await page.locator('pre.wire').allTextContents(),
    };
  };
  const de = await read('de');
  expect(await read('en')).toEqual(de);
  expect(de.sections).toEqual([
    'summary',
    'meaning',
    'confused',
    'causes',
    'fixes',
    'investigate',
    'examples',
    'providers',
    'practices',
    'related',
    'sources',
  ]);
});

test('the language switch keeps page and anchor', async ({ page }) => {
  await page.goto(`${codeUrl('de', '5.4.2')}#causes`);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(`${codeUrl('en', '5.4.2')}#causes`);
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL(`${codeUrl('de', '5.4.2')}#causes`);
});

test.describe('search', () => {
  for (const text of ['5.4.2', '5-4-2', '5,4,2', 'dsn=5.4.2', '550 5.4.2']) {
    test(`"${text}" leads to its page`, async ({ page }) => {
      await page.goto(homeUrl('de'));
      await page.getByRole('searchbox').fill(text);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(codeUrl('de', '5.4.2'));
    });
  }

  test('an exact code is a hit without a request', async ({ page }) => {
    await page.goto(codesUrl('en'));
    await page.getByRole('searchbox').focus();
    await page.waitForLoadState('networkidle');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.keyboard.type('5.7.1');
    await expect(page.getByRole('search').getByRole('link', { name: '5.7.1' })).toHaveAttribute(
      'href',
      codeUrl('en', '5.7.1'),
    );
    expect(requests).toEqual([]);
  });

  test('words find pages through the full text, in their language', async ({ page, baseURL }) => {
    const complaints = watch(page, baseURL);
    await page.goto(homeUrl('de'));
    await page.getByRole('searchbox').fill('Verbindung abgebrochen');
    const hits = page.getByRole('search').getByRole('link');
    await expect(hits.first()).toBeVisible();
    for (const href of await hits.evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
      expect(href).toMatch(/^\/de\//);
    expect(page.url()).not.toContain('Verbindung');
    expect(complaints).toEqual([]);
  });

  test('words without a hit say so', async ({ page }) => {
    await page.goto(homeUrl('en'));
    await page.getByRole('searchbox').fill('жжжжжж');
    await expect(page.getByRole('status').filter({ hasText: 'No result.' })).toBeVisible();
  });

  test('works by keyboard: slash focuses, Tab reaches the hit, Escape closes', async ({ page }) => {
    await page.goto(codeUrl('en', '5.1.1'));
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('4.4.2');
    const hit = page.getByRole('search').getByRole('link', { name: '4.4.2' });
    await expect(hit).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(hit).toBeHidden();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('4.4.2');
    await expect(hit).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(hit).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(codeUrl('en', '4.4.2'));
  });
});

test('the first key leads to the skip link, and it to the content', async ({ page }) => {
  await page.goto(codeUrl('de', '5.4.2'));
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Zum Inhalt springen' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#content$/);
});

test('the table of all codes filters by class, type, category and text', async ({ page }) => {
  await page.goto(codesUrl('de'));
  const rows = page.locator('.list tbody tr:visible');
  const all = await rows.count();
  expect(all).toBeGreaterThan(200);
  await page.getByLabel('Klasse').selectOption('4');
  expect(await rows.count()).toBeLessThan(all);
  for (const text of await rows.locator('th').allTextContents()) expect(text.trim()).toMatch(/^4/);
  await page.getByLabel('Typ').selectOption('soft');
  await page.getByLabel('Kategorie').selectOption('network');
  await page.getByLabel('Text').fill('4.4.2');
  await expect(rows).toHaveCount(1);
  await expect(page.locator('output')).toHaveText('1 Treffer');
  await page.getByRole('button', { name: 'Filter aufheben' }).click();
  await expect(rows).toHaveCount(all);
});

test('the copy button copies the permalink and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(codeUrl('de', '5.4.2'));
  await page.getByRole('button', { name: 'Link kopieren' }).click();
  await expect(page.getByRole('button', { name: 'Kopiert' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^https?:\/\/[^/]+\/5\.4\.2\/$/);
});

for (const [locale, lang] of [
  ['de-AT', 'de'],
  ['en-GB', 'en'],
  ['fr-FR', 'en'],
] as const) {
  test.describe(`a reader of ${locale}`, () => {
    test.use({ locale });
    test('is led from the permalink to the right language, with the fragment', async ({ page }) => {
      await page.goto(`${permalink('5.4.2')}#causes`);
      await expect(page).toHaveURL(`${codeUrl(lang, '5.4.2')}#causes`);
    });
  });
}

test.describe('a wrong address', () => {
  for (const [asked, offered] of [
    ['/5-4-2', codeUrl('en', '5.4.2')],
    ['/543', codeUrl('en', '5.4.3')],
    ['/de/5.4.2', codeUrl('de', '5.4.2')],
    ['/en/codes/5.4.99/', subjectUrl('en', 4)],
  ] as const) {
    test(`${asked} offers ${offered}`, async ({ page }) => {
      const response = await page.goto(asked);
      expect(response?.status()).toBe(404);
      await expect(page.locator(`not-found a[href="${offered}"]`)).toBeVisible();
    });
  }

  test('/5.9.9 says that the code is unknown', async ({ page }) => {
    await page.goto('/5.9.9');
    await expect(page.getByText('5.9.9 is neither registered nor known')).toBeVisible();
    await expect(page.locator(`not-found a[href="${codeUrl('en', '5.0.0')}"]`)).toBeVisible();
  });

  test('the page of a language reads the address too', async ({ page }) => {
    await page.goto('/de/404.html');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unter dieser Adresse gibt es keine Seite');
    await expect(page.getByRole('link', { name: 'Alle Codes' }).first()).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the code page is complete, and what needs a script is not there', async ({ page }) => {
    await page.goto(codeUrl('de', '5.4.2'));
    await expect(page.locator('section#causes li')).toHaveCount(10);
    await expect(page.getByRole('button', { name: 'Link kopieren' })).toBeHidden();
  });

  test('the table of all codes is complete, its filters hidden', async ({ page }) => {
    await page.goto(codesUrl('de'));
    expect(await page.locator('.list tbody tr:visible').count()).toBeGreaterThan(200);
    await expect(page.locator('.filters')).toBeHidden();
  });

  test('a search carries nothing and opens the table of all codes', async ({ page }) => {
    await page.goto(homeUrl('de'));
    await page.getByRole('searchbox').fill('geheim@example.com');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${codesUrl('de')}\\??$`));
  });

  test('the permalink offers both languages', async ({ page }) => {
    await page.goto(permalink('5.4.2'));
    await expect(page.getByRole('link', { name: 'Auf Deutsch lesen' })).toHaveAttribute('href', codeUrl('de', '5.4.2'));
    await expect(page.getByRole('link', { name: 'Read in English' })).toHaveAttribute('href', codeUrl('en', '5.4.2'));
  });

  test('the page for a wrong address names both ways on', async ({ page }) => {
    await page.goto('/nothing-here');
    await expect(page.getByRole('link', { name: 'Alle Codes' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'All codes' })).toBeVisible();
  });
});

test('print shows a clean page: no navigation, a dashed frame, dark text on paper', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(codeUrl('de', '5.4.2'));
  await expect(page.locator('header')).toBeHidden();
  await expect(page.locator('.bars')).toBeHidden();
  expect(await page.locator('.slip').evaluate((slip) => getComputedStyle(slip).borderTopStyle)).toBe('dashed');
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).color)).toBe('rgb(26, 29, 33)');
});

test.describe('from a wording to advice, by the pages alone', () => {
  for (const { provider, name, wording, row, code } of [
    { provider: 'gmx', name: 'GMX', wording: 'case?c=r0201', row: 'ip-address-block-listed-r0201-554', code: '5.7.1' },
    {
      provider: 't-online',
      name: 'T-Online',
      wording: 'bad reputation',
      row: 'none-bad-reputation-554',
      code: '5.7.1',
    },
    {
      provider: 'gmail',
      name: 'Gmail',
      wording: 'sender is unauthenticated',
      row: 'sender-is-unauthenticated-5.7.26',
      code: '5.7.26',
    },
  ] as const) {
    test(`${name}: ${wording}`, async ({ page }) => {
      await page.goto(homeUrl('de'));
      await page.getByRole('main').getByRole('link', { name }).first().click();
      await expect(page).toHaveURL(providerUrl('de', provider));
      await page.getByRole('textbox', { name: 'Text' }).fill(wording);
      const found = page.locator(`[id="${row}"]`);
      await expect(found).toBeVisible();
      await found.getByRole('link', { name: new RegExp(`^${code} `) }).click();
      await expect(page).toHaveURL(codeUrl('de', code));
      await expect(page.locator('.slip')).toContainText('Adresse behalten?');
    });
  }

  test('a row has an address of its own, and the code it states leads back', async ({ page }) => {
    await page.goto(codeUrl('en', '5.7.1'));
    const row = page.locator('.responses li').first();
    const href = await row.getByRole('link').first().getAttribute('href');
    expect(href).toMatch(/^\/en\/providers\/[a-z-]+\/#/);
    await row.getByRole('link').first().click();
    await page
      .locator(`[id="${href?.split('#')[1]}"]`)
      .getByRole('link', { name: '5.7.1', exact: true })
      .click();
    await expect(page).toHaveURL(codeUrl('en', '5.7.1'));
  });
});

test('a reply code shows the status codes that come with it, and they show it', async ({ page }) => {
  await page.goto(codeUrl('de', '550'));
  await page.locator('#meaning').getByRole('link', { name: '5.1.1', exact: true }).first().click();
  await expect(page).toHaveURL(codeUrl('de', '5.1.1'));
  await page.locator('.facts').getByRole('link', { name: '550' }).click();
  await expect(page).toHaveURL(codeUrl('de', '550'));
});

test('a number that no RFC defines says so and names the page that is meant', async ({ page }) => {
  await page.goto(codeUrl('en', '442'));
  await expect(page.locator('.facts')).toContainText('defined by no RFC');
  await expect(page.locator('#meaning').getByRole('link', { name: '4.4.2', exact: true }).first()).toBeVisible();
});

test('"542" offers the reply code first and the status code second', async ({ page }) => {
  await page.goto(homeUrl('en'));
  await page.getByRole('searchbox').fill('542');
  await expect(page.getByRole('search').getByRole('link')).toHaveText(['542', '5.4.2']);
});
