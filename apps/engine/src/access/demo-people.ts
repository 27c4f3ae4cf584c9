import type { NewPerson, Role } from '@relevo/contracts';

export type DemoPerson = Omit<NewPerson, 'password' | 'mail' | 'language'>;

const everyRole: readonly Role[] = [
  ...(['requester', 'agent', 'supervisor', 'process-owner'] as const),
  ...(['auditor', 'manager', 'administrator', 'worker'] as const),
];

const person = (user: string, name: string, roles: readonly Role[], groups: readonly string[] = []): DemoPerson => ({
  user,
  name,
  roles,
  groups,
});

/** The groups that the lanes of the shipped flows name: every installation begins with them. */
export const shippedGroups = [
  { id: 'l1', name: 'First line', publicName: 'Service desk' },
  { id: 'l2', name: 'Second line', publicName: 'Second line' },
  { id: 'l3', name: 'Specialists', publicName: 'Specialists' },
  { id: 'approvers', name: 'Approvers', publicName: 'Approval' },
  { id: 'supervisors', name: 'Supervisors', publicName: 'Service desk management' },
] as const;

/** Accounts named after their roles first, then the people of the demo data. The password is the user name. */
export const demoPeople: readonly DemoPerson[] = [
  person('requester', 'Rita Requester', ['requester']),
  person('agent', 'Alex Agent', ['agent'], ['l1']),
  person('supervisor', 'Sam Supervisor', ['supervisor'], ['supervisors']),
  person('process-owner', 'Paula Process', ['process-owner']),
  person('auditor', 'Andrea Auditor', ['auditor']),
  person('manager', 'Max Manager', ['manager']),
  person('administrator', 'Ada Administrator', ['administrator']),
  person('worker', 'Worker', ['worker']),
  person('demo', 'Demo', everyRole, ['l1', 'l2', 'l3', 'approvers', 'supervisors']),
  person('ana', 'Ana Álvarez', ['agent'], ['l1']),
  person('bruno', 'Bruno Bianchi', ['agent'], ['l1']),
  person('carla', 'Carla Costa', ['agent'], ['l2']),
  person('diego', 'Diego Díaz', ['agent'], ['l2']),
  person('elena', 'Elena Eriksson', ['agent'], ['l3']),
  person('felix', 'Felix Fischer', ['supervisor'], ['supervisors']),
  person('greta', 'Greta Grau', ['agent'], ['approvers']),
  person('hugo', 'Hugo Herrera', ['requester']),
];
