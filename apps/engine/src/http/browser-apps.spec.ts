import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { browserApps } from './browser-apps.js';

describe('the built browser apps', () => {
  let root: string;
  let app: express.Express;

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), '.relevo-apps-'));
    for (const name of ['desk', 'modeler']) {
      const dist = join(root, name, 'dist');
      mkdirSync(join(dist, 'assets'), { recursive: true });
      writeFileSync(join(dist, 'index.html'), `<title>${name}</title>`);
      writeFileSync(join(dist, 'assets', 'index-B1c2D3e4.js'), `"${name}"`);
    }
    app = express().use(browserApps(root));
    app.use((_request, response) => void response.status(404).send('nobody'));
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each([
    ['/', 'desk'],
    ['/tickets/INC-000123', 'desk'],
    ['/modeler', 'modeler'],
    ['/modeler/processes/service-desk', 'modeler'],
  ])('answer %s with the page of the %s, never from a cache', async (path, name) => {
    const { status, text, headers } = await request(app).get(path);
    expect({ status, text }).toEqual({ status: 200, text: `<title>${name}</title>` });
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('keep for ever what bears a hash in its name', async () => {
    for (const path of ['/assets/index-B1c2D3e4.js', '/modeler/assets/index-B1c2D3e4.js'])
      expect((await request(app).get(path)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/assets/index-gone0000.js', '/api/tickets', '/v2/topology', '/health/live', '/openapi.json'])(
    'leave %s to others',
    async (path) => {
      expect((await request(app).get(path)).text).toBe('nobody');
    },
  );

  it('answer nothing but reading', async () => {
    expect((await request(app).post('/')).text).toBe('nobody');
  });
});
