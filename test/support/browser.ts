import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** What the pages complained about while a test ran; a test may look at it, and prints it when it fails. */
export interface Complaint {
  readonly who: string;
  readonly text: string;
}

/** Chromium with a fresh profile for each person. */
export class Browsers {
  readonly complaints: Complaint[] = [];

  private constructor(private readonly chromium: Browser) {}

  static async open(): Promise<Browsers> {
    const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
    return new Browsers(await chromium.launch({ executablePath, args: flags }));
  }

  /** A profile of its own: no cookie, nothing kept. */
  async fresh(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const profile = await this.chromium.newContext({
      baseURL: url,
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    return this.watched(await profile.newPage(), 'nobody');
  }

  /** Somebody who has signed in with name and password, as a demo account. */
  async signedIn(url: string, user: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.fresh(url, options);
    await page.goto('/sign-in');
    await page.getByLabel('User name').fill(user);
    await page.getByRole('textbox', { name: 'Password' }).fill(user);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
    return page;
  }

  async close(): Promise<void> {
    await this.chromium.close();
  }

  private watched(page: Page, who: string): Page {
    page.on('pageerror', ({ message }) => this.complaints.push({ who, text: message }));
    return page;
  }
}

/** Everything of a person's profile goes with it. */
export const leave = (page: Page): Promise<void> => (page.context() satisfies BrowserContext).close();
