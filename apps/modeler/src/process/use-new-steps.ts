import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { versionQuery, versionsQuery } from '../drafts/draft-queries.js';
import { useDifferences } from '../differences/use-differences.js';

/** The ways between them are no place where a ticket could be. */
const isWay = (id: string): boolean => /^(Flow|Lane|SequenceFlow)/.test(id);

/** What is new or changed in a version, with its name; without such a step, where everybody begins. Null: not known yet. */
export const useNewSteps = (processId: string, version: number | undefined): ReadonlyMap<string, string> | null => {
  const versions = useQuery({ ...versionsQuery(processId), enabled: version !== undefined });
  const former = versions.data?.find((one) => version !== undefined && one.version < version)?.version;
  const now = useQuery({ ...versionQuery(processId, version ?? 0), enabled: version !== undefined });
  const before = useQuery({ ...versionQuery(processId, former ?? 0), enabled: former !== undefined });
  const differences = useDifferences(before.data?.files, now.data?.files);
  return useMemo(() => {
    if (version === undefined || now.data === undefined) return null;
    if (former !== undefined && differences === null) return null;
    const marked = [...(differences?.marks ?? [])].filter(
      ([id, mark]) => mark !== 'removed' && mark !== 'moved' && !isWay(id),
    );
    const diagram = Object.entries(now.data.files).find(([name]) => !/\.(form|dmn)$/.test(name))?.[1] ?? '';
    const names = namesIn(diagram);
    const steps = marked.filter(([id]) => names.has(id));
    const followed = steps.length > 0 ? steps.map(([id]) => id) : firstSteps(diagram);
    return new Map(followed.map((id) => [id, names.get(id) ?? id]));
  }, [version, former, now.data, differences]);
};

const flowNode = /(task|Task|Event|Gateway|subProcess|callActivity)$/;

const nodesIn = (xml: string): readonly Element[] =>
  [...new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagNameNS('*', '*')].filter(
    ({ localName }) => flowNode.test(localName),
  );

const namesIn = (xml: string): ReadonlyMap<string, string> =>
  new Map(
    nodesIn(xml).map((node) => [
      node.getAttribute('id') ?? '',
      node.getAttribute('name') ?? node.getAttribute('id') ?? '',
    ]),
  );

const firstSteps = (xml: string): readonly string[] =>
  nodesIn(xml)
    .filter(({ localName }) => localName === 'userTask' || localName === 'startEvent')
    .flatMap((node) => node.getAttribute('id') ?? [])
    .slice(0, 2);
