import { HttpAdapterHost } from '@nestjs/core';
import type { TestEngine } from '../../support/engine.js';

/** What express keeps of a registered route (express 5: `app.router`). */
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** `GET /api/tasks/:key` for whatever the running application answers. */
export const registeredRoutes = (relevo: TestEngine): readonly string[] => {
  const express = relevo.engine.get(HttpAdapterHost).httpAdapter.getInstance<{ router: { stack: Layer[] } }>();
  return express.router.stack
    .flatMap(({ route }) => (route ? methodsOf(route.methods).map((method) => `${method} ${route.path}`) : []))
    .sort();
};

const methodsOf = (methods: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.keys(methods).map((method) => method.toUpperCase());
