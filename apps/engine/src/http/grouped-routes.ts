import express, { type RequestHandler, type Router } from 'express';
import { ExpressServer } from './express-server.js';

/** The two fixed segments that a route or an address begins with: `/api/tasks`, `/v2/user-tasks`. */
const beginning = /^\/[^/:*{]+\/[^/:*{]+(?=\/|$)/;

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

const beginningOf = (path: string): string | undefined => beginning.exec(path)?.[0].toLowerCase();

/**
 * Express tries its routes one after the other, and the engine has well over a hundred. Here those that begin alike
 * have a router of their own, found by that beginning; inside it they keep their order and their whole pattern.
 */
export class GroupedRoutes extends ExpressServer {
  readonly #routers = new Map<string, Router>();

  /** All that a request may come to: Express's own first. */
  get routers(): readonly Router[] {
    return [this.getInstance<{ readonly router: Router }>().router, ...this.#routers.values()];
  }

  override get(path: unknown, handler?: RequestHandler): unknown {
    return this.#add('get', path, handler);
  }

  override post(path: unknown, handler?: RequestHandler): unknown {
    return this.#add('post', path, handler);
  }

  override put(path: unknown, handler?: RequestHandler): unknown {
    return this.#add('put', path, handler);
  }

  override patch(path: unknown, handler?: RequestHandler): unknown {
    return this.#add('patch', path, handler);
  }

  override delete(path: unknown, handler?: RequestHandler): unknown {
    return this.#add('delete', path, handler);
  }

  #add(verb: Verb, path: unknown, handler: RequestHandler | undefined): unknown {
    const router = typeof path === 'string' ? this.#routerOf(path) : undefined;
    return (router ?? this.getInstance<Router>())[verb](path as string, handler as RequestHandler);
  }

  /** Undefined for a route without such a beginning: it stays with Express itself. */
  #routerOf(path: string): Router | undefined {
    const key = beginningOf(path);
    if (key === undefined) return undefined;
    const found = this.#routers.get(key);
    if (found) return found;
    if (this.#routers.size === 0) this.getInstance<Router>().use(this.#dispatch);
    const router = express.Router();
    this.#routers.set(key, router);
    return router;
  }

  readonly #dispatch: RequestHandler = (request, response, next) => {
    // A router of its own would answer OPTIONS by itself, before anybody asks who calls.
    const key = request.method === 'OPTIONS' ? undefined : beginningOf(request.path);
    const router = key === undefined ? undefined : this.#routers.get(key);
    if (router) router(request, response, next);
    else next();
  };
}
