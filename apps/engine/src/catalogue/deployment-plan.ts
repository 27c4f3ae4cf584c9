import type { Key } from '@relevo/bpmn-kernel';
import type { DeployedDecision, DeployedDefinition, DeployedForm, DeployedRequirements } from './deployment.js';
import type { NewestRow } from './deployment-rows.js';
import type { ReadResource } from './read-resource.js';
import { checksumOf, type ResourceFile } from './resource-files.js';

/** The newest versions of the ids that are deployed, as they stand in the tables. */
export interface Newest {
  readonly definitions: ReadonlyMap<string, NewestRow>;
  readonly forms: ReadonlyMap<string, NewestRow>;
  readonly requirements: ReadonlyMap<string, NewestRow>;
  readonly decisions: ReadonlyMap<string, NewestRow>;
}

export interface DeploymentPlan {
  readonly definitions: readonly DeployedDefinition[];
  readonly forms: readonly DeployedForm[];
  readonly requirements: readonly DeployedRequirements[];
  readonly decisions: readonly DeployedDecision[];
}

const isSame = (newest: NewestRow | undefined, file: ResourceFile): boolean =>
  newest !== undefined && newest.file_name === file.name && newest.checksum === checksumOf(file.content);

const isUnchanged = ({ file, definitions, form, requirements }: ReadResource, newest: Newest): boolean =>
  definitions.every(({ id }) => isSame(newest.definitions.get(id), file)) &&
  (form === null || isSame(newest.forms.get(form.id), file)) &&
  (requirements === null || isSame(newest.requirements.get(requirements.id), file)) &&
  (requirements?.decisions ?? []).every(({ compiled }) => isSame(newest.decisions.get(compiled.id), file));

/** As Camunda 8 does: nothing new only where every file is as it was; else all files get new versions together. */
export const nothingChanged = (resources: readonly ReadResource[], newest: Newest): boolean =>
  resources.every((resource) => isUnchanged(resource, newest));

/** Key, version and deployment of one resource. */
type Numbering = (newest: NewestRow | undefined) => Pick<DeployedDefinition, 'key' | 'version' | 'deploymentKey'>;

export const asNewVersions =
  (deploymentKey: Key, nextKey: () => Key): Numbering =>
  (newest) => ({ key: nextKey(), version: (newest?.version ?? 0) + 1, deploymentKey });

export const asTheyAre: Numbering = (newest) => {
  if (!newest) throw new Error('Expected a published version of an unchanged resource, but there is none.');
  return { key: newest.key, version: newest.version, deploymentKey: newest.deployment_key };
};

const planRequirements = ({ file, requirements }: ReadResource, newest: Newest, number: Numbering) => {
  if (!requirements) return { requirements: [], decisions: [] };
  const { id: requirementsId, name } = requirements;
  const graph = { ...number(newest.requirements.get(requirementsId)), requirementsId, name, versionTag: null };
  const decisions = requirements.decisions.map(({ compiled, versionTag }) => ({
    ...number(newest.decisions.get(compiled.id)),
    decisionId: compiled.id,
    name: compiled.name,
    versionTag,
    requirementsId,
    requirementsKey: graph.key,
    file: file.name,
  }));
  return { requirements: [{ ...graph, file: file.name }], decisions };
};

/** Which key and version each resource of the files gets. */
export const planDeployment = (
  resources: readonly ReadResource[],
  newest: Newest,
  number: Numbering,
): DeploymentPlan => {
  const graphs = resources.map((resource) => planRequirements(resource, newest, number));
  return {
    definitions: resources.flatMap(({ file, definitions }) =>
      definitions.map(({ id, name = null, versionTag = null }) => ({
        ...number(newest.definitions.get(id)),
        processId: id,
        name,
        versionTag,
        file: file.name,
      })),
    ),
    forms: resources.flatMap(({ file, form }) =>
      form
        ? [
            {
              ...number(newest.forms.get(form.id)),
              formId: form.id,
              name: null,
              versionTag: form.versionTag,
              file: file.name,
            },
          ]
        : [],
    ),
    requirements: graphs.flatMap((graph) => graph.requirements),
    decisions: graphs.flatMap((graph) => graph.decisions),
  };
};
