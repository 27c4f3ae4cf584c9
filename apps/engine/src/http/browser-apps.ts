import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Response } from 'express';

const apps = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Paths that are the engine's own; everything else belongs to a browser app. */
const engineOwn = /^\/(api|v2|health|metrics|openapi\.json)(\/|$)/;

const hashed = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

const cacheHeaders = (response: Response, path: string): void => {
  response.setHeader('Cache-Control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
};

/** Files of one built app; an address without a file is a screen of the app, so its page answers. */
const browserApp = (folder: string): RequestHandler => {
  const files = express.static(folder, { index: false, redirect: false, setHeaders: cacheHeaders });
  return (request, response, next) => {
    files(request, response, (error?: unknown) => {
      const isFile = /\.\w+$/.test(request.path);
      if (error !== undefined || isFile || !existsSync(join(folder, 'index.html'))) next(error);
      else response.setHeader('Cache-Control', 'no-cache').sendFile('index.html', { root: folder });
    });
  };
};

/** Desk at `/`, modeler at `/modeler`; `root` holds both, built. */
export const browserApps = (root = apps): RequestHandler => {
  const router = express.Router();
  router.use('/modeler', browserApp(join(root, 'modeler', 'dist')));
  router.use(browserApp(join(root, 'desk', 'dist')));
  return (request, response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reads && !engineOwn.test(request.path)) router(request, response, next);
    else next();
  };
};
