import { kindOf, labelOf } from '../label.js';
import { flowElements } from '../support/bases.js';
import { attribute, BPMN, walk, type XmlElement } from '../xml/xml-element.js';
import type { XmlRule } from './rule.js';

const GLOBAL_TASKS = ['globalTask', 'globalManualTask', 'globalUserTask', 'globalScriptTask', 'globalBusinessRuleTask'];
const NEEDS_ID = new Set<string>([
  ...flowElements,
  'process',
  'lane',
  'message',
  'error',
  'signal',
  'escalation',
  ...GLOBAL_TASKS,
]);
for (const drawnOnly of ['laneSet', 'association', 'textAnnotation', 'group', 'dataObject']) NEEDS_ID.delete(drawnOnly);

/** What bpmn.io's own reader takes as an id. */
const LEGAL_ID = /^([a-z][\w-.]*:)?[a-z_][\w-.]*$/i;

/** Ids are there, legal and unique (xsd:ID): tokens, history and replay name elements by them. */
export const ids: XmlRule = {
  codes: ['missing-id', 'duplicate-id', 'illegal-id'],
  source: 'BPMN 2.0.2, 8.2.1: id, "unique within the Definitions"',
  check(root, report) {
    const first = new Map<string, XmlElement>();
    for (const element of walk(root)) {
      if (element.namespace !== BPMN) continue;
      const id = attribute(element, 'id');
      const name = attribute(element, 'name');
      if (id === undefined) {
        if (!NEEDS_ID.has(element.name)) continue;
        const label = name ? `${kindOf(element.name)} "${name}"` : kindOf(element.name);
        report.error('missing-id', `expected an id, but ${label} (line ${element.line}) has none. Give it one.`, {
          name,
        });
      } else if (!LEGAL_ID.test(id)) {
        report.error(
          'illegal-id',
          `expected an id of letters, digits, "_", "-" and "." that begins with a letter or "_", but "${id}" (line ${element.line}) is not. Rename it.`,
          { id, name },
        );
      } else {
        const other = first.get(id);
        if (!other) first.set(id, element);
        else {
          report.error(
            'duplicate-id',
            `expected ids to be unique, but ${labelOf({ $type: element.name, id, ...(name !== undefined && { name }) })} on line ${element.line} has the id of ${kindOf(other.name)} on line ${other.line}. Give one of them another id.`,
            { id, name },
          );
        }
      }
    }
  },
};
