import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';
import type { TaskForm, Values } from '@relevo/contracts';
import { defaultForm } from './default-form.js';
import { Catalogue } from '../catalogue/catalogue.js';
import type { Language } from '../tickets/ticket-view.js';

/** The form of a task: the version it is bound to, else the default one with a button per outgoing flow. */
@Injectable()
export class TaskForms {
  constructor(private readonly catalogue: Catalogue) {}

  of(formKey: Key | null, node: FlowNode | null, language: Language): TaskForm {
    const linked = formKey === null ? undefined : this.catalogue.form(formKey);
    if (linked) return { schema: linked.schema as Values, version: linked.version, buttons: [] };
    const { schema, buttons } = defaultForm(node?.type === 'userTask' ? node.outcomes : [], language);
    return { schema: schema as Values, version: null, buttons };
  }
}
