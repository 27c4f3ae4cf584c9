import { ErrorState, sessionQuery, SkeletonRows } from '@relevo/web';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ModelerFrame } from './frame/modeler-frame.js';
import { NotFound } from './frame/not-found.js';
import { TitledPage } from './frame/titled-page.js';

interface RouterContext {
  readonly queryClient: QueryClient;
}

/** `first`: the version whose first tickets are followed. */
interface ProcessSearch {
  readonly version?: number;
  readonly element?: string;
  readonly first?: number;
}

/** Two to compare: versions, or `draft:<id>`. */
interface VersionsSearch {
  readonly from?: number;
  readonly to?: number | string;
}

const isVersion = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

const root = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    return { person: session.person };
  },
  component: TitledPage,
  notFoundComponent: NotFound,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (typeof to === 'string' ? { to } : {}),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-screen.js'), 'SignInScreen'),
});

/** Everything below asks who one is. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: ({ context, location }) => {
    if (context.person === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
  component: ModelerFrame,
});

const library = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./library/library-screen.js'), 'LibraryScreen'),
});

const editor = createRoute({
  getParentRoute: () => inside,
  path: '/drafts/$draft',
  component: lazyRouteComponent(() => import('./editor/editor-screen.js'), 'EditorScreen'),
});

const process = createRoute({
  getParentRoute: () => inside,
  path: '/processes/$process',
  validateSearch: ({ version, element, first }: Record<string, unknown>): ProcessSearch => ({
    ...(isVersion(version) && { version }),
    ...(isVersion(first) && { first }),
    ...(typeof element === 'string' && { element }),
  }),
  component: lazyRouteComponent(() => import('./process/process-screen.js'), 'ProcessScreen'),
});

const versions = createRoute({
  getParentRoute: () => inside,
  path: '/processes/$process/versions',
  validateSearch: ({ from, to }: Record<string, unknown>): VersionsSearch => ({
    ...(isVersion(from) && { from }),
    ...((isVersion(to) || (typeof to === 'string' && to.startsWith('draft:'))) && { to }),
  }),
  component: lazyRouteComponent(() => import('./versions/versions-screen.js'), 'VersionsScreen'),
});

const tree = root.addChildren([signIn, inside.addChildren([library, process, versions, editor])]);

export const createModelerRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree: tree,
    basepath: '/modeler',
    context: { queryClient },
    defaultPendingComponent: SkeletonRows,
    defaultErrorComponent: ({ error, reset }) => (
      <ErrorState error={error instanceof Error ? error : new Error(String(error))} retry={reset} />
    ),
  });

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: ReturnType<typeof createModelerRouter>;
  }
}
