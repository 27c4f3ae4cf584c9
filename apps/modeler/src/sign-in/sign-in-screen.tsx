import { SignInPage } from '@relevo/web';
import { getRouteApi, useRouter } from '@tanstack/react-router';

const route = getRouteApi('/sign-in');

/** Only addresses of the modeler itself: a link must not send people elsewhere after signing in. */
const inside = (to: string | undefined): string => (to?.startsWith('/') === true && !to.startsWith('//') ? to : '/');

export const SignInScreen = () => {
  const { to } = route.useSearch();
  const router = useRouter();
  const enter = async (): Promise<void> => {
    await router.invalidate();
    await router.navigate({ to: inside(to) });
  };
  return (
    <main id="main">
      <SignInPage onSignedIn={() => void enter()} />
    </main>
  );
};
