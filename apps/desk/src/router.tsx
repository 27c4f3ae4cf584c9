import { ErrorState, sessionQuery, SkeletonRows, StatePanel } from '@relevo/web';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ButtonLink } from './frame/button-link.js';
import { DeskFrame } from './frame/desk-frame.js';
import { homeOf } from './frame/home-of.js';
import { useWords } from './words.js';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const NotFound = () => {
  const t = useWords();
  return (
    <StatePanel level={1} title={t('notFound.title')} action={<ButtonLink to="/">{t('notFound.start')}</ButtonLink>}>
      {t('notFound.text')}
    </StatePanel>
  );
};

const root = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.needsFirstAdministrator && location.pathname !== '/setup') throw redirect({ to: '/setup' });
    return { person: session.person };
  },
  component: Outlet,
  notFoundComponent: NotFound,
});

const text = (search: Record<string, unknown>, name: string): string | undefined => {
  const value = search[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

/** Keeps only these search parameters, as texts. */
const texts =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>): { [K in Name]?: string } =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = text(search, name);
        return value === undefined ? [] : [[name, value]];
      }),
    ) as { [K in Name]?: string };

/** Numbers stay numbers: as texts they would stand in quotes in the address. */
const number =
  <Name extends string>(name: Name) =>
  (search: Record<string, unknown>): { [K in Name]?: number } => {
    const value = Number(search[name]);
    return (Number.isSafeInteger(value) && value > 0 ? { [name]: value } : {}) as { [K in Name]?: number };
  };

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: texts('to'),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-screen.js'), 'SignInScreen'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./sign-in/setup-screen.js'), 'SetupScreen'),
});

const track = createRoute({
  getParentRoute: () => root,
  path: '/track/$token',
  component: lazyRouteComponent(() => import('./tracking/tracking-screen.js'), 'TrackingScreen'),
});

const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: DeskFrame });

const index = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: homeOf(context.person) });
  },
});

const report = createRoute({
  getParentRoute: () => frame,
  path: '/report',
  validateSearch: texts('process'),
  component: lazyRouteComponent(() => import('./report/report-screen.js'), 'ReportScreen'),
});

const reported = createRoute({
  getParentRoute: () => frame,
  path: '/reported/$number',
  component: lazyRouteComponent(() => import('./report/reported-screen.js'), 'ReportedScreen'),
});

/** Everything below asks who one is. */
const inside = createRoute({
  getParentRoute: () => frame,
  id: 'inside',
  beforeLoad: ({ context, location }) => {
    if (context.person === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
  component: Outlet,
});

const myTickets = createRoute({
  getParentRoute: () => inside,
  path: '/my-tickets',
  component: lazyRouteComponent(() => import('./my-tickets/my-tickets-screen.js'), 'MyTicketsScreen'),
});

const myTicket = createRoute({
  getParentRoute: () => inside,
  path: '/my-tickets/$number',
  component: lazyRouteComponent(() => import('./my-tickets/my-ticket-screen.js'), 'MyTicketScreen'),
});

const myWork = createRoute({
  getParentRoute: () => inside,
  path: '/my-work',
  component: lazyRouteComponent(() => import('./my-work/my-work-screen.js'), 'MyWorkScreen'),
});

/** The screen stays while one task follows another. */
const myTask = createRoute({ getParentRoute: () => myWork, path: '$task', component: () => null });

const queues = createRoute({
  getParentRoute: () => inside,
  path: '/queues',
  validateSearch: texts('view', 'group', 'priority', 'q'),
  component: lazyRouteComponent(() => import('./queue/queue-screen.js'), 'QueueScreen'),
});

const tickets = createRoute({
  getParentRoute: () => inside,
  path: '/tickets',
  validateSearch: texts('q', 'status', 'requester', 'priority'),
  component: lazyRouteComponent(() => import('./tickets/tickets-screen.js'), 'TicketsScreen'),
});

const ticket = createRoute({
  getParentRoute: () => inside,
  path: '/tickets/$number',
  component: lazyRouteComponent(() => import('./tickets/ticket-screen.js'), 'TicketScreen'),
});

const knowledge = createRoute({
  getParentRoute: () => frame,
  path: '/knowledge',
  validateSearch: texts('q'),
  component: lazyRouteComponent(() => import('./knowledge/knowledge-screen.js'), 'KnowledgeScreen'),
});

const newArticle = createRoute({
  getParentRoute: () => inside,
  path: '/knowledge/new',
  validateSearch: texts('title', 'ticket'),
  component: lazyRouteComponent(() => import('./knowledge/write-article-screen.js'), 'NewArticleScreen'),
});

const article = createRoute({
  getParentRoute: () => frame,
  path: '/knowledge/$key',
  validateSearch: number('version'),
  component: lazyRouteComponent(() => import('./knowledge/article-screen.js'), 'ArticleScreen'),
});

const editArticle = createRoute({
  getParentRoute: () => inside,
  path: '/knowledge/$key/edit',
  component: lazyRouteComponent(() => import('./knowledge/write-article-screen.js'), 'EditArticleScreen'),
});

const replays = createRoute({
  getParentRoute: () => inside,
  path: '/replay',
  validateSearch: texts('q'),
  component: lazyRouteComponent(() => import('./replay/replays-screen.js'), 'ReplaysScreen'),
});

const replay = createRoute({
  getParentRoute: () => inside,
  path: '/replay/$number',
  validateSearch: number('at'),
  component: lazyRouteComponent(() => import('./replay/replay-screen.js'), 'ReplayScreen'),
});

const operations = createRoute({
  getParentRoute: () => inside,
  path: '/operations',
  validateSearch: texts(
    ...['tab', 'process', 'element', 'code', 'olderThan', 'fault', 'state', 'batch', 'version', 'kind', 'recipient'],
  ),
  component: lazyRouteComponent(() => import('./operations/operations-screen.js'), 'OperationsScreen'),
});

const records = createRoute({
  getParentRoute: () => inside,
  path: '/records',
  validateSearch: texts('view'),
  component: lazyRouteComponent(() => import('./records/records-screen.js'), 'RecordsScreen'),
});

const tree = root.addChildren([
  signIn,
  setup,
  track,
  frame.addChildren([
    index,
    report,
    reported,
    knowledge,
    article,
    inside.addChildren([
      myTickets,
      myTicket,
      myWork.addChildren([myTask]),
      queues,
      tickets,
      ticket,
      newArticle,
      editArticle,
      replays,
      replay,
      operations,
      records,
    ]),
  ]),
]);

export const createDeskRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingComponent: SkeletonRows,
    defaultErrorComponent: ({ error, reset }) => (
      <ErrorState error={error instanceof Error ? error : new Error(String(error))} retry={reset} />
    ),
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: ReturnType<typeof createDeskRouter>;
  }
}
