import { SignInPage } from '@relevo/web';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useWords } from '../words.js';

const route = getRouteApi('/sign-in');

/** Only addresses of the desk itself: a link must not send people elsewhere after signing in. */
const inside = (to: string | undefined): string => (to?.startsWith('/') === true && !to.startsWith('//') ? to : '/');

export const SignInScreen = () => {
  const t = useWords();
  const { to } = route.useSearch();
  const router = useRouter();
  const enter = async (): Promise<void> => {
    await router.invalidate();
    router.history.push(inside(to));
  };
  return (
    <main id="main">
      <SignInPage onSignedIn={() => void enter()} other={<Link to="/report">{t('signIn.reportAnyway')}</Link>} />
    </main>
  );
};
