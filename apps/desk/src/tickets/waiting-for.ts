import type { PersonRef } from '@relevo/contracts';

interface Waiting {
  readonly holder: PersonRef | null;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly requester: PersonRef;
}

/** Who has it in their hands, by name: the person, the requester, else the group. */
export const waitingFor = ({ holder, group, requester }: Waiting): string | null => {
  if (holder !== null) return holder.name;
  return group?.id === 'requester' ? requester.name : (group?.name ?? null);
};
