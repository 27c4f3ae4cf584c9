import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { Identity } from '../../access/identity.js';
import { hasRole } from '../../access/require-role.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { Search, type Restriction } from '../search/search.js';
import type { SearchAnswer, SearchRequest } from '../search/search-request.js';
import { variables } from '../variables/variable-search.js';
import { requireRight } from '../v2-rights.js';
import { tenantId } from '../wire.js';
import { userTasks } from './user-task-search.js';

interface FoundTask {
  readonly elementInstanceKey: string;
  readonly processInstanceKey: string;
  readonly formKey?: string;
}

/** Tasks as Camunda's clients see them: agents see those of their groups, the others all. */
@Injectable()
export class UserTaskReads {
  constructor(
    private readonly searcher: Search,
    private readonly catalogue: Catalogue,
  ) {}

  async search(identity: Identity, request: SearchRequest): Promise<SearchAnswer<object>> {
    return this.searcher.find(userTasks(this.catalogue), request, visibleTo(identity));
  }

  async get(identity: Identity, key: string): Promise<object> {
    return this.searcher.one(userTasks(this.catalogue), ['userTaskKey', key], visibleTo(identity));
  }

  async form(identity: Identity, key: string): Promise<object | null> {
    const { formKey } = (await this.get(identity, key)) as FoundTask;
    const form = formKey === undefined ? undefined : this.catalogue.form(formKey as Key);
    if (!form) return null;
    return { formKey: form.key, formId: form.formId, version: form.version, schema: form.schema, tenantId };
  }

  /** The task's own variables and those of its instance. */
  async variables(identity: Identity, key: string, request: SearchRequest): Promise<SearchAnswer<object>> {
    const task = (await this.get(identity, key)) as FoundTask;
    return this.searcher.find(
      variables,
      request,
      (bound) => `s.scope_key = ANY(${bound.add([task.elementInstanceKey, task.processInstanceKey])}::bigint[])`,
    );
  }
}

const visibleTo = (identity: Identity): Restriction => {
  requireRight(identity, 'see tasks');
  if (hasRole(identity, 'supervisor', 'administrator', 'auditor', 'manager', 'process-owner', 'worker')) {
    return () => 'true';
  }
  return (bound) => {
    const me = bound.add(identity.id);
    const groups = bound.add([...identity.groups]);
    return `(t.assignee = ${me} OR ${me} = ANY(t.candidate_users) OR t.candidate_groups && ${groups}::text[])`;
  };
};
