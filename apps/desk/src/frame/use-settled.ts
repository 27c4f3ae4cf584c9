import { useDebouncedCallback } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useRef } from 'react';

const pause = 200;

/** Calls back with what was typed after a pause; not when the person has meanwhile gone to another screen. */
export const useSettled = (act: (typed: string) => void): ((typed: string) => void) => {
  const router = useRouter();
  const typedAt = useRef('');
  const settle = useDebouncedCallback((typed: string) => {
    if (router.latestLocation.pathname === typedAt.current) act(typed);
  }, pause);
  return (typed) => {
    typedAt.current = router.latestLocation.pathname;
    settle(typed);
  };
};
