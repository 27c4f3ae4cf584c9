import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';
import type { TaskForm, Values } from '@relevo/contracts';
import { defaultForm, variableNames } from '@relevo/forms';
import { Catalogue } from '../catalogue/catalogue.js';
import { requesterGroup } from '../tickets/ticket-properties.js';
import type { Language } from '../tickets/ticket-view.js';

/** The form of a task: the version it is bound to, else the default one with a button per outgoing flow. */
@Injectable()
export class TaskForms {
  constructor(private readonly catalogue: Catalogue) {}

  of(formKey: Key | null, node: FlowNode | null, language: Language): TaskForm {
    const linked = formKey === null ? undefined : this.catalogue.form(formKey);
    if (linked) return { schema: linked.schema as Values, version: linked.version, buttons: [] };
    const { schema, buttons } = defaultForm(whatIsAsked(node), language);
    return { schema: schema as Values, version: null, buttons };
  }

  /** Variables that a form shows, edits or reads; the default form shows none. */
  namesIn(formKey: Key | null): readonly string[] {
    const linked = formKey === null ? undefined : this.catalogue.form(formKey);
    return linked ? variableNames(linked.compiled) : [];
  }
}

const whatIsAsked = (node: FlowNode | null) => ({
  ...(node?.name !== undefined && { label: node.name }),
  outcomes: node?.type === 'userTask' ? node.outcomes : [],
  audience:
    node?.type === 'userTask' && node.laneGroup === requesterGroup ? ('requester' as const) : ('staff' as const),
});
