import type { Person } from '@relevo/contracts';

/** Where each person starts: at their own next step. */
export const homeOf = (person: Person | null): '/sign-in' | '/my-work' | '/replay' | '/tickets' | '/my-tickets' => {
  if (person === null) return '/sign-in';
  const has = (role: Person['roles'][number]): boolean => person.roles.includes(role);
  if (has('agent') || has('supervisor')) return '/my-work';
  if (has('auditor') || has('process-owner')) return '/replay';
  if (has('manager') || has('administrator')) return '/tickets';
  return '/my-tickets';
};
