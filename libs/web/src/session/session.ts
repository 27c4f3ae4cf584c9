import type { FirstAdministrator, Person, Role, SessionInfo, SignIn } from '@relevo/contracts';
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { chooseLanguage, type Language } from '../i18n/languages.js';
import { api } from './api-client.js';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => api.session(),
  staleTime: 60_000,
});

/** Who is signed in. Suspends until the first answer is there. */
export const useSession = (): SessionInfo => useSuspenseQuery(sessionQuery).data;

/** For screens that only signed-in people reach. */
export const usePerson = (): Person => {
  const { person } = useSession();
  if (person === null) throw new Error('Expected a signed-in person, but there is no session');
  return person;
};

export const hasRole = (person: Person | null, ...roles: readonly Role[]): boolean =>
  person !== null && roles.some((role) => person.roles.includes(role));

/** Other people's data must not stay in the cache of the next person. */
const useEnter = () => {
  const queries = useQueryClient();
  return (session: SessionInfo): void => {
    api.remember(session);
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    queries.setQueryData(sessionQuery.queryKey, session);
  };
};

export const useSignIn = () => {
  const enter = useEnter();
  return useMutation({
    mutationFn: async (body: SignIn) => {
      await api.post<unknown>('/api/session', body);
      return api.session();
    },
    onSuccess: enter,
  });
};

export const useSignOut = () => {
  const enter = useEnter();
  return useMutation({
    mutationFn: async () => {
      await api.delete<unknown>('/api/session');
      return api.session();
    },
    onSuccess: enter,
  });
};

/** For this browser at once, and for the account, so that what the engine writes to the person speaks it too. */
export const useChooseLanguage = () => {
  const queries = useQueryClient();
  const { person } = useSession();
  return async (language: Language): Promise<void> => {
    chooseLanguage(language);
    if (person !== null) await api.put<unknown>('/api/session/language', { language });
    await queries.invalidateQueries();
  };
};

export const useCreateFirstAdministrator = () => {
  const enter = useEnter();
  return useMutation({
    mutationFn: async (body: FirstAdministrator) => {
      await api.post<unknown>('/api/setup', body);
      return api.session();
    },
    onSuccess: enter,
  });
};
