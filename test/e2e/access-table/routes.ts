import { HttpAdapterHost } from '@nestjs/core';
import type { TestEngine } from '../../support/engine.js';

/** What express keeps of a registered route. */
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** The engine's adapter (http/grouped-routes.ts): a route is in one of its routers. */
interface Routed {
  readonly routers: readonly { readonly stack: readonly Layer[] }[];
}

/** `GET /api/tasks/:key` for whatever the running application answers. */
export const registeredRoutes = (relevo: TestEngine): readonly string[] => {
  const adapter = relevo.engine.get(HttpAdapterHost).httpAdapter as unknown as Routed;
  return adapter.routers
    .flatMap(({ stack }) => stack)
    .flatMap(({ route }) => (route ? methodsOf(route.methods).map((method) => `${method} ${route.path}`) : []))
    .sort();
};

const methodsOf = (methods: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.keys(methods).map((method) => method.toUpperCase());
