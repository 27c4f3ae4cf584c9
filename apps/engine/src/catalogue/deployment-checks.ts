import { Injectable } from '@nestjs/common';
import type { DiagramFinding } from '@relevo/contracts';
import { Directory } from '../access/directory.js';
import { EngineError, type ErrorCode } from '../errors/engine-error.js';
import { missingReferences, unknownGroups } from '@relevo/bpmn-model';
import { Catalogue } from './catalogue.js';
import type { DeploymentRequest } from './deployment.js';
import { longNames } from './long-names.js';
import type { ReadResource } from './read-resource.js';
import { readResource } from './resource-reader.js';
import { checkBundle, checkFiles, kindOfFile, type ResourceKind } from './resource-files.js';
import { unsoundFlows } from './unsound-flows.js';

type Checkable = Pick<DeploymentRequest, 'files' | 'bundle'>;

/** Reads the files and refuses what cannot be run, with everything that is wrong at once. */
@Injectable()
export class DeploymentChecks {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly directory: Directory,
  ) {}

  async read(request: Checkable): Promise<readonly ReadResource[]> {
    const resources = await this.parse(request);
    const errors = this.all(request, resources).filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw refusal(errors);
    return resources;
  }

  async findings(request: Checkable): Promise<readonly DiagramFinding[]> {
    return this.all(request, await this.parse(request));
  }

  private async parse({ files, bundle }: Checkable): Promise<readonly ReadResource[]> {
    (bundle ? checkBundle : checkFiles)(files);
    const read: ReadResource[] = [];
    for (const file of files) read.push(await readResource(file, bundle ? 'bundle' : 'deployment'));
    return read;
  }

  private all({ bundle }: Checkable, resources: readonly ReadResource[]): readonly DiagramFinding[] {
    return [
      ...resources.flatMap(({ findings }) => findings),
      ...sameIds(resources),
      ...resources.flatMap(longNames),
      ...(bundle ? this.references(resources) : []),
    ];
  }

  private references(resources: readonly ReadResource[]): readonly DiagramFinding[] {
    const graphs = resources.flatMap(({ requirements }) => requirements ?? []);
    const contents = {
      forms: unread(resources, 'form') ? null : resources.flatMap(({ form }) => form?.id ?? []),
      decisions: unread(resources, 'decisions')
        ? null
        : graphs.flatMap(({ decisions }) => decisions.map(({ compiled }) => compiled.id)),
      processes: resources.flatMap(({ definitions }) => definitions.map(({ id }) => id)),
      published: (processId: string) => this.catalogue.latestDefinition(processId) !== undefined,
    };
    const isGroup = (group: string) => this.directory.group(group) !== undefined;
    const forms = new Map(resources.flatMap(({ form }) => (form ? [[form.id, form.compiled] as const] : [])));
    const membersOf = (group: string) => this.directory.group(group)?.members.length;
    return resources.flatMap(({ file, definitions }) =>
      [
        ...missingReferences(definitions, contents),
        ...unknownGroups(definitions, isGroup),
        ...unsoundFlows(definitions, { forms, membersOf }),
      ].map((finding) => ({
        ...finding,
        file: file.name,
      })),
    );
  }
}

/** Whether a file of this kind was refused: what is wrong with it is said there, and not again where it is used. */
const unread = (resources: readonly ReadResource[], kind: ResourceKind): boolean =>
  resources.some(
    ({ file, form, requirements }) => kindOfFile(file.name) === kind && form === null && requirements === null,
  );

const idsOf = ({ definitions, form, requirements }: ReadResource): readonly string[] => [
  ...definitions.map(({ id }) => `process "${id}"`),
  ...(form ? [`form "${form.id}"`] : []),
  ...(requirements ? [`decision requirements "${requirements.id}"`] : []),
  ...(requirements?.decisions ?? []).map(({ compiled }) => `decision "${compiled.id}"`),
];

/** Two files with one id: nobody could say which of them a reference means. */
const sameIds = (resources: readonly ReadResource[]): readonly DiagramFinding[] => {
  const first = new Map<string, string>();
  return resources.flatMap((resource) =>
    idsOf(resource).flatMap((id): readonly DiagramFinding[] => {
      const other = first.get(id);
      first.set(id, resource.file.name);
      if (other === undefined) return [];
      return [
        {
          severity: 'error',
          code: 'duplicate-id',
          file: resource.file.name,
          message: `Expected the ${id} once, but it is in ${other} and in ${resource.file.name}. Give one of them another id.`,
        },
      ];
    }),
  );
};

const shownFindings = 3;

const refusal = (errors: readonly DiagramFinding[]): EngineError => {
  const code: ErrorCode = errors.every((error) => error.code === 'missing-reference')
    ? 'missing-reference'
    : 'diagram-refused';
  const said = errors.slice(0, shownFindings).map(({ file, message }) => (file ? `${file}: ${message}` : message));
  const more = errors.length > shownFindings ? ` And ${errors.length - shownFindings} more.` : '';
  return new EngineError(
    code,
    `Expected files that can be run, but ${errors.length === 1 ? 'one thing is' : `${errors.length} things are`} wrong, so nothing was published. ${said.join(' ')}${more}`,
    { findings: errors },
  );
};
